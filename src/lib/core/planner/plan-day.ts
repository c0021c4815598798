import { evenedOut } from './even-spread.ts';
import { compareScores, scoreOf } from './goal.ts';
import { lateMinutes } from './lateness.ts';
import { modelOf, type Model } from './model.ts';
import type { PlanningProblem, PlanningSolution } from './problem.ts';
import { dispatch, RULES, type Rule, type Sequence } from './rules.ts';
import { Search, type SearchOptions } from './search.ts';
import { solutionOf } from './solution.ts';
import type { Prices } from './facts.ts';
import { Timetable } from './timetable.ts';

/**
 * Planning a day, or the rest of it, anew: the best of the six rules at once, then whatever the
 * search finds. What is started or pinned stays; the rest is free.
 */

/** A late weighted minute outweighs what any minute of waiting can, yet of equals the shorter wait wins. */
const PLAN_PRICES: Prices = { late: 64, waiting: 1, move: 0, car: 0, tolerance: 0 };

/** A plan, and how it came to be. */
export interface DayPlan {
	readonly solution: PlanningSolution;
	/** Weighted late minutes and the rest, in the search's own unit: only to compare plans of one question. */
	readonly cost: number;
	/** The rule that made it, or that the search began with. */
	readonly rule: Rule;
	/** Changes tried; 0 for a rule's plan. */
	readonly tried: number;
}

interface Start {
	readonly rule: Rule;
	readonly sequence: Sequence;
	readonly table: Timetable;
	readonly cost: number;
	readonly late: number;
}

function bestRule(model: Model): Start {
	const table = new Timetable(model, PLAN_PRICES);
	let best: Start | null = null;
	for (const rule of RULES) {
		const sequence = dispatch(model, rule);
		const cost = table.load(sequence.order, sequence.choice);
		const late = lateMinutes(table);
		if (best === null || late < best.late || (late === best.late && cost < best.cost))
			best = { rule, sequence, table, cost, late };
	}
	if (best === null) throw new Error('there is no rule to plan by');
	table.load(best.sequence.order, best.sequence.choice);
	return best;
}

/** The plan of one rule. */
export function planByRule(problem: PlanningProblem, rule: Rule): DayPlan {
	const model = modelOf(problem);
	const table = new Timetable(model, PLAN_PRICES);
	const { order, choice } = dispatch(model, rule);
	const cost = table.load(order, choice);
	return { solution: solutionOf(table), cost, rule, tried: 0 };
}

/** The best of the six rules' plans: a few milliseconds, to be shown while the search goes on. */
export function firstPlan(problem: PlanningProblem): DayPlan {
	const { table, cost, rule } = bestRule(modelOf(problem));
	return { solution: solutionOf(table), cost, rule, tried: 0 };
}

/** What planning may be told. */
export interface PlanOptions {
	readonly seed: number;
	/** Changes to try. */
	readonly steps: number;
	/** How much of the budget is gone, 0 to 1, where it is not steps but, say, time; then steps only bound it. */
	readonly progress?: (() => number) | undefined;
	/** Asked far more often than every millisecond of work; true ends with the best so far. */
	readonly shouldStop?: (() => boolean) | undefined;
	/** Told of each better plan; asking it for the solution costs, so ask only for what is shown. */
	readonly onBetter?:
		| ((better: {
				readonly cost: number;
				readonly tried: number;
				readonly plan: () => PlanningSolution;
		  }) => void)
		| undefined;
}

/** A plan timed as a whole: the search's own times may give twins, of people or of bays, the same work. */
function wholePlan(model: Model, { order, choice }: Sequence): PlanningSolution {
	const table = new Timetable(model, PLAN_PRICES);
	table.load(order, choice);
	return solutionOf(table);
}

/** Share of a budget that is searched; the rest is for spreading the work evenly. */
const SEARCHED = 0.97;

/** Plans from the best rule on by search, then spreads the work evenly; never worse than that rule. */
export function planDay(problem: PlanningProblem, options: PlanOptions): DayPlan {
	const model = modelOf(problem);
	const start = bestRule(model);
	const search = new Search(model, PLAN_PRICES, { seed: options.seed });
	search.offer(start.sequence);
	const { onBetter, progress, shouldStop } = options;
	const run: SearchOptions = {
		...options,
		progress: progress && (() => progress() / SEARCHED),
		onBetter:
			onBetter &&
			(({ sequence, cost, tried }) => {
				onBetter({ cost, tried, plan: () => wholePlan(model, sequence) });
			})
	};
	const { tried } = search.run(run);
	const isOver = (): boolean => shouldStop?.() === true || (progress?.() ?? 0) >= 1;
	const found = {
		solution: solutionOf(search.table),
		cost: search.table.cost,
		rule: start.rule,
		tried
	};
	if (isOver()) return found;
	const evened = evenedOut(search.table, isOver);
	const solution = solutionOf(evened);
	// Evenness is the last of the goals: what it does may not cost any other, moves included.
	const isBetter = compareScores(scoreOf(problem, solution), scoreOf(problem, found.solution)) < 0;
	return isBetter ? { ...found, solution, cost: evened.cost } : found;
}
