import type { Hours } from './calendar.ts';
import { layIn, raiseBehindCar, raiseBehindPerson, type Work } from './timing.ts';

/**
 * Who and what is taken when. A lane holds what one person does, or what stands in one bay; work is
 * laid into the first gap that all lanes it needs have in common.
 */

/** Stretches of work on one person or in one bay, sorted by start; they may overlap where facts do. */
export interface Lane {
	count: number;
	from: Int32Array;
	to: Int32Array;
	/** Number of the operation. */
	operation: Int32Array;
	/** Number of its job. */
	job: Int32Array;
}

// A person does a handful of things a day; more room is made when it is needed.
const FIRST_ROOM = 16;

/** An empty lane. */
export const aLane = (): Lane => ({
	count: 0,
	from: new Int32Array(FIRST_ROOM),
	to: new Int32Array(FIRST_ROOM),
	operation: new Int32Array(FIRST_ROOM),
	job: new Int32Array(FIRST_ROOM)
});

function grown(column: Int32Array): Int32Array {
	const wider = new Int32Array(column.length * 2);
	wider.set(column);
	return wider;
}

function makeRoom(lane: Lane): void {
	if (lane.count < lane.from.length) return;
	lane.from = grown(lane.from);
	lane.to = grown(lane.to);
	lane.operation = grown(lane.operation);
	lane.job = grown(lane.job);
}

function giveWay(lane: Lane, at: number): void {
	lane.from.copyWithin(at + 1, at, lane.count);
	lane.to.copyWithin(at + 1, at, lane.count);
	lane.operation.copyWithin(at + 1, at, lane.count);
	lane.job.copyWithin(at + 1, at, lane.count);
}

/** What takes a lane. */
export interface Taking {
	readonly start: number;
	readonly end: number;
	readonly operation: number;
	readonly job: number;
}

/** Marks a stretch as taken. */
export function take(lane: Lane, { start, end, operation, job }: Taking): void {
	makeRoom(lane);
	let at = lane.count;
	while (at > 0 && (lane.from[at - 1] ?? 0) > start) at -= 1;
	// Mostly it comes behind all the rest, and nothing has to give way.
	if (at < lane.count) giveWay(lane, at);
	lane.from[at] = start;
	lane.to[at] = end;
	lane.operation[at] = operation;
	lane.job[at] = job;
	lane.count += 1;
}

/**
 * The stretch of the lane that a piece of work runs into, by its place in the lane; -1 for none. Of
 * several the one that ends last, so that waiting for it is waiting for all. Work of job `except` is
 * not in the way (two people may work on one car in its bay); -1 makes no exception.
 */
export function clashIn(
	lane: Lane,
	{ start, end }: Readonly<Pick<Work, 'start' | 'end'>>,
	except: number
): number {
	let found = -1;
	let until = start;
	for (let index = 0; index < lane.count; index += 1) {
		if ((lane.from[index] ?? 0) >= end) break;
		const to = lane.to[index] ?? 0;
		if (to <= until || lane.job[index] === except) continue;
		found = index;
		until = to;
	}
	return found;
}

/** Everything one piece of work needs at once. */
export interface Room {
	/** Hours of the person who leads. */
	hours: Hours;
	/** When the bay can be used. */
	open: Hours;
	/** The person who leads, then helpers. */
	people: readonly Lane[];
	bay: Lane;
	/** Number of the job the work belongs to: its own car in the bay is not in the way. */
	job: number;
}

/** Moves work behind what it runs into; false when it runs into nothing. */
function pushed(room: Room, work: Work): boolean {
	for (const lane of room.people) {
		const clash = clashIn(lane, work, -1);
		if (clash < 0) continue;
		raiseBehindPerson(work, lane.to[clash] ?? 0, lane.operation[clash] ?? -1);
		return true;
	}
	const clash = clashIn(room.bay, work, room.job);
	if (clash < 0) return false;
	raiseBehindCar(work, room.bay.to[clash] ?? 0, room.bay.operation[clash] ?? -1);
	return true;
}

/**
 * As `layIn`, in the first gap that person, helpers and bay have in common from `work.from` on. Of
 * what moved it, `bound` and `by` name the last. Takes nothing; the caller decides.
 */
export function layAmong(room: Room, work: Work): boolean {
	do {
		if (!layIn(room.hours, room.open, work)) return false;
	} while (pushed(room, work));
	return true;
}
