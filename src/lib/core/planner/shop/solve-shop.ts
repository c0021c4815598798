import { compileShop } from './compiled.ts';
import { ShopGraph } from './graph.ts';
import { LatenessSearch } from './lateness-search.ts';
import {
	valueOfSchedule,
	type Shop,
	type ShopBudget,
	type ShopGoal,
	type ShopPlan
} from './shop.ts';
import { TabuSearch } from './tabu.ts';

/** How a shop is to be planned. */
interface ShopWish {
	readonly goal: ShopGoal;
	/** Equal seeds and steps give equal plans. */
	readonly seed: number;
	readonly budget: ShopBudget;
}

/** Lateness is searched in job shops only: the search knows no other way to do an operation. */
function refuseChoices({ workers, jobs }: Shop): void {
	if (workers > 0 || jobs.some(({ operations }) => operations.some((ways) => ways.length > 1)))
		throw new RangeError('lateness is planned only where each operation has one machine');
}

/**
 * The best schedule found within the budget. Throws for a shop with an operation nobody can do, and
 * for weighted lateness where operations have alternatives or need workers.
 */
export function solveShop(shop: Shop, { goal, seed, budget }: ShopWish): ShopPlan {
	const compiled = compileShop(shop);
	if (goal === 'weighted-tardiness') refuseChoices(shop);
	const search = goal === 'makespan' ? TabuSearch : LatenessSearch;
	const { draft, steps } = new search(compiled, seed).run(budget);
	const graph = new ShopGraph(compiled);
	graph.load(draft);
	const schedule = graph.schedule(shop);
	return { schedule, value: valueOfSchedule(shop, schedule, goal), steps };
}
