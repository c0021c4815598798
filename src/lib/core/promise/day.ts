import { nextWorking, type Calendar, type Hours } from '../planner/calendar.ts';
import type { Place, PlanningProblem, ProblemOperation } from '../planner/problem.ts';
import { aWork, BOUND, endOf, layIn, startIn } from '../planner/timing.ts';

/**
 * A planned day made ready to be lived through many times: bays, people and order stay as planned, and
 * only how long things take differs. Struct of arrays, because a quote lives through it 500 times.
 */

/** Places by job and operation; null for work without one, which is left out. */
export type Places = readonly (readonly (Place | null)[])[];

/** The pieces of work of a day, in the order of their planned start. All arrays have one entry a piece. */
export interface Day {
	readonly calendar: Calendar;
	readonly now: number;
	readonly horizon: number;
	readonly count: number;
	/** Whose work it is, by index into the problem. */
	readonly job: Int32Array;
	readonly operation: Int32Array;
	readonly bay: Int32Array;
	/** The one whose hours count. */
	readonly lead: Int32Array;
	/** Everybody on it, the lead first. */
	readonly people: readonly (readonly number[])[];
	/** Pieces of the same job, by index, that must end first. */
	readonly after: readonly (readonly number[])[];
	/** Not before: arrival, parts, and the planned start of work that was planned (nobody begins early). */
	readonly from: Int32Array;
	/** Minutes as planned. */
	readonly minutes: Int32Array;
	/** 1: pauses over breaks. */
	readonly splittable: Uint8Array;
	/** Started work: minutes of it that have passed, else -1. */
	readonly elapsed: Int32Array;
	/** 1: a person put it there although the hours say otherwise; it is taken as meant. */
	readonly meant: Uint8Array;
}

interface Piece {
	readonly job: number;
	readonly index: number;
	readonly operation: ProblemOperation;
	readonly place: Place;
	/** Planned start, but not before that of what it comes after. */
	readonly rank: number;
}

/**
 * The pieces in the order they are done; what comes after others of its car never precedes them. Of two
 * that are to begin at once the later car goes first: that is the one somebody asks about.
 */
function piecesOf({ jobs }: PlanningProblem, places: Places): readonly Piece[] {
	const pieces: Piece[] = [];
	for (const [job, { operations }] of jobs.entries()) {
		const ranks: number[] = [];
		for (const [index, operation] of operations.entries()) {
			const place = places[job]?.[index] ?? null;
			const before = operation.after.reduce((last, one) => Math.max(last, ranks[one] ?? 0), 0);
			const rank = Math.max(before, place === null ? 0 : place.start);
			ranks.push(rank);
			if (place !== null) pieces.push({ job, index, operation, place, rank });
		}
	}
	const begun = ({ operation: { pin } }: Piece): number => (pin === 'started' ? 0 : 1);
	return pieces.sort(
		(a, b) => begun(a) - begun(b) || a.rank - b.rank || b.job - a.job || a.index - b.index
	);
}

/** Whether the place does not fit its person's hours: overtime, through lunch, an absence that does not hold. */
function isMeant(calendar: Calendar, { operation: { place, splittable } }: Piece): boolean {
	const hours = calendar.technicians[place?.technicians[0] ?? -1];
	if (place === null || hours === undefined) return false;
	const whole = { ...aWork(), minutes: place.end - place.start };
	return startIn(hours, place.start, splittable ? aWork() : whole) !== place.start;
}

/** Working minutes of a place: its person's hours for work that may pause, else all of it. */
function minutesOf(calendar: Calendar, { operation, place }: Piece): number {
	const lead = place.technicians[0] ?? -1;
	const choice = operation.choices.find(({ technician }) => technician === lead);
	if (operation.pin !== 'started' && choice !== undefined) return choice.minutes;
	return worked(calendar, { operation, place }, place.end);
}

/** Minutes of the place that lie before `until`. */
function worked(
	calendar: Calendar,
	{ operation, place }: Pick<Piece, 'operation' | 'place'>,
	until: number
): number {
	const hours = calendar.technicians[place.technicians[0] ?? -1];
	const to = Math.min(until, place.end);
	if (hours === undefined || !operation.splittable) return Math.max(0, to - place.start);
	let minutes = 0;
	for (let window = 0; window < hours.count; window += 1) {
		const from = Math.max(place.start, hours.from[window] ?? 0);
		minutes += Math.max(0, Math.min(to, hours.to[window] ?? 0) - from);
	}
	return minutes;
}

/** Where the piece cannot begin before, whatever else happens. */
function lowerBound({ now, jobs }: PlanningProblem, { job, operation }: Piece): number {
	const planned = operation.place?.start ?? 0;
	return Math.max(now, jobs[job]?.release ?? 0, operation.notBefore, planned);
}

/** Makes a day ready; `places` names a place for every piece of work that is to be looked at. */
export function dayOf(problem: PlanningProblem, calendar: Calendar, places: Places): Day {
	const pieces = piecesOf(problem, places);
	const at = new Map(
		pieces.map(({ job, index }, piece) => [`${String(job)}/${String(index)}`, piece])
	);
	const ints = (of: (piece: Piece) => number): Int32Array => Int32Array.from(pieces, of);
	const flags = (of: (piece: Piece) => boolean): Uint8Array =>
		Uint8Array.from(pieces, (piece) => (of(piece) ? 1 : 0));
	const { now, horizon } = problem;
	return {
		...{ calendar, now, horizon, count: pieces.length },
		job: ints(({ job }) => job),
		operation: ints(({ index }) => index),
		bay: ints(({ place }) => place.bay),
		lead: ints(({ place }) => place.technicians[0] ?? -1),
		people: pieces.map(({ place }) => place.technicians),
		after: pieces.map(({ job, operation }) =>
			operation.after.flatMap((one) => at.get(`${String(job)}/${String(one)}`) ?? [])
		),
		from: ints((piece) => lowerBound(problem, piece)),
		minutes: ints((piece) => Math.max(1, minutesOf(calendar, piece))),
		splittable: flags(({ operation }) => operation.splittable),
		elapsed: ints((piece) =>
			piece.operation.pin === 'started' ? worked(calendar, piece, now) : -1
		),
		meant: flags((piece) => isMeant(calendar, piece))
	};
}

/** When each person and bay is free again, and when each piece ended, while a day is lived through. */
export interface Clocks {
	/** How long each piece is to take; set before it happens. */
	readonly minutes: Int32Array;
	readonly technicians: Int32Array;
	readonly bays: Int32Array;
	readonly start: Int32Array;
	readonly end: Int32Array;
}

/** Clocks of a day, used over and over. */
export const clocksOf = ({ calendar, count }: Day): Clocks => ({
	technicians: new Int32Array(calendar.technicians.length),
	bays: new Int32Array(calendar.bays.length),
	minutes: new Int32Array(count),
	start: new Int32Array(count),
	end: new Int32Array(count)
});

/** The earliest minute at which everything the piece waits for is there. */
function readyAt(day: Day, clocks: Clocks, piece: number): number {
	let at = Math.max(day.from[piece] ?? 0, clocks.bays[day.bay[piece] ?? -1] ?? 0);
	const after = day.after[piece] ?? NONE;
	for (let index = 0; index < after.length; index += 1)
		at = Math.max(at, clocks.end[after[index] ?? -1] ?? 0);
	const people = day.people[piece] ?? NONE;
	for (let index = 0; index < people.length; index += 1)
		at = Math.max(at, clocks.technicians[people[index] ?? -1] ?? 0);
	return at;
}

const NONE: readonly number[] = [];
const work = aWork();

/** When a piece that was begun ends, if it takes so many minutes from its start on. */
function endOfBegun(day: Day, piece: number, minutes: number): number {
	const hours = day.calendar.technicians[day.lead[piece] ?? -1];
	const left = Math.max(1, minutes - (day.elapsed[piece] ?? 0));
	// Interrupted work goes on when it may, which is its planned start.
	const from = Math.max(day.now, day.from[piece] ?? 0);
	if (hours === undefined || day.splittable[piece] === 0) return from + left;
	work.splittable = true;
	return Math.min(day.horizon, endOf(hours, startIn(hours, from, work), left));
}

/** When a piece ends that lies where the hours do not matter: it was begun, or is meant just so; else -1. */
function endAsItIs(day: Day, { piece, at }: Ready, minutes: number): number {
	if ((day.elapsed[piece] ?? -1) >= 0) return endOfBegun(day, piece, minutes);
	return day.meant[piece] === 1 && at === day.from[piece] ? at + minutes : -1;
}

interface Ready {
	readonly piece: number;
	readonly at: number;
}

/** Where a piece comes to lie that is ready at `at`; the start and end are left in the clocks. */
function lay(day: Day, clocks: Clocks, ready: Ready): void {
	const { piece, at } = ready;
	const minutes = clocks.minutes[piece] ?? 1;
	const asItIs = endAsItIs(day, ready, minutes);
	const hours = day.calendar.technicians[day.lead[piece] ?? -1];
	const bay = day.calendar.bays[day.bay[piece] ?? -1];
	if (asItIs >= 0 || hours === undefined || bay === undefined) {
		clocks.start[piece] = at;
		clocks.end[piece] = asItIs >= 0 ? asItIs : at + minutes;
		return;
	}
	work.from = at;
	work.bound = BOUND.now;
	work.splittable = day.splittable[piece] === 1;
	work.minutes = work.splittable ? minutes : (day.minutes[piece] ?? 1);
	if (!layIn(hours, bay, work)) layAnyhow(hours, at, day.horizon);
	clocks.start[piece] = work.start;
	clocks.end[piece] = work.splittable ? work.end : Math.min(day.horizon, work.start + minutes);
}

/** Too long for any stretch of the hours, or beyond the calendar: from the next minute somebody works. */
function layAnyhow(hours: Hours, at: number, horizon: number): void {
	work.start = Math.min(horizon, nextWorking(hours, at));
	work.end = horizon;
}

/**
 * Lets a piece happen in as many minutes of work as the clocks say. Work begins where what is planned of it
 * fits into the hours; once begun it goes on, and only work that may pause stops for breaks. What finds
 * no time before the horizon ends with it.
 */
export function happen(day: Day, clocks: Clocks, piece: number): void {
	lay(day, clocks, { piece, at: readyAt(day, clocks, piece) });
	const end = clocks.end[piece] ?? 0;
	clocks.bays[day.bay[piece] ?? -1] = end;
	const people = day.people[piece] ?? NONE;
	for (let index = 0; index < people.length; index += 1)
		clocks.technicians[people[index] ?? -1] = end;
}
