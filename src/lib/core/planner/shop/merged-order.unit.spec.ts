import { describe, expect, it } from 'vitest';
import { Random } from '../random.ts';
import { mergedOrder } from './merged-order.ts';

describe('mergedOrder', () => {
	const one = Int32Array.from([0, 1, 2, 3, 4, 5]);
	const other = Int32Array.from([3, 0, 4, 1, 5, 2]);

	it('has every operation once, and keeps what both parents agree on', () => {
		for (let seed = 1; seed <= 20; seed++) {
			const child = mergedOrder(one, other, new Random(seed));
			expect(child.toSorted()).toEqual(one);
			const agreed = [...one].flatMap((v) =>
				[...one]
					.filter((w) => one.indexOf(v) < one.indexOf(w) && other.indexOf(v) < other.indexOf(w))
					.map((w) => child.indexOf(v) < child.indexOf(w))
			);
			expect(agreed).not.toContain(false);
		}
	});

	it('is not always one of the parents, and the same for the same seed', () => {
		const children = [1, 2, 3, 4, 5].map((seed) => mergedOrder(one, other, new Random(seed)));
		expect(new Set(children.map(String)).size).toBeGreaterThan(2);
		expect(mergedOrder(one, other, new Random(1))).toEqual(children[0]);
	});

	it('of equal parents is the parent', () => {
		expect(mergedOrder(one, one, new Random(7))).toEqual(one);
	});
});
