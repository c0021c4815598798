import { describe, expect, it } from 'vitest';
import { Random } from './random.ts';

const draws = (seed: number, count: number): number[] => {
	const random = new Random(seed);
	return Array.from({ length: count }, () => random.next());
};

describe('chance for the planner', () => {
	it('gives the same draws for the same seed, and others for another', () => {
		expect(draws(7, 50)).toEqual(draws(7, 50));
		expect(draws(7, 50)).not.toEqual(draws(8, 50));
		expect(draws(7, 50)).not.toEqual(draws(7 + 2 ** 32, 50));
	});

	it('draws whole numbers below the bound, each about equally often', () => {
		const random = new Random(1);
		const counts = new Array<number>(6).fill(0);
		for (let draw = 0; draw < 60_000; draw++) counts[random.below(6)]! += 1;
		for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
		expect(random.below(1)).toBe(0);
	});

	it('stays between 0 and 1, 1 not reached', () => {
		const random = new Random(3);
		const all = Array.from({ length: 10_000 }, () => random.unit());
		expect(Math.min(...all)).toBeGreaterThanOrEqual(0);
		expect(Math.max(...all)).toBeLessThan(1);
	});
});
