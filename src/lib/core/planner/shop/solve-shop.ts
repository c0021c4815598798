import { compileShop } from './compiled.ts';
import { ShopGraph } from './graph.ts';
import {
	valueOfSchedule,
	type Shop,
	type ShopBudget,
	type ShopGoal,
	type ShopPlan
} from './shop.ts';
import { TabuSearch } from './tabu.ts';

/** How a shop is to be planned. */
export interface ShopWish {
	readonly goal: ShopGoal;
	/** Equal seeds and steps give equal plans. */
	readonly seed: number;
	readonly budget: ShopBudget;
}

/** The best schedule found within the budget; throws for a shop with an operation nobody can do. */
export function solveShop(shop: Shop, { goal, seed, budget }: ShopWish): ShopPlan {
	const compiled = compileShop(shop);
	const { draft, steps } = new TabuSearch(compiled, seed).run(budget);
	const graph = new ShopGraph(compiled);
	graph.load(draft);
	const schedule = graph.schedule(shop);
	return { schedule, value: valueOfSchedule(shop, schedule, goal), steps };
}
