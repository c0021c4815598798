import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { PlanningProblem } from '#core/planner/problem.ts';
import type { Bench, BenchRow } from './bench.ts';
import type { MemoryQuestion } from './memory-thread.ts';
import { problemFromDay, readDay } from './workshop-day.ts';

/** Row F16: what a planning thread takes in memory, and how soon it is gone when it is ended. */

const MOST_MEGABYTES = 64;
const MOST_STOP_MS = 5;
/** What the page leaves it, so that every improvement of a big day is made. */
const LEAST_SECONDS = 2;

const STOPS = 5;

interface Measured {
	readonly megabytes: number;
	readonly stopMs: number;
}

const threadFor = (problem: PlanningProblem, seconds: number): Worker => {
	const workerData: MemoryQuestion = { problem, seconds };
	return new Worker(new URL('./memory-thread.ts', import.meta.url), { workerData });
};

/** How long ending a thread takes that is searching; the least of a few, as threads of a busy machine wait. */
async function stopOf(problem: PlanningProblem): Promise<number> {
	const times: number[] = [];
	for (let run = 0; run < STOPS; run += 1) {
		const thread = threadFor(problem, 3600);
		await once(thread, 'message');
		const began = performance.now();
		await thread.terminate();
		times.push(performance.now() - began);
	}
	return Math.min(...times);
}

async function measure(problem: PlanningProblem, seconds: number): Promise<Measured> {
	const thread = threadFor(problem, seconds);
	await once(thread, 'message');
	const [{ megabytes }] = (await once(thread, 'message')) as [{ readonly megabytes: number }];
	await thread.terminate();
	return { megabytes, stopMs: await stopOf(problem) };
}

async function rowsOf(bench: Bench, bays: 20 | 60): Promise<readonly BenchRow[]> {
	const [instance] = bench.instancesOf(`workshop-${String(bays)}`);
	if (instance === undefined) return [];
	const problem = problemFromDay(readDay(bench.text(instance.file)));
	const { megabytes, stopMs } = await measure(
		problem,
		Math.max(LEAST_SECONDS, bench.options.seconds)
	);
	return [
		{
			id: 'F16',
			what: `memory of a planning thread, ${String(bays)} bays`,
			target: `≤ ${String(MOST_MEGABYTES)} MB`,
			figure: `${megabytes.toFixed(1)} MB`,
			met: megabytes <= MOST_MEGABYTES,
			from: `${instance.name}, heap and typed arrays at their most`
		},
		{
			id: 'F16',
			what: `a searching thread ended, ${String(bays)} bays`,
			target: `≤ ${String(MOST_STOP_MS)} ms`,
			figure: `${stopMs.toFixed(1)} ms`,
			met: stopMs <= MOST_STOP_MS,
			from: `wall time, least of ${String(STOPS)}`
		}
	];
}

/** F16 on one day of either size. */
export const memoryRows = async (bench: Bench): Promise<readonly BenchRow[]> => [
	...(await rowsOf(bench, 20)),
	...(await rowsOf(bench, 60))
];
