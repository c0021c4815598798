import { describe, expect, it } from 'vitest';
import { solveShop } from '#core/planner/shop/solve-shop.ts';
import {
	valueOfSchedule,
	type Shop,
	type ShopSchedule,
	type ShopStep
} from '#core/planner/shop/shop.ts';
import { readFlexibleShop, readShop, readWorkerShop } from '../planner/shop-files.ts';
import { optimumOfShop } from '../planner/shop-optimum.ts';
import { Random } from '../support/random.ts';

interface Size {
	readonly machines: number;
	readonly workers: number;
	/** Each operation has one way only, and jobs have due dates. */
	readonly plain: boolean;
}

/** Three jobs of two or three operations, small enough to look at every schedule. */
function tinyShop(seed: number, { machines, workers, plain }: Size): Shop {
	const random = new Random(seed);
	const way = () => ({
		machine: random.below(machines),
		worker: workers === 0 ? null : random.below(workers),
		duration: 1 + random.below(9)
	});
	return {
		machines,
		workers,
		jobs: Array.from({ length: 3 }, () => ({
			release: random.below(4),
			due: plain ? 6 + random.below(12) : null,
			weight: 1 + random.below(4),
			operations: Array.from({ length: 2 + random.below(2) }, () =>
				Array.from({ length: plain ? 1 : 1 + random.below(2) }, way)
			)
		}))
	};
}

type Named = ShopStep & { readonly name: string };

/** Whether two operations that lie at the same time need the same machine or worker. */
const collide = (one: Named, other: Named): boolean =>
	one.start < other.end &&
	other.start < one.end &&
	(one.machine === other.machine || (one.worker !== null && one.worker === other.worker));

/** What is wrong with a schedule; empty when it can be. */
function faults(shop: Shop, schedule: ShopSchedule): string[] {
	const alone = schedule.flatMap((steps, job) =>
		steps.flatMap(({ machine, worker, start, end }, index) => {
			const known = shop.jobs[job]!.operations[index]!.some(
				(way) => way.machine === machine && way.worker === worker && way.duration === end - start
			);
			const early = start < (steps[index - 1]?.end ?? shop.jobs[job]!.release);
			return known && !early ? [] : [`${job}/${index}`];
		})
	);
	const all = schedule.flatMap((steps, job) =>
		steps.map((step, index) => ({ ...step, name: `${job}/${index}` }))
	);
	const together = all.flatMap((one) =>
		all
			.filter((other) => one.name < other.name && collide(one, other))
			.map((other) => `${one.name} and ${other.name}`)
	);
	return [...alone, ...together];
}

const seeds = Array.from({ length: 15 }, (_, index) => index + 1);

describe('the search on shops small enough to look at every schedule', () => {
	it.each([
		['machines only', { machines: 2, workers: 0, plain: false }],
		['machines and workers', { machines: 3, workers: 2, plain: false }]
	] as const)('finds the shortest schedule: %s', (_, size) => {
		for (const seed of seeds) {
			const shop = tinyShop(seed, size);
			const plan = solveShop(shop, { goal: 'makespan', seed, budget: { steps: 1500 } });
			expect(faults(shop, plan.schedule)).toEqual([]);
			expect([seed, plan.value]).toEqual([seed, optimumOfShop(shop, 'makespan')]);
		}
	});

	it('finds the least weighted lateness', () => {
		for (const seed of seeds) {
			const shop = tinyShop(seed, { machines: 2, workers: 0, plain: true });
			const plan = solveShop(shop, { goal: 'weighted-tardiness', seed, budget: { steps: 8000 } });
			expect(faults(shop, plan.schedule)).toEqual([]);
			expect([seed, plan.value]).toEqual([seed, optimumOfShop(shop, 'weighted-tardiness')]);
		}
	});
});

describe('what the search promises', () => {
	const shop = tinyShop(5, { machines: 3, workers: 2, plain: false });
	const late = tinyShop(9, { machines: 2, workers: 0, plain: true });

	it('gives the same plan for the same seed and steps', () => {
		for (const [one, goal] of [
			[shop, 'makespan'] as const,
			[late, 'weighted-tardiness'] as const
		]) {
			const plan = () => solveShop(one, { goal, seed: 3, budget: { steps: 500 } });
			expect(plan()).toEqual(plan());
		}
	});

	it('stops when told to, with a whole plan', () => {
		for (const [one, goal] of [
			[shop, 'makespan'] as const,
			[late, 'weighted-tardiness'] as const
		]) {
			const budget = { steps: Infinity, shouldStop: () => true };
			const plan = solveShop(one, { goal, seed: 1, budget });
			expect(faults(one, plan.schedule)).toEqual([]);
			expect(plan.value).toBe(valueOfSchedule(one, plan.schedule, goal));
			expect(plan.steps).toBe(0);
		}
	});

	it('names an operation nobody can do, and lateness where there is a choice', () => {
		const job = { release: 0, due: 5, weight: 1, operations: [[]] };
		const broken = { machines: 1, workers: 0, jobs: [job] };
		const budget = { steps: 10 };
		expect(() => solveShop(broken, { goal: 'makespan', seed: 1, budget })).toThrow(
			'cannot be done'
		);
		expect(() => solveShop(shop, { goal: 'weighted-tardiness', seed: 1, budget })).toThrow(
			RangeError
		);
	});

	it('plans a shop without work, and a job without operations', () => {
		const idle = { release: 4, due: null, weight: 1, operations: [] };
		const empty = { machines: 1, workers: 0, jobs: [idle] };
		const plan = solveShop(empty, { goal: 'makespan', seed: 1, budget: { steps: 10 } });
		expect(plan.schedule).toEqual([[]]);
	});
});

describe("the literature's files", () => {
	it('reads a flexible job shop, from 0 and from 1 alike', () => {
		const shop = readFlexibleShop('1 2 1.5\n2 1 0 3 2 0 4 1 5\n');
		expect(shop.jobs[0]?.operations).toEqual([
			[{ machine: 0, worker: null, duration: 3 }],
			[
				{ machine: 0, worker: null, duration: 4 },
				{ machine: 1, worker: null, duration: 5 }
			]
		]);
		expect(readFlexibleShop('1 2\n2 1 1 3 2 1 4 2 5')).toEqual(shop);
	});

	it('reads machines with workers', () => {
		const shop = readWorkerShop('1 2 2\n1 2 1 2 1 7 2 8 2 1 2 9\n');
		expect(shop.workers).toBe(2);
		expect(shop.jobs[0]?.operations).toEqual([
			[
				{ machine: 0, worker: 0, duration: 7 },
				{ machine: 0, worker: 1, duration: 8 },
				{ machine: 1, worker: 1, duration: 9 }
			]
		]);
	});

	it('reads due dates, and refuses what it does not know', () => {
		const text = '{"format":"jsp-twt/1","machines":1,"jobs":[{"due":4,"weight":2,"ops":[[0,3]]}]}';
		expect(readShop('a.json', text).jobs).toEqual([
			{ release: 0, due: 4, weight: 2, operations: [[{ machine: 0, worker: null, duration: 3 }]] }
		]);
		expect(() => readShop('a.json', '{"format":"other"}')).toThrow('other');
		expect(() => readFlexibleShop('1 1\n1 1 0 3 9')).toThrow('left over');
		expect(() => readFlexibleShop('1 1\n1 1 0')).toThrow('number 4');
	});
});
