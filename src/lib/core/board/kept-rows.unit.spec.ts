import { describe, expect, it } from 'vitest';
import { mayShowKept, type KeptRows } from './kept-rows.ts';

const EVENING = Date.parse('2026-03-02T22:00:00+08:00');
const HOUR = 3_600_000;

const kept = (audience: KeptRows['audience']): KeptRows => ({
	...{ audience, epoch: 'e', seq: 1, dataAt: EVENING, localAt: 0, rows: [] },
	...{ time: { realNow: 0, workshopNow: EVENING, rate: 1 }, timeZone: 'Asia/Shanghai' }
});

describe('rows a screen kept from before it was switched on', () => {
	it('are the workshop’s for a day', () => {
		expect(mayShowKept(kept('wall'), 'wall', EVENING + 24 * HOUR - 1)).toBe(true);
		expect(mayShowKept(kept('wall'), 'wall', EVENING + 24 * HOUR)).toBe(false);
	});

	it('are the customers’ until midnight of the workshop (B12)', () => {
		expect(mayShowKept(kept('lounge'), 'lounge', EVENING + 2 * HOUR - 1)).toBe(true);
		expect(mayShowKept(kept('lounge'), 'lounge', EVENING + 2 * HOUR)).toBe(false);
	});

	it('are never those of another audience', () => {
		expect(mayShowKept(kept('wall'), 'wall-masked', EVENING)).toBe(false);
		expect(mayShowKept(kept('wall'), 'lounge', EVENING)).toBe(false);
	});

	it('stay where a device forgot the time while it was without power', () => {
		expect(mayShowKept(kept('wall'), 'wall', EVENING - 1_000 * HOUR)).toBe(true);
		expect(mayShowKept(kept('lounge'), 'lounge', EVENING - 1_000 * HOUR)).toBe(true);
	});
});
