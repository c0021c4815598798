import { describe, expect, it } from 'vitest';
import { joined, NO_SPREAD, varianceOf, withSample, type Spread } from './spread.ts';

const spreadOf = (...numbers: readonly number[]): Spread => numbers.reduce(withSample, NO_SPREAD);

describe('a spread', () => {
	it('is the mean and the variance of the numbers', () => {
		const spread = spreadOf(2, 4, 9);
		expect(spread).toMatchObject({ samples: 3, mean: 5 });
		expect(varianceOf(spread)).toBeCloseTo(13);
	});

	it('has no variance of fewer than two numbers', () => {
		expect(varianceOf(NO_SPREAD)).toBeNull();
		expect(varianceOf(spreadOf(4))).toBeNull();
	});

	it('is the same whether lists are joined or counted as one', () => {
		const together = joined(spreadOf(1, 2, 6), spreadOf(3, 8));
		expect(together.samples).toBe(5);
		expect(together.mean).toBeCloseTo(4);
		expect(together.squares).toBeCloseTo(spreadOf(1, 2, 6, 3, 8).squares);
		expect(joined(NO_SPREAD, NO_SPREAD)).toEqual(NO_SPREAD);
	});

	it('forgets what is two hundred numbers back, bit by bit', () => {
		const before = spreadOf(...Array.from({ length: 500 }, () => 1));
		expect(before).toMatchObject({ samples: 200, mean: 1 });
		const after = Array.from({ length: 500 }, () => 3).reduce(withSample, before);
		expect(after.mean).toBeGreaterThan(2.8);
		expect(after.samples).toBe(200);
	});
});
