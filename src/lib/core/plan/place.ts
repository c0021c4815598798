import type { TechnicianCode } from '../ids.ts';
import { NEVER, nextWorking, windowFrom } from '../planner/calendar.ts';
import { hoursFrom, type HoursTable, type Whose } from '../planner/state-hours.ts';
import { endOf, startIn } from '../planner/timing.ts';
import type { WorkshopState } from '../state.ts';
import { DAY_MS, MINUTE_MS, type Instant, type Stretch } from '../time/instant.ts';
import { RANGE_DAYS } from '../workshop/calendar.ts';

/**
 * Laying a length of work on somebody's hours: over breaks where the work may be split, else in one go.
 * The timing kernel says where it lies, in whole minutes; here its minutes become instants. Work that
 * starts within a minute is asked about from the begin of that minute, by as much longer, so that it
 * ends to the second.
 */

/** Work to be laid out. */
export interface Work {
	/** Whose hours count; null for the opening hours. */
	readonly technician: TechnicianCode | null;
	/** Whether it may be interrupted by lunch, night, absence and closed days. */
	readonly splittable: boolean;
	/** Not before. */
	readonly start: Instant;
	/** Minutes of work, breaks not counted; zero or less is no work at all. */
	readonly minutes: number;
}

/** Where the work comes to lie. */
export interface Layout {
	/** The stretches really worked on, in order; together they last as long as the work. */
	readonly pieces: readonly Stretch[];
	readonly end: Instant;
	/** False: it does not fit in those hours, and the pieces say when it would be done as overtime. */
	readonly fits: boolean;
}

const REACHES = [false, true];

/** The minute an instant lies in. */
const minuteAt = ({ origin }: HoursTable, at: Instant): number =>
	Math.floor((at - origin) / MINUTE_MS);

const instantAt = ({ origin }: HoursTable, minute: number): Instant => origin + minute * MINUTE_MS;

/** Work from just this instant on: in minutes from the begin of its minute, and what is too much of the last. */
function countedFrom(table: HoursTable, from: Instant, { minutes, splittable }: Length) {
	const at = minuteAt(table, from);
	const length = Math.round(minutes * MINUTE_MS) + from - instantAt(table, at);
	const whole = Math.ceil(length / MINUTE_MS);
	return { at, minutes: whole, splittable, over: whole * MINUTE_MS - length };
}

type Length = Pick<Work, 'minutes' | 'splittable'>;

/** The hours between two instants, the first of which is within the table. */
function piecesIn(table: HoursTable, { from, to }: Stretch): Stretch[] {
	const { hours } = table;
	const pieces: Stretch[] = [];
	let window = windowFrom(hours, minuteAt(table, from));
	for (; window < hours.count; window += 1) {
		const opens = instantAt(table, hours.from[window] ?? NEVER);
		if (opens >= to) break;
		const closes = instantAt(table, hours.to[window] ?? NEVER);
		pieces.push({ from: Math.max(opens, from), to: Math.min(closes, to) });
	}
	return pieces;
}

/** Work from just this instant on, which lies in the hours; null where the table ends before it. */
function laidFrom(table: HoursTable, from: Instant, length: Length): Layout | null {
	const { at, minutes, over } = countedFrom(table, from, length);
	const last = endOf(table.hours, at, minutes);
	if (last >= NEVER) return null;
	const end = instantAt(table, last) - over;
	return { pieces: piecesIn(table, { from, to: end }), end, fits: true };
}

/** Whether the work can begin at just this instant, whenever it ends. */
function canBeginAt(table: HoursTable, from: Instant, length: Length): boolean {
	const { at, ...work } = countedFrom(table, from, length);
	return startIn(table.hours, at, work) === at;
}

const working = (technician: TechnicianCode | null): Whose => ({ technician, kind: 'working' });

const hoursFor = (state: WorkshopState, work: Work, isFar: boolean): HoursTable | null =>
	hoursFrom(state, working(work.technician), { from: work.start, isFar });

function laidAt(state: WorkshopState, work: Work): Layout | null {
	const near = hoursFor(state, work, false);
	if (near === null || !canBeginAt(near, work.start, work)) return null;
	const laid = laidFrom(near, work.start, work);
	if (laid !== null) return laid;
	const far = hoursFor(state, work, true);
	return far === null ? null : laidFrom(far, work.start, work);
}

function asOvertime({ start, minutes }: Work): Layout {
	const end = start + Math.max(0, minutes) * MINUTE_MS;
	return { pieces: end > start ? [{ from: start, to: end }] : [], end, fits: false };
}

const nothing = ({ start }: Work): Layout => ({ pieces: [], end: start, fits: true });

/**
 * Lays work out from exactly its start. Splittable work spans breaks and goes on after them; other
 * work must fit into the hours it starts in. Work that starts outside the hours, or does not fit,
 * is laid out as if overtime were worked: in one piece from its start.
 */
export const layOut = (state: WorkshopState, work: Work): Layout =>
	work.minutes <= 0 ? nothing(work) : (laidAt(state, work) ?? asOvertime(work));

/** The first instant from which the work fits; null where there is none in the table. */
function startAfter(table: HoursTable, after: Instant, length: Length): Instant | null {
	if (canBeginAt(table, after, length)) return after;
	const { splittable } = length;
	const at = Math.ceil((after - table.origin) / MINUTE_MS);
	const start = startIn(table.hours, at, { minutes: Math.ceil(length.minutes), splittable });
	return start >= NEVER ? null : instantAt(table, start);
}

/**
 * The earliest layout at or after the start that fits; null when none does within `SEARCH_DAYS`
 * (unsplittable work may be longer than any stretch of the person's day).
 */
export function earliestFit(state: WorkshopState, work: Work): Layout | null {
	if (work.minutes <= 0) return nothing(work);
	for (const isFar of REACHES) {
		const table = hoursFor(state, work, isFar);
		const start = table === null ? null : startAfter(table, work.start, work);
		const laid = table === null || start === null ? null : laidFrom(table, start, work);
		if (laid !== null) return laid;
	}
	return null;
}

/** When somebody is at work next, at `at` or later; null when not within `SEARCH_DAYS`. */
export function workingNext(
	state: WorkshopState,
	technician: TechnicianCode | null,
	at: Instant
): Instant | null {
	for (const isFar of REACHES) {
		const table = hoursFrom(state, working(technician), { from: at, isFar });
		if (table === null) return null;
		const minute = minuteAt(table, at);
		const next = nextWorking(table.hours, minute);
		if (next < NEVER) return next === minute ? at : instantAt(table, next);
	}
	return null;
}

/** The hours of somebody between two instants, clipped to them; at most `RANGE_DAYS` days. */
export function hoursWithin(
	state: WorkshopState,
	technician: TechnicianCode | null,
	{ from, to }: Stretch
): readonly Stretch[] {
	const until = Math.min(to, from + RANGE_DAYS * DAY_MS);
	const pieces: Stretch[] = [];
	let at = from;
	while (at < until) {
		const table = hoursFrom(state, working(technician), { from: at, isFar: false });
		if (table === null) break;
		pieces.push(...piecesIn(table, { from: at, to: Math.min(until, table.until) }));
		at = table.until;
	}
	return pieces;
}

/** Whether a stretch lies within the hours of somebody, of the kind asked for. */
export function liesWithin(state: WorkshopState, whose: Whose, { from, to }: Stretch): boolean {
	const near = hoursFrom(state, whose, { from, isFar: false });
	const table =
		near === null || to <= near.end ? near : hoursFrom(state, whose, { from, isFar: true });
	if (table === null) return false;
	const { hours } = table;
	const at = minuteAt(table, from);
	const window = windowFrom(hours, at);
	return (hours.from[window] ?? NEVER) <= at && to <= instantAt(table, hours.to[window] ?? NEVER);
}
