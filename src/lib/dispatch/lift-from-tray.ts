import { optionsFor } from '#core/plan/options.ts';
import type { WorkshopState } from '#core/state.ts';
import { MINUTE_MS, type Instant, type Stretch } from '#core/time/instant.ts';
import type { Piece, RowAim } from '$lib/timeline/carry.ts';
import type { LiveRow } from '$lib/timeline/live-rows.svelte.ts';
import type { Seen } from './handling-moves.ts';

/** Plans start on five minutes. */
const STEP_MS = 5 * MINUTE_MS;

interface Shown {
	readonly state: WorkshopState;
	readonly now: Instant;
	readonly rows: readonly Pick<LiveRow, 'id' | 'head'>[];
	/** The time that is on the screen. */
	readonly shown: Stretch;
}

/**
 * Where work without a row is held first when a key lifts it: at the best proposal, else on the first
 * row at the first moment shown that is not past. Null where the screen shows no row, or only the past.
 */
export function firstAim(
	piece: Piece,
	{ job, operation }: Seen,
	{ state, now, rows, shown }: Shown
): RowAim | null {
	const earliest = Math.ceil(Math.max(now, shown.from) / STEP_MS) * STEP_MS;
	const best = optionsFor(state, { job, operation, most: 4 }, Math.max(now, shown.from))[0]
		?.placement;
	const isSeen = best !== undefined && best.start < shown.to;
	const row = rows.find(
		({ head }) =>
			isSeen &&
			(head.by === 'bay' ? head.bay === best.bay : best.technicians.includes(head.technician))
	);
	const place = row ?? rows[0];
	if (place === undefined || earliest >= shown.to) return null;
	const from = isSeen && row !== undefined ? best.start : earliest;
	return { where: 'row', row: place.id, from, to: from + piece.to - piece.from };
}
