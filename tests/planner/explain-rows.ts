import { alternativesTo, type Which } from '#core/planner/explain/alternatives.ts';
import type { Ground } from '#core/planner/explain/change.ts';
import { replay } from '#core/planner/replay.ts';
import type { Bench, BenchRow, CheckedSolution } from './bench.ts';
import { problemFromDay, readDay } from './workshop-day.ts';

/** Row F14: "why this one" of one piece of work, every person with the skill and every bay that suits forced in. */

const RUNS = 3;
/** Pieces of work asked about on each day: spread over it, the same in every run. */
const ASKED_A_DAY = 15;
const TARGET_MS = 30;
/** The clock of a thread ticks every few milliseconds: each question is asked so often in a row, and the mean taken. */
const IN_A_ROW = 5;

/** Of this thread only: what the compiler and the collector do beside it keeps nobody waiting. */
const cpuMs = (): number => {
	const { user, system } = process.threadCpuUsage();
	return (user + system) / 1000;
};

const percentile = (list: readonly number[], percent: number): number => {
	const sorted = list.toSorted((a, b) => a - b);
	return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? 0;
};

/** Every n-th piece of work that can still be moved. */
function askedOn({ replay: { problem } }: Ground): readonly Which[] {
	const movable = problem.jobs.flatMap(({ operations }, job) =>
		operations.flatMap(({ pin, place }, index): Which[] =>
			pin !== 'started' && place !== null ? [{ job, index }] : []
		)
	);
	const step = Math.max(1, Math.floor(movable.length / ASKED_A_DAY));
	return movable.filter((_which, index) => index % step === 0);
}

interface Timed {
	readonly ms: readonly number[];
	readonly alternatives: readonly number[];
}

function timed(grounds: readonly Ground[]): Timed {
	const ms: number[] = [];
	const alternatives: number[] = [];
	const ask = (ground: Ground, which: Which): void => {
		const begun = cpuMs();
		let count = 0;
		for (let turn = 0; turn < IN_A_ROW; turn += 1)
			count = [...alternativesTo(ground, which)].length;
		ms.push((cpuMs() - begun) / IN_A_ROW);
		alternatives.push(count);
	};
	for (const ground of grounds) {
		const asked = askedOn(ground);
		for (let run = -1; run < RUNS; run += 1) {
			for (const which of asked) ask(ground, which);
			// The first round warms up; nobody waits for it.
			if (run < 0) ms.splice(-asked.length);
		}
	}
	return { ms, alternatives };
}

/** The days of the folder as planned, without what happens to them later. */
function groundsOf(bench: Bench, bays: 20 | 60): readonly Ground[] {
	const names = bench.instancesOf(`workshop-${String(bays)}`);
	return names.map(({ file }) => {
		const day = readDay(bench.text(file));
		const plan = JSON.parse(bench.text(file.replace(/\.json$/u, '.plan.json'))) as CheckedSolution;
		return { replay: replay(problemFromDay(day, plan), null), standIns: null };
	});
}

function row(bench: Bench, bays: 20 | 60): readonly BenchRow[] {
	const grounds = groundsOf(bench, bays);
	if (grounds.length === 0) return [];
	const { ms, alternatives } = timed(grounds);
	const p95 = percentile(ms, 95);
	const of = (list: readonly number[], percent: number): string =>
		percentile(list, percent).toFixed(1);
	return [
		{
			id: 'F14',
			what: `why this one, all alternatives, ${String(bays)} bays`,
			target: `<= ${String(TARGET_MS)} ms`,
			figure: `median ${of(ms, 50)} ms, p95 ${of(ms, 95)} ms, most ${of(ms, 100)} ms`,
			met: p95 <= TARGET_MS,
			from: `${String(ms.length)} runs of ${String(IN_A_ROW)} on ${String(grounds.length)} days, ${of(alternatives, 50)} alternatives (most ${of(alternatives, 100)}), CPU of the thread`
		}
	];
}

/** F14 on the planned days of the folder. */
export const explainRows = (bench: Bench): readonly BenchRow[] => [
	...row(bench, 20),
	...row(bench, 60)
];
