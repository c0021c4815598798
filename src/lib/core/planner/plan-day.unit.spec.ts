import { describe, expect, it } from 'vitest';
import { faultsOf, inForce, randomProblem } from '../../../../tests/support/random-problem.ts';
import { compareScores, scoreOf } from './goal.ts';
import type { PlanningProblem, ProblemJob } from './problem.ts';
import { firstPlan, planByRule, planDay } from './plan-day.ts';
import { RULES } from './rules.ts';

const SEEDS = Array.from({ length: 6 }, (_, seed) => seed + 1);

describe('planning a day', () => {
	it('gives plans that can be worked, by every rule and by search', () => {
		for (const seed of SEEDS) {
			const problem = randomProblem(seed);
			for (const rule of RULES)
				expect(
					faultsOf(problem, planByRule(problem, rule).solution),
					`${rule}, seed ${seed}`
				).toEqual([]);
			const planned = planDay(problem, { seed, steps: 1500 });
			expect(faultsOf(problem, planned.solution), `search, seed ${seed}`).toEqual([]);
		}
	});

	it('tells of better plans that can be worked while it goes on', () => {
		const faults: string[] = [];
		let told = 0;
		for (const seed of SEEDS) {
			const problem = randomProblem(seed, 14);
			planDay(problem, {
				seed,
				steps: 1000,
				onBetter: ({ plan }) => {
					told++;
					faults.push(...faultsOf(problem, plan()));
				}
			});
		}
		expect(told).toBeGreaterThan(20);
		expect(faults).toEqual([]);
	});

	it('is never later in sum than the best rule, and mostly less late', () => {
		let less = 0;
		for (const seed of SEEDS) {
			const problem = randomProblem(seed, 16);
			const lateness = RULES.map(
				(rule) => scoreOf(problem, planByRule(problem, rule).solution).lateness.total
			);
			const first = scoreOf(problem, firstPlan(problem).solution);
			expect(first.lateness.total).toBe(Math.min(...lateness));
			const planned = scoreOf(problem, planDay(problem, { seed, steps: 1500 }).solution);
			expect(compareScores(planned, first)).toBeLessThanOrEqual(0);
			if (planned.lateness.total < first.lateness.total) less++;
		}
		expect(less).toBeGreaterThan(2);
	});

	it('gives the same plan for the same seed and steps, to the byte', () => {
		const problem = randomProblem(5, 20);
		const once = planDay(problem, { seed: 7, steps: 1500 });
		const again = planDay(structuredClone(problem), { seed: 7, steps: 1500 });
		expect(JSON.stringify(again)).toBe(JSON.stringify(once));
	});

	it('leaves started and pinned work where it is', () => {
		for (const seed of SEEDS) {
			const before = randomProblem(seed, 14);
			const later = inForce(before, firstPlan(before).solution, 660);
			// The last piece of work of some cars is pinned by a person.
			const pinned = {
				...later,
				jobs: later.jobs.map((job, index) => ({
					...job,
					operations: job.operations.map((operation, at) =>
						index % 4 === 3 && at === job.operations.length - 1 && operation.pin === 'published'
							? { ...operation, pin: 'pinned' as const }
							: operation
					)
				}))
			};
			const planned = planDay(pinned, { seed, steps: 1500 });
			expect(faultsOf(pinned, planned.solution), `seed ${seed}`).toEqual([]);
		}
	});

	it('stops when it is told to, and tells of better plans on the way', () => {
		const problem = randomProblem(3, 20);
		let asked = 0;
		const costs: number[] = [];
		const planned = planDay(problem, {
			seed: 1,
			steps: 1_000_000,
			shouldStop: () => ++asked > 20,
			onBetter: ({ cost, plan }) => {
				costs.push(cost);
				expect(faultsOf(problem, plan())).toEqual([]);
			}
		});
		expect(planned.tried).toBeLessThan(1000);
		expect(costs).toEqual([...costs].sort((a, b) => b - a));
		expect(planned.cost).toBe(costs.at(-1) ?? planned.cost);
	});

	it('cools by whatever budget it is told of, and ends with it', () => {
		const problem = randomProblem(3, 20);
		let asked = 0;
		const planned = planDay(problem, {
			seed: 1,
			steps: Number.MAX_SAFE_INTEGER,
			progress: () => asked++ / 60
		});
		expect(faultsOf(problem, planned.solution)).toEqual([]);
		expect(planned.tried).toBeGreaterThan(500);
		expect(planned.tried).toBeLessThan(60 * 32);
		const first = scoreOf(problem, firstPlan(problem).solution);
		expect(compareScores(scoreOf(problem, planned.solution), first)).toBeLessThan(0);
	});

	it('inspects where only inspections are while that bay is free, and leaves the lift free', () => {
		const day = [{ from: 480, to: 1050 }];
		const inspections = Array.from({ length: 2 }, (_, index): ProblemJob => ({
			id: `car ${index}`,
			release: 480,
			promise: 600,
			weight: 1,
			waiting: false,
			operations: [
				{
					id: `inspection ${index}`,
					after: [],
					choices: [{ technician: index, minutes: 20 }],
					bays: [0, 1],
					helpers: [],
					splittable: false,
					notBefore: 0,
					pin: 'draft',
					place: null
				}
			]
		}));
		const onTheLift: ProblemJob = {
			...(inspections[0] as ProblemJob),
			id: 'repair',
			release: 900,
			operations: inspections
				.slice(0, 1)
				.flatMap(({ operations }) => operations.map((one) => ({ ...one, id: 'repair', bays: [0] })))
		};
		const problem: PlanningProblem = {
			origin: 0,
			now: 480,
			horizon: 1440,
			open: day,
			technicians: [0, 1].map((one) => ({ id: `person ${one}`, team: '', windows: day })),
			bays: ['lift', 'inspection'].map((type) => ({ id: type, type, closed: [] })),
			jobs: [...inspections, onTheLift]
		};
		// Two at once: one has the inspection bay, the other need not wait for it.
		for (const { solution } of [firstPlan(problem), planDay(problem, { seed: 1, steps: 200 })])
			expect(solution.map(([place]) => [place?.bay, place?.start])).toEqual([
				[1, 480],
				[0, 480],
				[0, 900]
			]);
	});

	it('of a day without work is no plan, at once', () => {
		const empty = { ...randomProblem(1), jobs: [] };
		const planned = planDay(empty, { seed: 1, steps: 1000, shouldStop: () => false });
		expect([planned.solution, planned.tried]).toEqual([[], 0]);
	});
});
