import { NEVER, windowFrom, type Hours } from './calendar.ts';

/**
 * The timing kernel: when a piece of work lies, given who does it where and from when on. Everything
 * that says a time goes through here: forecast, rules, search, repair, quote and explanation. It keeps
 * nothing and makes nothing: callers hand in one `Work` they use over and over, so that a search can
 * ask some hundred thousand times a second.
 *
 * What it promises, to the minute:
 * - The work lasts exactly `minutes` of the person's working minutes (settled rule: the length was
 *   rounded before, at least five).
 * - It starts in a working minute, and its last minute is one.
 * - Work that may not be split lies in one window of the person. Splittable work pauses outside the
 *   windows and goes on in the next.
 * - The bay is open from the first minute to the last, pauses included, as it stays taken.
 * - It starts at `from` or later, as early as all this allows, and ends by the horizon.
 * Helpers need to be free of other work from start to end; their own hours do not count, as the first
 * person's hours make the length (`room.ts`).
 */

/** What set the start of a piece of work: of all lower bounds, the one that bound. */
export const BOUND = {
	/** The clock: nothing starts in the past. */
	now: 0,
	/** The car was not here. */
	arrival: 1,
	/** Its own work before. */
	own: 2,
	/** Its parts, or a stoppage. */
	parts: 3,
	/** The time it has in the plan in force. */
	plan: 4,
	/** The person, or a helper, was at other work. */
	technician: 5,
	/** Another car had the bay. */
	bay: 6,
	/** Break, night, absence: the person was not working, or the work did not fit before they stopped. */
	hours: 7,
	/** The bay was closed or out of order. */
	closed: 8
} as const;
export type Bound = (typeof BOUND)[keyof typeof BOUND];

/** A piece of work to be laid, and where it came to lie; made once and used over and over. */
export interface Work {
	/** Not before; `raise` it to the latest of all lower bounds. Not negative. */
	from: number;
	/** Which lower bound `from` is. */
	bound: Bound;
	/** Operation that holds the person or the bay, by whatever number the caller gives work; -1 for none. */
	by: number;
	/** Working minutes, at least one. */
	minutes: number;
	splittable: boolean;
	/** Set by `layIn`; NEVER when it does not fit before the horizon. */
	start: number;
	/** Exclusive; set by `layIn`. */
	end: number;
}

/** A piece of work with nothing known yet. */
export const aWork = (): Work => ({
	from: 0,
	bound: BOUND.now,
	by: -1,
	minutes: 1,
	splittable: false,
	start: NEVER,
	end: NEVER
});

/** Makes a lower bound count: of several that are equal, the first stays the one that bound. */
export function raise(work: Work, at: number, bound: Bound): void {
	if (at <= work.from) return;
	work.from = at;
	work.bound = bound;
	work.by = -1;
}

/** As `raise`, where the person, or a helper, is at other work until then. */
export function raiseBehindPerson(work: Work, at: number, by: number): void {
	if (at <= work.from) return;
	work.from = at;
	work.bound = BOUND.technician;
	work.by = by;
}

/** As `raise`, where the bay has another car until then. */
export function raiseBehindCar(work: Work, at: number, by: number): void {
	if (at <= work.from) return;
	work.from = at;
	work.bound = BOUND.bay;
	work.by = by;
}

/** The end of so many working minutes from a start that is a working minute; NEVER beyond the horizon. */
export function endOf(hours: Hours, start: number, minutes: number): number {
	let window = windowFrom(hours, start);
	let left = minutes - ((hours.to[window] ?? NEVER) - start);
	while (left > 0) {
		window += 1;
		if (window >= hours.count) return NEVER;
		left -= (hours.to[window] ?? NEVER) - (hours.from[window] ?? NEVER);
	}
	return (hours.to[window] ?? NEVER) + left;
}

/** The first minute at or after `at` from which the work can be done in these hours, bays aside; or NEVER. */
export function startIn(
	hours: Hours,
	at: number,
	work: Pick<Work, 'minutes' | 'splittable'>
): number {
	let window = windowFrom(hours, at);
	for (; window < hours.count; window += 1) {
		const opens = hours.from[window] ?? NEVER;
		const start = opens > at ? opens : at;
		if (work.splittable || (hours.to[window] ?? NEVER) - start >= work.minutes) return start;
	}
	return NEVER;
}

/** `start` or earlier when the bay is open from start to end; else when it opens the next time. */
export function opensFor(bay: Hours, start: number, end: number): number {
	const window = windowFrom(bay, start);
	const opens = bay.from[window] ?? NEVER;
	const isLongEnough = opens > start || end <= (bay.to[window] ?? NEVER);
	return isLongEnough ? opens : (bay.from[window + 1] ?? NEVER);
}

function moved(work: Work, bound: Bound): void {
	work.bound = bound;
	work.by = -1;
}

function unplaced(work: Work): boolean {
	work.start = NEVER;
	work.end = NEVER;
	return false;
}

/**
 * Lays work from `work.from` on in a person's hours and a bay's, setting `start` and `end`; false (and
 * both NEVER) when it does not fit before the horizon. Where hours or a closed bay moved it past
 * `from`, `bound` says so (`hours` or `closed`, the last that moved it) and `by` is -1; else they stay.
 * Other work of the person and in the bay is the caller's business.
 */
export function layIn(hours: Hours, bay: Hours, work: Work): boolean {
	let at = work.from;
	for (;;) {
		const start = startIn(hours, at, work);
		if (start === NEVER) return unplaced(work);
		if (start > at) moved(work, BOUND.hours);
		const end = work.splittable ? endOf(hours, start, work.minutes) : start + work.minutes;
		if (end === NEVER) return unplaced(work);
		const opens = opensFor(bay, start, end);
		if (opens <= start) {
			work.start = start;
			work.end = end;
			return true;
		}
		at = opens;
		if (at >= NEVER) return unplaced(work);
		moved(work, BOUND.closed);
	}
}
