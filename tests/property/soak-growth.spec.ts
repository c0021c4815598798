import { describe, expect, it } from 'vitest';
import { growthOf } from '../soak/growth.ts';

describe('growth', () => {
	it('is told between the middle of the first three samples and that of the last three', () => {
		expect(growthOf([100, 900, 101, 50, 110, 1, 111])).toMatchObject({
			...{ before: 101, after: 110 }
		});
		expect(growthOf([100, 110]).percent).toBeCloseTo(10);
		expect(growthOf([0, 0]).percent).toBe(0);
	});

	it('has the slope of what grows evenly, and hardly any doubt about it', () => {
		const { slope, slopeAtLeast, slopeAtMost } = growthOf([5, 7, 9, 11, 13]);
		expect(slope).toBeCloseTo(2);
		expect(slopeAtLeast).toBeCloseTo(2);
		expect(slopeAtMost).toBeCloseTo(2);
	});

	it('leaves no doubt out: what goes up and down as by chance lies on both sides of none', () => {
		const { slopeAtLeast, slopeAtMost } = growthOf([10, 12, 9, 11, 10, 12, 9, 11, 10]);
		expect(slopeAtLeast).toBeLessThan(0);
		expect(slopeAtMost).toBeGreaterThan(0);
		// By the book: the slope's error is 0.1555, Student's t for seven degrees 2.36.
		expect(slopeAtMost - slopeAtLeast).toBeCloseTo(2 * 2.36 * 0.1555, 1);
	});

	it('tells no slope from two samples', () => {
		expect(growthOf([1, 2]).slope).toBeNaN();
	});
});
