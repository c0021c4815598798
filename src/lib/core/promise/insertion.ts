import { hoursOf, type Calendar, type Hours } from '../planner/calendar.ts';
import type { Choice, Place, ProblemJob, ProblemOperation } from '../planner/problem.ts';
import { aWork, BOUND, layIn, type Work } from '../planner/timing.ts';
import { clashEnd, take, type Taken } from './taken.ts';

/** Best insertion: where work fits in while everything else stays where it is. */

/** A house with its hours and what is taken of it. */
export interface Gaps {
	readonly calendar: Calendar;
	readonly taken: Taken;
	/** Nothing starts before. */
	readonly now: number;
}

/** A person and a bay for a piece of work; -1: whichever bay, all of them thought open and free. */
interface Pair {
	readonly choice: Choice;
	readonly bay: number;
}

interface Wish {
	readonly operation: ProblemOperation;
	/** Not before. */
	readonly from: number;
}

/** Moves the start past whatever has the person, a helper or the bay; false when nothing does. */
function pushed(
	{ taken }: Gaps,
	{ helpers }: ProblemOperation,
	on: Pair & { work: Work }
): boolean {
	const { work, bay, choice } = on;
	const { start, end } = work;
	const room = taken.bays[bay];
	let clash = room === undefined ? -1 : clashEnd(room, start, end);
	const own = taken.technicians[choice.technician];
	if (own !== undefined) clash = Math.max(clash, clashEnd(own, start, end));
	for (const person of helpers) {
		const spans = taken.technicians[person];
		if (spans !== undefined) clash = Math.max(clash, clashEnd(spans, start, end));
	}
	if (clash < 0) return false;
	work.from = clash;
	return true;
}

const openAlways = new WeakMap<Calendar, Hours>();

/** The hours of a bay that is never closed. */
function alwaysOpen(calendar: Calendar): Hours {
	const { horizon } = calendar;
	const hours = openAlways.get(calendar) ?? hoursOf([{ from: 0, to: horizon }], horizon);
	openAlways.set(calendar, hours);
	return hours;
}

/** Whether the pair has a place that ends before `best`; the earliest is left in `work`. */
function fits(
	gaps: Gaps,
	{ operation, from }: Wish,
	on: Pair & { readonly best: number; readonly work: Work }
): boolean {
	const { choice, bay, best, work } = on;
	const { technicians, bays } = gaps.calendar;
	const hours = technicians[choice.technician];
	const open = bay < 0 ? alwaysOpen(gaps.calendar) : bays[bay];
	if (hours === undefined || open === undefined) return false;
	work.from = from;
	work.bound = BOUND.now;
	work.minutes = choice.minutes;
	work.splittable = operation.splittable;
	for (;;) {
		if (!layIn(hours, open, work) || work.end >= best) return false;
		if (!pushed(gaps, operation, on)) return true;
	}
}

/**
 * Where an operation ends earliest, over all gaps of all people who can do it and all bays that suit;
 * among equals the first person and the first bay as the problem lists them. Null where it fits
 * nowhere before the horizon.
 */
function earliestPlace(gaps: Gaps, wish: Wish): Place | null {
	const { operation } = wish;
	const work = aWork();
	let best = Infinity;
	let place: Place | null = null;
	for (const choice of operation.choices) {
		// Where the person alone is not early enough, no bay helps.
		if (!fits(gaps, wish, { choice, bay: -1, best, work })) continue;
		const fromPerson = { operation, from: work.start };
		for (const bay of operation.bays) {
			if (!fits(gaps, fromPerson, { choice, bay, best, work })) continue;
			best = work.end;
			const technicians = [choice.technician, ...operation.helpers];
			place = { bay, technicians, start: work.start, end: work.end };
		}
	}
	return place;
}

/** Marks a place as taken. */
export function occupy(
	{ taken }: Pick<Gaps, 'taken'>,
	{ bay, technicians, start, end }: Place
): void {
	const room = taken.bays[bay];
	if (room !== undefined) take(room, start, end);
	for (const person of technicians) {
		const spans = taken.technicians[person];
		if (spans !== undefined) take(spans, start, end);
	}
}

/**
 * Places for all work of a car that has none in `known`, one after the other in the order of its route, each
 * where it ends earliest and all of them taken. This is the earliest the car can be done without anything
 * else being moved: what ends earlier never makes what comes after it later. Work that fits nowhere gets
 * none, and nothing after it does.
 */
export function insertJob(
	gaps: Gaps,
	job: ProblemJob,
	known: readonly (Place | null)[]
): readonly (Place | null)[] {
	const places: (Place | null)[] = [];
	for (const [index, operation] of job.operations.entries()) {
		let place = known[index] ?? null;
		const before = operation.after.map((one) => places[one] ?? null);
		if (place === null && !before.includes(null)) {
			const ends = before.map((one) => one?.end ?? 0);
			const from = Math.max(gaps.now, job.release, operation.notBefore, ...ends);
			place = earliestPlace(gaps, { operation, from });
			if (place !== null) occupy(gaps, place);
		}
		places.push(place);
	}
	return places;
}
