import { getHeapStatistics } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { planDay } from '#core/planner/plan-day.ts';
import type { PlanningProblem } from '#core/planner/problem.ts';

/** Plans a day as the product's planning thread does, and says how much memory its thread took at most. */

export interface MemoryQuestion {
	readonly problem: PlanningProblem;
	readonly seconds: number;
}

const { problem, seconds } = workerData as MemoryQuestion;
const MEGABYTE = 1024 ** 2;
/** `shouldStop` is asked every few dozen steps; reading the heap as often would be all it does. */
const READ_EVERY = 64;
const until = performance.now() + seconds * 1000;
let most = 0;
let asked = 0;

function read(): void {
	const { total_heap_size: heap, external_memory: outside } = getHeapStatistics();
	most = Math.max(most, heap + outside);
}

read();
const { tried } = planDay(problem, {
	seed: 1,
	steps: Number.MAX_SAFE_INTEGER,
	shouldStop: () => {
		if (asked === 0) parentPort?.postMessage('searching');
		asked += 1;
		if (asked % READ_EVERY === 0) read();
		return performance.now() > until;
	},
	onBetter: ({ plan }) => {
		plan();
		read();
	}
});
read();
parentPort?.postMessage({ megabytes: most / MEGABYTE, tried });
