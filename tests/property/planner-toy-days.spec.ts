import { describe, expect, it } from 'vitest';
import { planDay } from '#core/planner/plan-day.ts';
import type { PlanningProblem, PlanningSolution } from '#core/planner/problem.ts';
import { toyDays } from '../planner/toy-days.ts';
import { lateness, optimumOf } from '../planner/toy-optimum.ts';

/** The goal's value from the ends of the jobs alone. */
const latenessOf = (problem: PlanningProblem, solution: PlanningSolution): number =>
	solution.reduce((sum, places, job) => sum + lateness(problem, job, places.at(-1)!.end), 0);

describe('toy days of the workshop', () => {
	const days = toyDays.map((day) => [day.name, day] as const);

	it.each(days)('the optimum is proven: %s', (_, { problem, lateness: least }) => {
		const best = optimumOf(problem);
		expect(best.lateness).toBe(least);
		expect(latenessOf(problem, best.plan)).toBe(least);
	});

	it.each(days)('the search finds it: %s', (_, { problem, lateness: least }) => {
		for (const seed of [1, 2, 3]) {
			const { solution } = planDay(problem, { seed, steps: 3000 });
			expect([seed, latenessOf(problem, solution)]).toEqual([seed, least]);
		}
	});
});
