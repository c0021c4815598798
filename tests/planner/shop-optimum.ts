import {
	valueOfSchedule,
	type Shop,
	type ShopAlternative,
	type ShopGoal,
	type ShopStep
} from '#core/planner/shop/shop.ts';

/**
 * The least value of a small shop, proven by looking at every order and alternative: operations are
 * added in the order of their starts, each as early as its machine and worker allow. It shares no code
 * with the search.
 */
export function optimumOfShop(shop: Shop, goal: ShopGoal): number {
	const schedule: ShopStep[][] = shop.jobs.map(() => []);
	const machines = new Array<number>(shop.machines).fill(0);
	const workers = new Array<number>(shop.workers).fill(0);
	let best = Infinity;
	const startOf = (job: number, { machine, worker }: ShopAlternative): number =>
		Math.max(
			schedule[job]!.at(-1)?.end ?? shop.jobs[job]!.release,
			machines[machine]!,
			worker === null ? 0 : workers[worker]!
		);
	const descend = (since: number): void => {
		// What is placed only grows, so a schedule that is already no better never will be.
		if (valueOfSchedule(shop, schedule, goal) >= best) return;
		const open = shop.jobs.flatMap(({ operations }, job) =>
			(operations[schedule[job]!.length] ?? []).map((way) => ({
				job,
				way,
				start: startOf(job, way)
			}))
		);
		if (open.length === 0) best = valueOfSchedule(shop, schedule, goal);
		for (const { job, way, start } of open) {
			if (start < since) continue;
			const { machine, worker, duration } = way;
			const before = [machines[machine]!, worker === null ? 0 : workers[worker]!] as const;
			machines[machine] = start + duration;
			if (worker !== null) workers[worker] = start + duration;
			schedule[job]!.push({ machine, worker, start, end: start + duration });
			descend(start);
			schedule[job]!.pop();
			machines[machine] = before[0];
			if (worker !== null) workers[worker] = before[1];
		}
	};
	descend(0);
	return best;
}
