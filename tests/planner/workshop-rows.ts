import { scoreOf } from '#core/planner/goal.ts';
import { firstPlan, planDay } from '#core/planner/plan-day.ts';
import {
	cpuClock,
	cpuSeconds,
	mean,
	percentOver,
	type Bench,
	type BenchInstance,
	type BenchRow
} from './bench.ts';
import { problemFromDay, readDay, writeDay } from './workshop-day.ts';

/** Rows F5 to F8 and F16: planning whole workshop days from nothing. */

/** No budget has so many steps: CPU time cools the search and ends it, as time does in the product. */
const ENDLESS = Number.MAX_SAFE_INTEGER;

interface Run {
	readonly lateness: number;
	/** Changes tried a second. */
	readonly speed: number;
	/** CPU seconds from the request to stop to the answer. */
	readonly stopping: number;
}

interface Day {
	readonly instance: BenchInstance;
	readonly bays: number;
	/** CPU seconds to the first whole plan, once the code is warm. */
	readonly first: number;
	readonly runs: readonly Run[];
	/** Best of six rules: by the folder, and by ours. */
	readonly rule: number;
	readonly ownRule: number;
}

/** A worker that has planned before: learning the code is not part of the budget. */
function warmUp(problem: Parameters<typeof planDay>[0], seconds: number): void {
	const clock = cpuClock();
	const most = Math.min(1, seconds) * 0.2;
	planDay(problem, { seed: 0, steps: ENDLESS, progress: () => clock() / most });
}

function runOnce(bench: Bench, instance: BenchInstance, seed: number): Run {
	const { seconds } = bench.options;
	const day = readDay(bench.text(instance.file));
	const problem = problemFromDay(day);
	warmUp(problem, seconds);
	const searching = cpuSeconds();
	const clock = cpuClock();
	const { solution, tried } = planDay(problem, {
		seed,
		steps: ENDLESS,
		progress: () => clock() / seconds
	});
	const took = cpuSeconds() - searching;
	let asked = Infinity;
	const soon = cpuSeconds() + 0.02;
	planDay(problem, {
		seed,
		steps: ENDLESS,
		shouldStop: () => {
			if (cpuSeconds() < soon) return false;
			asked = cpuSeconds();
			return true;
		}
	});
	const stopping = Math.max(0, cpuSeconds() - asked);
	const { value } = bench.judge(instance, writeDay(day, solution));
	bench.say(
		`${instance.name} seed ${seed}: ${value} (best known ${instance.best}), ${tried} changes in ${took.toFixed(2)} s`
	);
	return { lateness: value, speed: tried / took, stopping };
}

function measureDay(bench: Bench, instance: BenchInstance): Day {
	const day = readDay(bench.text(instance.file));
	const problem = problemFromDay(day);
	const { solution } = firstPlan(problem);
	bench.judge(instance, writeDay(day, solution));
	firstPlan(problem);
	const began = cpuSeconds();
	firstPlan(problemFromDay(day));
	const first = cpuSeconds() - began;
	const seeds = Array.from({ length: bench.options.seeds }, (_, index) => index + 1);
	const rules = Object.values(instance.entry['rules'] as Readonly<Record<string, number>>);
	return {
		instance,
		bays: day.bays.length,
		first,
		runs: seeds.map((seed) => runOnce(bench, instance, seed)),
		rule: Math.min(...rules),
		ownRule: scoreOf(problem, solution).lateness.total
	};
}

/** Sum over the days of the mean over the seeds. */
const lateness = (days: readonly Day[]): number =>
	days.reduce((sum, { runs }) => sum + mean(runs.map((run) => run.lateness)), 0);

const sum = (days: readonly Day[], of: (day: Day) => number): number =>
	days.reduce((all, day) => all + of(day), 0);

interface Targets {
	readonly bays: number;
	/** Per cent over the best known, in 1 s and from 10 s on. */
	readonly gap: readonly [number, number];
	/** Per cent below the best rule, in 1 s. */
	readonly below: number;
	/** Milliseconds to the first plan. */
	readonly first: number;
	/** Changes a second. */
	readonly speed: number;
}

const SIZES: readonly Targets[] = [
	{ bays: 20, gap: [10, 3], below: 45, first: 20, speed: 250_000 },
	{ bays: 60, gap: [20, 8], below: 40, first: 60, speed: 100_000 }
];

function rowsOf(bench: Bench, targets: Targets, days: readonly Day[]): BenchRow[] {
	const { seconds, seeds } = bench.options;
	const limit = targets.gap[seconds < 10 ? 0 : 1];
	const gap = lateness(days) / sum(days, ({ instance }) => instance.best);
	const below = 1 - lateness(days) / sum(days, ({ rule }) => rule);
	const worse = days.filter(({ runs, rule, ownRule }) =>
		runs.some((run) => run.lateness > Math.min(rule, ownRule))
	);
	const first = Math.max(...days.map((day) => day.first)) * 1000;
	const runs = days.flatMap((day) => day.runs);
	const speed = mean(runs.map((run) => run.speed));
	const stopping = Math.max(...runs.map((run) => run.stopping)) * 1000;
	const from = `${days.length} days × ${seeds} seeds`;
	const what = (text: string): string => `${text}, ${targets.bays} bays`;
	return [
		{
			id: 'F5',
			what: what('lateness over best known'),
			target: `≤ ${limit} %`,
			figure: percentOver(gap),
			met: (gap - 1) * 100 <= limit,
			from
		},
		{
			id: 'F6',
			what: what('lateness against the best rule'),
			target: `−${targets.below} %, never worse`,
			figure: `${percentOver(1 - below)}, ${worse.length} days worse`,
			met: below * 100 >= targets.below && worse.length === 0,
			from
		},
		{
			id: 'F7',
			what: what('first whole plan'),
			target: `≤ ${targets.first} ms`,
			figure: `${first.toFixed(1)} ms`,
			met: first <= targets.first,
			from: `slowest of ${days.length} days`
		},
		{
			id: 'F8',
			what: what('changes tried a second'),
			target: `≥ ${targets.speed}`,
			figure: String(Math.round(speed)),
			met: speed >= targets.speed,
			from
		},
		{
			id: 'F16',
			what: what('stop honoured'),
			target: '≤ 5 ms',
			figure: `${stopping.toFixed(1)} ms`,
			met: stopping <= 5,
			from: `slowest of ${runs.length} runs`
		}
	];
}

/** Measures the days of both sizes. */
export function workshopRows(bench: Bench): BenchRow[] {
	return SIZES.flatMap((targets) => {
		const days = bench
			.instancesOf(`workshop-${targets.bays}`)
			.map((instance) => measureDay(bench, instance));
		return days.length === 0 ? [] : rowsOf(bench, targets, days);
	});
}
