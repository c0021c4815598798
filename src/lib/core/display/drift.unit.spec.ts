import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../time/instant.ts';
import { spotAt } from './drift.ts';

describe('the clock of a dark screen', () => {
	it('stays for a minute and then stands well away', () => {
		expect(spotAt(0)).toEqual(spotAt(MINUTE_MS - 1));
		const [one, two] = [spotAt(0), spotAt(MINUTE_MS)];
		expect(Math.hypot(one.left - two.left, one.top - two.top)).toBeGreaterThan(30);
	});

	it('comes by everywhere before it comes back, and never leaves the glass', () => {
		const spots = Array.from({ length: 100 }, (_, minute) => spotAt(minute * MINUTE_MS));
		expect(new Set(spots.map(({ left }) => left)).size).toBe(100);
		expect(new Set(spots.map(({ top }) => top)).size).toBe(100);
		for (const { left, top } of [...spots, spotAt(-MINUTE_MS)]) {
			expect(left).toBeGreaterThanOrEqual(0);
			expect(left).toBeLessThan(100);
			expect(top).toBeGreaterThanOrEqual(0);
			expect(top).toBeLessThan(100);
		}
	});
});
