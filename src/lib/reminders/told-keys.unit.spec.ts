import { describe, expect, it } from 'vitest';
import { takeNew, type KeyStorage } from './told-keys.ts';

const aStorage = (kept = new Map<string, string>()): KeyStorage => ({
	getItem: (key) => kept.get(key) ?? null,
	setItem: (key, value) => void kept.set(key, value)
});
const XIE = { workshop: 'day-20', person: 'xie' };

describe('what was told on this device', () => {
	it('is not told again, after a reload neither', () => {
		const storage = aStorage();
		expect(takeNew(['a', 'b'], XIE, storage)).toEqual(['a', 'b']);
		expect(takeNew(['a', 'b', 'c'], XIE, storage)).toEqual(['c']);
		expect(takeNew(['c'], XIE, storage)).toEqual([]);
	});

	it('is told to another person, and in another workshop', () => {
		const storage = aStorage();
		takeNew(['a'], XIE, storage);
		expect(takeNew(['a'], { ...XIE, person: 'li' }, storage)).toEqual(['a']);
		expect(takeNew(['a'], { ...XIE, workshop: 'day-60' }, storage)).toEqual(['a']);
	});

	it('does not grow for ever', () => {
		const kept = new Map<string, string>();
		for (let n = 0; n < 600; n += 1) takeNew([String(n)], XIE, aStorage(kept));
		expect(JSON.parse([...kept.values()][0]!)).toHaveLength(500);
	});

	it('is nothing where somebody else wrote there', () => {
		const kept = new Map([['told/day-20/xie', '{"oops']]);
		expect(takeNew(['a'], XIE, aStorage(kept))).toEqual(['a']);
	});
});
