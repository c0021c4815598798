import { calendarOf } from './calendar.ts';
import type { PlanningProblem, ProblemJob } from './problem.ts';
import type { Numbered, Replay } from './replayed.ts';
import { lay, layStarted } from './replay-lay.ts';
import { orderOf } from './replay-order.ts';
import { aRun, nothingLaid } from './replay-run.ts';
import { aLane, type Lane } from './room.ts';

/**
 * The ripple: what the plan in force comes to, as things stand. Order, people and bays stay as they
 * are planned; what cannot begin as planned goes right, and with it whatever waits for its car, its
 * people or its bay. Work without a place (inspection and wash, mostly) is laid by a plain rule: the
 * car with the earliest promise first, each piece where it ends first. Nothing here is a proposal:
 * it says what comes of nobody doing anything about it.
 */

function numbered(jobs: readonly ProblemJob[]): Pick<Replay, 'firstOf' | 'all'> {
	const firstOf = new Int32Array(jobs.length + 1);
	const all: Numbered[] = [];
	jobs.forEach(({ operations }, job) => {
		const first = all.length;
		for (const operation of operations) all.push({ number: all.length, job, first, operation });
		firstOf[job + 1] = all.length;
	});
	return { firstOf, all };
}

/** Which indices stand for nobody and for no bay in particular. */
export interface StandIns {
	readonly technician: number;
	readonly bay: number;
}

/**
 * Replays the plan in force from `problem.now` on. `standIns` can do any number of things at once
 * (`wholeProblemOf`); null where there are none. The same problem gives the same replay.
 */
export function replay(problem: PlanningProblem, standIns: StandIns | null): Replay {
	const nothing = aLane();
	const lanes = (count: number, shared?: number): Lane[] =>
		Array.from({ length: count }, (_none, index) => (index === shared ? nothing : aLane()));
	const work = numbered(problem.jobs);
	const run = aRun({
		problem,
		...work,
		...nothingLaid(work.all.length),
		calendar: calendarOf(problem),
		people: lanes(problem.technicians.length, standIns?.technician),
		bays: lanes(problem.bays.length, standIns?.bay),
		nothing
	});
	for (const one of run.all) layStarted(run, one);
	for (const number of orderOf(run, run.all).numbers) {
		const one = run.all[number];
		if (one !== undefined) lay(run, one);
	}
	return run;
}
