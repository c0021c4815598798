import { describe, expect, it } from 'vitest';
import { MINUTE_MS, type Stretch } from './instant.ts';
import { clipped, merged, minutesIn, without } from './stretches.ts';

const list = (...pairs: readonly (readonly [number, number])[]): Stretch[] =>
	pairs.map(([from, to]) => ({ from, to }));

describe('clipped', () => {
	it.each([
		['inside', list([1, 2]), list([1, 2])],
		['over both ends', list([-5, 20]), list([0, 10])],
		['touching only', list([-5, 0], [10, 12]), []]
	])('%s', (_what, stretches, expected) => {
		expect(clipped(stretches, { from: 0, to: 10 })).toEqual(expected);
	});
});

describe('without', () => {
	it.each([
		['no hole', [], list([0, 10])],
		['a hole in the middle', list([4, 5]), list([0, 4], [5, 10])],
		['a hole at the start', list([-1, 3]), list([3, 10])],
		['a hole at the end', list([8, 10]), list([0, 8])],
		['a hole over all', list([-1, 11]), []],
		['touching holes', list([-5, 0], [10, 11]), list([0, 10])],
		['holes that overlap, in any order', list([5, 8], [4, 6]), list([0, 4], [8, 10])]
	])('%s', (_what, holes, expected) => {
		expect(without(list([0, 10]), holes)).toEqual(expected);
	});
});

describe('merged', () => {
	it('joins what overlaps or touches, in any order', () => {
		expect(merged(list([5, 8], [0, 2], [2, 3], [6, 7], [10, 11]))).toEqual(
			list([0, 3], [5, 8], [10, 11])
		);
	});
});

describe('minutesIn', () => {
	it('adds up, parts of a minute included', () => {
		expect(minutesIn(list([0, MINUTE_MS], [MINUTE_MS, 2.5 * MINUTE_MS]))).toBe(2.5);
	});
});
