import { describe, expect, it } from 'vitest';
import { DRAWS, firstBeyond, multipliersOf, normalQuantile } from './multipliers.ts';

describe('multipliers', () => {
	it.each([
		[0.5, 0],
		[0.8, 0.8416212],
		[0.975, 1.959964],
		[0.001, -3.0902323],
		[0.999, 3.0902323]
	])('of a standard normal spread: %f of it lies below %f', (share, value) => {
		expect(normalQuantile(share)).toBeCloseTo(value, 6);
	});

	it('ascend, with the median at one', () => {
		const table = multipliersOf(0.3);
		expect(table).toHaveLength(DRAWS);
		expect(table[DRAWS / 2]).toBeCloseTo(1, 3);
		expect(table.every((entry, index) => entry >= (table[index - 1] ?? 0))).toBe(true);
		expect(table[Math.floor(DRAWS * 0.8)]).toBeCloseTo(Math.exp(0.3 * 0.8416), 2);
	});

	it('are all one where nothing is spread, and bounded where everything is', () => {
		expect(new Set(multipliersOf(0))).toEqual(new Set([1]));
		expect(multipliersOf(50)).toBe(multipliersOf(1.35));
	});

	it('are found beyond a value: all, some, or only the last', () => {
		const table = multipliersOf(0.3);
		expect(firstBeyond(table, 0)).toBe(0);
		const beyond = firstBeyond(table, 1);
		expect(table[beyond]).toBeGreaterThan(1);
		expect(table[beyond - 1]).toBeLessThanOrEqual(1);
		expect(firstBeyond(table, 1000)).toBe(DRAWS - 1);
	});
});
