import type { WorkshopState } from '../state.ts';
import type { Instant, LocalDate } from '../time/instant.ts';

/**
 * Whether the board's own closing has to wait: somebody works overtime on that day. Until when; null when
 * nobody does.
 */
export const overtimeUntil = (
	{ attendance }: Pick<WorkshopState, 'attendance'>,
	date: LocalDate
): Instant | null =>
	[...attendance.values()].reduce<Instant | null>(
		(latest, mark) =>
			mark.date === date && mark.extra !== null
				? Math.max(latest ?? mark.extra.to, mark.extra.to)
				: latest,
		null
	);
