import { NEVER, type Hours } from './calendar.ts';
import type { Replay, Numbered } from './replayed.ts';
import { layAmong, take, type Lane, type Room } from './room.ts';
import { BOUND, raise, type Work } from './timing.ts';

/** A replay while it is being made, and the steps that every piece of work takes in it. */

/** What a replay made before lends to this one, as far as nothing differs. */
export interface Like {
	readonly known: Replay;
	/** By number: it is another piece of work than it was, or its car's turn changed. */
	readonly isOther: Uint8Array;
	readonly people: Differing;
	readonly bays: Differing;
}

/** From when until when anything may differ; by index of person or bay. */
export interface Differing {
	readonly from: Int32Array;
	readonly to: Int32Array;
}

/** What is known so far. */
export interface Run extends Replay {
	/** Reused for every operation. */
	readonly work: Work;
	/** The lane of the stand-ins, who can do any number of things at once: it is never filled. */
	readonly nothing: Lane;
	/** Hours without end, for asking what a person could do if bays were no matter. */
	readonly always: Hours;
	readonly isLaid: Uint8Array;
	/** What can be taken over from a replay made before; null where everything is laid anew. */
	like: Like | null;
	/** Set while work is laid that finds no open bay: a closed one, which nobody knows the end of, will do. */
	ignoresClosed: boolean;
}

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
