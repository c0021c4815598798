import { pushRight, repairDay, type Proposal } from '#core/planner/repair.ts';
import {
	cpuBudget,
	cpuSeconds,
	mean,
	type Bench,
	type BenchInstance,
	type BenchRow,
	type CheckedSolution
} from './bench.ts';
import { problemFromDay, readDay, writeDay } from './workshop-day.ts';

/** Rows F9 to F11: repairing a planned day after an overrun, a leave or late parts. */

/** Times it is pushed right, so that the middle one is of code that is warm. */
const PUSHES = 41;

interface Repaired {
	readonly instance: BenchInstance;
	/** Lateness and cars touched, means over the seeds. */
	readonly lateness: number;
	readonly touched: number;
	/** CPU seconds of pushing right, the middle of PUSHES. */
	readonly pushing: number;
}

/** What the folder's reference runs gave: lateness, late cars, cars moved, … */
const reference = (instance: BenchInstance, run: string): readonly number[] =>
	instance.entry[run] as readonly number[];

const referenceSum = (all: readonly BenchInstance[], run: string, column: number): number =>
	all.reduce((sum, instance) => sum + (reference(instance, run)[column] ?? 0), 0);

/** Steps that fill a budget, learnt on the same repair: a worker that has repaired before knows its pace. */
function stepsFor(problem: Parameters<typeof repairDay>[0], seconds: number): number {
	const speedOf = (steps: number): number => {
		const began = cpuSeconds();
		repairDay(problem, { seed: 0, steps, plans: 1, frozenMinutes: 0 });
		return steps / (cpuSeconds() - began);
	};
	speedOf(3000);
	return Math.max(500, Math.round(speedOf(5000) * seconds * 0.95));
}

function measure(bench: Bench, instance: BenchInstance, seconds: number): Repaired {
	const day = readDay(bench.text(instance.file));
	const plan = JSON.parse(bench.text(String(instance.entry['plan']))) as CheckedSolution;
	const problem = problemFromDay(day, plan);
	const judge = ({ solution }: Proposal): { value: number; jobs: number } => {
		const verdict = bench.judge(instance, writeDay(day, solution), { plan });
		return { value: verdict.value, jobs: verdict.moves?.jobs ?? 0 };
	};
	judge(pushRight(problem));
	const pushes = Array.from({ length: PUSHES }, () => {
		const began = cpuSeconds();
		pushRight(problem);
		return cpuSeconds() - began;
	});
	const pushing = pushes.sort((a, b) => a - b)[PUSHES >> 1] ?? 0;
	const seeds = Array.from({ length: bench.options.seeds }, (_, index) => index + 1);
	const runs = seeds.map((seed) => {
		const steps = stepsFor(problem, seconds);
		// The reference runs froze nothing but started work, so neither does the comparison.
		const { pushed, proposals } = repairDay(problem, {
			seed,
			steps,
			plans: 1,
			frozenMinutes: 0,
			shouldStop: cpuBudget(seconds)
		});
		const verdict = judge(proposals[0] ?? pushed);
		bench.say(
			`${instance.name} ${seconds} s seed ${seed}: ${verdict.value}, ${verdict.jobs} cars touched; ${steps} steps; free replan ${String(reference(instance, 'freeReplan')[0])}`
		);
		return verdict;
	});
	return {
		instance,
		lateness: mean(runs.map(({ value }) => value)),
		touched: mean(runs.map(({ jobs }) => jobs)),
		pushing
	};
}

interface Targets {
	readonly id: string;
	readonly bays: number;
	readonly seconds: number;
	/** Lateness against the free replan, and cars touched against pushing right. */
	readonly ratio: number;
	readonly touched: number;
}

const TARGETS: readonly Targets[] = [
	{ id: 'F9', bays: 20, seconds: 0.1, ratio: 1.06, touched: 0.45 },
	{ id: 'F9', bays: 60, seconds: 0.1, ratio: 1.1, touched: 0.55 },
	{ id: 'F10', bays: 20, seconds: 1, ratio: 1.03, touched: 0.35 },
	{ id: 'F10', bays: 60, seconds: 1, ratio: 1.03, touched: 0.4 }
];

function rowsOf(bench: Bench, targets: Targets): BenchRow[] {
	const instances = bench
		.instancesOf(`repair-${targets.bays}`)
		.filter(({ entry }) => (entry['event'] as { at: number }).at < 720);
	if (instances.length === 0) return [];
	const all = instances.map((instance) => measure(bench, instance, targets.seconds));
	const ratio =
		all.reduce((sum, { lateness }) => sum + lateness, 0) / referenceSum(instances, 'freeReplan', 0);
	const cars = all.reduce((sum, { touched }) => sum + touched, 0);
	const touched = cars / referenceSum(instances, 'rightShift', 2);
	const free = cars / referenceSum(instances, 'freeReplan', 2);
	const pushing = Math.max(...all.map((one) => one.pushing)) * 1000;
	const per = (part: number): string => `${(part * 100).toFixed(0)} %`;
	const from = `${all.length} events × ${bench.options.seeds} seeds`;
	const row: BenchRow = {
		id: targets.id,
		what: `repair in ${targets.seconds * 1000} ms, ${targets.bays} bays: lateness against a free replan, cars touched against pushing right`,
		target: `≤ ${targets.ratio} ×, ≤ ${per(targets.touched)}`,
		figure: `${ratio.toFixed(3)} ×, ${per(touched)} (${per(free)} of a free replan)`,
		met:
			ratio <= targets.ratio &&
			touched <= targets.touched &&
			(targets.seconds > 0.1 || free <= 0.25),
		from
	};
	if (targets.seconds > 0.1) return [row];
	return [
		row,
		{
			id: 'F11',
			what: `pushing right, ${targets.bays} bays`,
			target: '≤ 5 ms',
			figure: `${pushing.toFixed(1)} ms`,
			met: pushing <= 5,
			from: `slowest of ${all.length} events`
		}
	];
}

/** Measures repair of both sizes with both budgets; they are part of the row and not of `--seconds`. */
export const repairRows = (bench: Bench): BenchRow[] =>
	TARGETS.flatMap((targets) => rowsOf(bench, targets));
