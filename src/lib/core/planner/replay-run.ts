import { hoursOf, NEVER, type Hours } from './calendar.ts';
import type { Replay, Numbered } from './replayed.ts';
import { layAmong, take, type Lane, type Room } from './room.ts';
import { aWork, BOUND, raise, type Work } from './timing.ts';

/** A replay while it is being made, and the steps that every piece of work takes in it. */

/** What is known so far. */
export interface Run extends Replay {
	/** Reused for every operation. */
	readonly work: Work;
	/** The lane of the stand-ins, who can do any number of things at once: it is never filled. */
	readonly nothing: Lane;
	/** Hours without end, for asking what a person could do if bays were no matter. */
	readonly always: Hours;
	/** Set while work is laid that finds no open bay: a closed one, which nobody knows the end of, will do. */
	ignoresClosed: boolean;
}

/** Where work lies, by number, before any is laid. */
export function nothingLaid(count: number): Pick<Replay, 'start' | 'end' | 'technician' | 'bay'> {
	const column = (value: number): Int32Array => new Int32Array(count).fill(value);
	return { start: column(NEVER), end: column(NEVER), technician: column(-1), bay: column(-1) };
}

/** A replay about to be made, of what is known so far. */
export const aRun = (known: Omit<Run, 'ignoresClosed' | 'work' | 'always'>): Run => {
	const { horizon } = known.problem;
	return {
		...known,
		ignoresClosed: false,
		work: aWork(),
		always: hoursOf([{ from: 0, to: horizon }], horizon)
	};
};

/** Who leads the work and where, by index. */
export interface Chosen {
	readonly technician: number;
	readonly bay: number;
}

/** Puts a piece of work where `run.work` lies, and takes its people and its bay. */
export function placeAt(run: Run, { number, job, operation }: Numbered, chosen: Chosen): void {
	const { start, end } = run.work;
	run.start[number] = start;
	run.end[number] = end;
	run.technician[number] = chosen.technician;
	run.bay[number] = chosen.bay;
	const taking = { start, end, operation: number, job };
	const fill = (lane: Lane | undefined): void => {
		if (lane !== undefined && lane !== run.nothing) take(lane, taking);
	};
	fill(run.people[chosen.technician]);
	for (const helper of operation.helpers) fill(run.people[helper]);
	fill(run.bays[chosen.bay]);
}

/** When a bay can be used. */
export const openOf = (run: Run, bay: number): Hours | undefined =>
	run.ignoresClosed ? run.always : run.calendar.bays[bay];

/** Sets the lower bounds that do not depend on who does the work; false when it can never begin. */
export function bounded(run: Run, { job, first, operation }: Numbered): boolean {
	const { work, problem } = run;
	work.from = problem.now;
	work.bound = BOUND.now;
	work.by = -1;
	work.splittable = operation.splittable;
	raise(work, problem.jobs[job]?.release ?? 0, BOUND.arrival);
	raise(work, operation.notBefore, BOUND.parts);
	for (const before of operation.after) raise(work, run.end[first + before] ?? NEVER, BOUND.own);
	return work.from < NEVER;
}

/** Lays `run.work` in a room, in pieces where it fits no other way; false when it finds no place at all. */
export function laid(room: Room, work: Work): boolean {
	const { from, bound, splittable } = work;
	if (layAmong(room, work)) return true;
	if (splittable) return false;
	reset(work, { from, bound, splittable: true });
	return layAmong(room, work);
}

/** Puts the lower bounds back that laying the work in another room has moved. */
export function reset(work: Work, asked: Pick<Work, 'from' | 'bound' | 'splittable'>): void {
	work.from = asked.from;
	work.bound = asked.bound;
	work.splittable = asked.splittable;
}
