import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '#core/time/instant.ts';
import { SlowDown } from './slow-down.ts';

const failed = (slow: SlowDown, key: string, times: number, at = 0): void => {
	for (let n = 0; n < times; n += 1) slow.count(key, at);
};

describe('guesses', () => {
	it('are free ten times, then wait twice as long each time, never longer than five minutes', () => {
		const slow = new SlowDown();
		failed(slow, 'li', 9);
		const waits: number[] = [];
		for (let n = 0; n < 10; n += 1) {
			waits.push(slow.waitMs(['li'], 0) / 1000);
			slow.count('li', 0);
		}
		expect(waits).toEqual([0, 2, 4, 8, 16, 32, 64, 128, 256, 300]);
		failed(slow, 'li', 1000);
		expect(slow.waitMs(['li'], 0)).toBe(5 * MINUTE_MS);
		expect(slow.waitMs(['li'], 5 * MINUTE_MS)).toBe(0);
	});

	it('wait for the longest of what they are about', () => {
		const slow = new SlowDown();
		failed(slow, 'address', 12);
		expect(slow.waitMs(['li', 'address'], 0)).toBe(8000);
		expect(slow.waitMs(['li'], 0)).toBe(0);
	});

	it('are forgotten after an hour, or with the right password', () => {
		const slow = new SlowDown();
		failed(slow, 'li', 11);
		failed(slow, 'xie', 11);
		slow.forget('xie');
		expect(slow.waitMs(['xie'], 0)).toBe(0);
		failed(slow, 'li', 1, HOUR_MS);
		expect(slow.waitMs(['li'], HOUR_MS)).toBe(0);
	});

	it('are taken back one at a time', () => {
		const slow = new SlowDown();
		failed(slow, 'li', 10);
		slow.takeBack('li');
		slow.takeBack('nobody');
		expect(slow.waitMs(['li'], 0)).toBe(0);
	});

	it('of a million names take no more room than those of ten thousand', () => {
		const slow = new SlowDown();
		failed(slow, 'first', 20);
		for (let n = 0; n < 10_000; n += 1) slow.count(String(n), 1);
		expect(slow.waitMs(['first'], 1)).toBe(0);
		failed(slow, '9999', 9, 1);
		expect(slow.waitMs(['9999'], 1)).toBeGreaterThan(0);
	});
});
