import { NEVER, type Calendar } from './calendar.ts';
import type { PlanningProblem, ProblemOperation } from './problem.ts';
import type { Lane } from './room.ts';

/** What a replay says: when each piece of work lies, with whom and where, if nobody does anything about it. */
export interface Replay {
	readonly problem: PlanningProblem;
	readonly calendar: Calendar;
	/** All operations, job after job; what is said by number below is said of these. */
	readonly all: readonly Numbered[];
	/** Number of the first operation of each job; one more entry at the end. */
	readonly firstOf: Int32Array;
	/** By number; NEVER where the work finds no place within the horizon. */
	readonly start: Int32Array;
	readonly end: Int32Array;
	/** Index of who leads it, and of its bay; -1 where the work finds no place. */
	readonly technician: Int32Array;
	readonly bay: Int32Array;
	/** What each person does, and which cars each bay has, in order. */
	readonly people: readonly Lane[];
	readonly bays: readonly Lane[];
}

/** An operation with its number among all, its job, and the number of that job's first. */
export interface Numbered {
	readonly number: number;
	readonly job: number;
	readonly first: number;
	readonly operation: ProblemOperation;
}

/** When the last work of a job is done, in minutes; NEVER when some of it finds no place. */
export function finishOf({ firstOf, end }: Replay, job: number): number {
	let finish = 0;
	const last = firstOf[job + 1] ?? 0;
	for (let number = firstOf[job] ?? 0; number < last; number += 1) {
		const done = end[number] ?? NEVER;
		if (done > finish) finish = done;
	}
	return finish;
}

/** Minutes a piece of work takes somebody; those of the first choice for who is none. */
export const minutesFor = ({ choices }: ProblemOperation, technician: number): number =>
	choices.find((choice) => choice.technician === technician)?.minutes ?? choices[0]?.minutes ?? 1;
