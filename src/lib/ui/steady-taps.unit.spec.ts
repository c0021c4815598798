import { describe, expect, it } from 'vitest';
import { TapGuard } from './steady-taps.ts';

const finger = { type: 'touch', width: 30, height: 34 };

describe('taps that are meant', () => {
	it.each([
		[399, false],
		[400, true]
	])('a second one on the same control after %i ms: %s', (later, counts) => {
		const guard = new TapGuard();
		expect(guard.counts('start', 1_000)).toBe(true);
		expect(guard.counts('start', 1_000 + later)).toBe(counts);
	});

	it('on another control, or by a key, count at once', () => {
		const guard = new TapGuard();
		guard.counts('start', 1_000);
		expect(guard.counts('pause', 1_050)).toBe(true);
		expect(guard.counts('pause', 1_060, true)).toBe(true);
	});

	it('a tap that did not count does not put the next one off', () => {
		const guard = new TapGuard();
		guard.counts('start', 1_000);
		guard.counts('start', 1_300);
		expect(guard.counts('start', 1_450)).toBe(true);
	});

	it.each([
		[{ ...finger, width: 80 }, true],
		[{ ...finger, width: 81 }, false],
		[{ ...finger, height: 120 }, false],
		[{ type: 'mouse', width: 200, height: 200 }, true]
	])('%o: %s', (touch, counts) => {
		const guard = new TapGuard();
		guard.down(touch);
		expect(guard.counts('start', 1_000)).toBe(counts);
	});
});
