import { NEVER } from '#core/planner/calendar.ts';
import { causesOf, headlineOf, type Cause } from '#core/planner/causes.ts';
import type { PlanningProblem } from '#core/planner/problem.ts';
import { replay } from '#core/planner/replay.ts';
import { finishOf, minutesFor, type Numbered, type Replay } from '#core/planner/replayed.ts';
import { aWork, BOUND, layIn, raise, type Work } from '#core/planner/timing.ts';
import {
	cpuSeconds,
	type Bench,
	type BenchInstance,
	type BenchRow,
	type CheckedSolution
} from './bench.ts';
import { problemFromDay, readDay, writeDay } from './workshop-day.ts';

/**
 * Rows F11, F17 and F18: the plan in force replayed after each event, what it says of every car, and
 * whether what it names as the cause of lateness is one.
 */

const RUNS = 20;

/** One day or event, with the plan in force before it. */
interface Day {
	readonly instance: BenchInstance;
	readonly problem: PlanningProblem;
	/** CPU milliseconds of the replay alone, and with the causes of every late car. */
	readonly shift: number;
	readonly explained: number;
	readonly late: number;
	/** Late cars whose causes add up, and whose named cause helps when it is taken away. */
	readonly exact: number;
	readonly helped: number;
}

const DAYS = ['workshop-20', 'workshop-60', 'repair-20', 'repair-60'];

function explainAll(problem: PlanningProblem): Replay {
	const ripple = replay(problem, null);
	problem.jobs.forEach((_job, job) => causesOf(ripple, job));
	return ripple;
}

function timed(work: () => unknown): number {
	for (let run = 0; run < RUNS; run += 1) work();
	const began = cpuSeconds();
	for (let run = 0; run < RUNS; run += 1) work();
	return ((cpuSeconds() - began) * 1000) / RUNS;
}

/** A replay being timed again in its own order, without what a cause names. */
interface Again {
	readonly ripple: Replay;
	readonly isGone: (number: number, hold: string) => boolean;
	readonly ends: Int32Array;
	readonly personFree: Int32Array;
	readonly bayFree: Int32Array;
}

const whereOf = ({ technician, bay }: Replay, number: number) => ({
	person: technician[number] ?? 0,
	bay: bay[number] ?? 0
});

/** From when on a piece of work may begin, what is gone not counted. */
function boundOf({ ripple, isGone, ends, personFree, bayFree }: Again, one: Numbered): Work {
	const { problem } = ripple;
	const { number, job, first, operation } = one;
	const { person, bay } = whereOf(ripple, number);
	const work = aWork();
	const bounds: readonly (readonly [string, number])[] = [
		['not-begun', problem.now],
		['arrival', problem.jobs[job]?.release ?? 0],
		['parts', operation.notBefore],
		['plan', operation.place?.start ?? 0],
		['technician', personFree[person] ?? 0],
		['bay', bayFree[bay] ?? 0]
	];
	for (const [hold, at] of bounds) if (!isGone(number, hold)) raise(work, at, BOUND.own);
	for (const before of operation.after) raise(work, ends[first + before] ?? 0, BOUND.own);
	return work;
}

function endAgain(again: Again, one: Numbered): number {
	const { ripple, isGone } = again;
	const { number, operation } = one;
	const { place, pin } = operation;
	if (pin === 'started' && place !== null) return isGone(number, 'work') ? place.start : place.end;
	const work = boundOf(again, one);
	const where = whereOf(ripple, number);
	const { person } = where;
	work.minutes = minutesFor(operation, person);
	work.splittable = operation.splittable;
	if (isGone(number, 'work')) return work.from;
	if (isGone(number, 'hours')) return work.from + work.minutes;
	const hours = ripple.calendar.technicians[person];
	const open = ripple.calendar.bays[where.bay];
	return hours !== undefined && open !== undefined && layIn(hours, open, work) ? work.end : NEVER;
}

/** When each piece of work ends if everything keeps its order, its people and its bay, without a cause. */
function endsWithout(ripple: Replay, { holds }: Cause): Int32Array {
	const { problem, all, technician, bay, start } = ripple;
	const again: Again = {
		ripple,
		isGone: (number, hold) => holds.some((one) => one.operation === number && one.hold === hold),
		ends: new Int32Array(all.length),
		personFree: new Int32Array(problem.technicians.length),
		bayFree: new Int32Array(problem.bays.length)
	};
	const { ends, personFree, bayFree } = again;
	for (const one of all.toSorted((a, b) => (start[a.number] ?? 0) - (start[b.number] ?? 0))) {
		const end = endAgain(again, one);
		ends[one.number] = end;
		const who = technician[one.number] ?? 0;
		const where = bay[one.number] ?? 0;
		personFree[who] = Math.max(personFree[who] ?? 0, end);
		bayFree[where] = Math.max(bayFree[where] ?? 0, end);
	}
	return ends;
}

function isHelped(ripple: Replay, job: number, cause: Cause | null): boolean {
	if (cause === null) return false;
	const ends = endsWithout(ripple, cause).slice(ripple.firstOf[job], ripple.firstOf[job + 1]);
	return Math.max(...ends) < finishOf(ripple, job);
}

function measure(bench: Bench, instance: BenchInstance): Day {
	const { plan } = instance.entry;
	const file = typeof plan === 'string' ? plan : instance.file.replace(/\.json$/, '.plan.json');
	const day = readDay(bench.text(instance.file));
	const problem = problemFromDay(day, JSON.parse(bench.text(file)) as CheckedSolution);
	const ripple = explainAll(problem);
	const places = problem.jobs.map(({ operations }, job) =>
		operations.map((_operation, index) => {
			const number = (ripple.firstOf[job] ?? 0) + index;
			return {
				bay: ripple.bay[number] ?? 0,
				technicians: [ripple.technician[number] ?? 0],
				start: ripple.start[number] ?? 0,
				end: ripple.end[number] ?? 0
			};
		})
	);
	bench.judge(instance, writeDay(day, places));
	const late = problem.jobs.flatMap(({ promise }, job) => {
		const minutes = finishOf(ripple, job) - (promise ?? NEVER);
		return minutes > 0 ? [{ job, minutes, causes: causesOf(ripple, job) }] : [];
	});
	return {
		instance,
		problem,
		shift: timed(() => replay(problem, null)),
		explained: timed(() => explainAll(problem)),
		late: late.length,
		exact: late.filter(
			({ minutes, causes }) => causes.reduce((sum, one) => sum + one.minutes, 0) === minutes
		).length,
		helped: late.filter(({ job, causes }) => isHelped(ripple, job, headlineOf(causes))).length
	};
}

/** Measures the ripple on every day and event of the folder; the checker accepts each. */
export function forecastRows(bench: Bench): readonly BenchRow[] {
	const days = bench.instancesOf(...DAYS).map((instance) => {
		const day = measure(bench, instance);
		bench.say(`${instance.name}: ${day.explained.toFixed(2)} ms, ${String(day.late)} late`);
		return day;
	});
	if (days.length === 0) return [];
	const sum = (of: (day: Day) => number): number => days.reduce((all, day) => all + of(day), 0);
	const most = (of: (day: Day) => number): number => Math.max(...days.map(of));
	const late = sum((day) => day.late);
	const exact = sum((day) => day.exact);
	const helped = sum((day) => day.helped);
	const from = `${String(days.length)} days and events, CPU time, mean of ${String(RUNS)} runs, the slowest of them`;
	return [
		{
			id: 'F11',
			what: 'right-shift',
			target: '≤ 5 ms',
			figure: `${most((day) => day.shift).toFixed(2)} ms`,
			met: most((day) => day.shift) <= 5,
			from
		},
		{
			id: 'F17',
			what: 'late cars whose causes add up · whose named cause helps',
			target: '100 %',
			figure: `${String(exact)} · ${String(helped)} of ${String(late)}`,
			met: exact === late && helped === late,
			from: 'all late cars; the cause taken away in the kernel, all else keeps its order'
		},
		{
			id: 'F18',
			what: 'ripple of all open cars, with causes',
			target: '≤ 5 ms at 60 bays',
			figure: `${most((day) => day.explained).toFixed(2)} ms`,
			met: most((day) => day.explained) <= 5,
			from
		}
	];
}
