import type { BayCode, JobId, OperationId, TechnicianCode } from '../ids.ts';
import type { Instant } from '../time/instant.ts';
import type { Trade } from '../workshop/setup.ts';

/** What makes a car late, in the workshop's words; pages have a sentence and two or three words for each. */
export const WHYS = [
	/** Another car has the bay, or the person. */
	'bay',
	'technician',
	/** What the work is stopped for, or waits for. */
	'parts',
	'approval',
	'decision',
	'sublet',
	'equipment',
	'stopped',
	/** Somebody clocked off, and nobody went on. */
	'paused',
	/** The car is not here yet, or came late. */
	'arrival',
	/** The work is planned for later. */
	'plan',
	/** An earlier step of the same car ended late. */
	'previous',
	/** Nobody began it although it could have been begun. */
	'not-begun',
	/** The bay is out of order. */
	'closed',
	/** What hours take from the work: a break, the night, an absence. */
	'break',
	'closing',
	'absence',
	/** It takes longer than planned; it began later than planned; it was done badly the first time. */
	'overrun',
	'late-start',
	'rework',
	/** The work itself is longer than the time there was. */
	'work',
	/** The promise was for a day before today: nothing that can still be changed explains these minutes. */
	'earlier-day'
] as const;
export type Why = (typeof WHYS)[number];

/** One link of the chain of causes of a car. */
export interface LateCause {
	readonly why: Why;
	/** Whole minutes of the lateness, at least one. */
	readonly minutes: number;
	/** The car's own work that is held. */
	readonly operation: OperationId;
	/** The bay it waits for, or that is out of order; null where any of its sort would do. */
	readonly bay: BayCode | null;
	/** The person it waits for, or whose hours end; null where anybody who can do it would do. */
	readonly technician: TechnicianCode | null;
	/** What the bay is for, or what kind of work it is: says which sort is waited for. */
	readonly trade: Trade;
	/** Other cars that have the bay or the person before, the last first. */
	readonly behind: readonly JobId[];
	/** The earlier step of the same car, for `previous`. */
	readonly step: OperationId | null;
	/** When it ends or ended: parts or car come or came, the plan begins, the bay opens; null unknown. */
	readonly at: Instant | null;
	/** What else holds the same work just as long: this cause helps only when that goes, too. */
	readonly also: readonly Why[];
	/** Without this and nothing else the car would be earlier. */
	readonly helpsAlone: boolean;
}

/** Why one car is, or will be, late. */
export interface CarCauses {
	/** Whole minutes the forecast lies past the promise, begun ones counted: the sum of the causes. */
	readonly minutes: number;
	/** From the end of the visit back to its beginning. */
	readonly causes: readonly LateCause[];
	/** The one to name where there is room for one. */
	readonly main: LateCause;
}

/**
 * The one cause to name: the longest of those that alone would help, else the longest; null of none.
 */
export function mainCause(causes: readonly LateCause[]): LateCause | null {
	const alone = causes.filter((cause) => cause.helpsAlone);
	return (alone.length > 0 ? alone : causes).reduce<LateCause | null>(
		(best, cause) => (best === null || cause.minutes > best.minutes ? cause : best),
		null
	);
}
