import type { JobId, PersonId } from '../ids.ts';
import type { Instant, LocalDate } from '../time/instant.ts';

/** Why a car stays overnight: chosen from a closed list, so that nobody's name gets into the log. */
export const CARRY_REASONS = [
	'planned-longer',
	'parts',
	'approval',
	'sublet',
	'no-time',
	'not-collected',
	'other'
] as const;
export type CarryReason = (typeof CARRY_REASONS)[number];

/** What somebody decided about a car for tonight. */
export interface CarryDecision {
	readonly reason: CarryReason;
	readonly at: Instant;
	readonly by: PersonId;
}

/** A car that stays when its day is closed. */
export interface Staying {
	readonly job: JobId;
	readonly reason: Night['reason'];
}

/** One night a car stood here; `not-decided` where the board closed the day and nobody had said why. */
export interface Night {
	/** The day that was closed. */
	readonly date: LocalDate;
	readonly reason: CarryReason | 'not-decided';
}
