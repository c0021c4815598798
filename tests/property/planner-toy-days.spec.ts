import { describe, expect, it } from 'vitest';
import { toyDays } from '../planner/toy-days.ts';
import { lateness, optimumOf } from '../planner/toy-optimum.ts';

describe('toy days of the workshop', () => {
	it.each(toyDays.map((day) => [day.name, day] as const))(
		'%s',
		(_, { problem, lateness: least }) => {
			const best = optimumOf(problem);
			expect(best.lateness).toBe(least);
			const sum = best.plan.reduce(
				(total, places, job) => total + lateness(problem, job, places.at(-1)!.end),
				0
			);
			expect(sum).toBe(least);
		}
	);
});
