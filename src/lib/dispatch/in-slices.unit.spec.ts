import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inSlices } from './in-slices.ts';

describe('work in slices', () => {
	beforeEach(() => {
		vi.useFakeTimers();
	});
	afterEach(() => {
		vi.useRealTimers();
	});

	/** Each item takes five milliseconds. */
	function* slow(count: number): Generator<number, void, undefined> {
		for (let item = 0; item < count; item += 1) {
			vi.setSystemTime(Date.now() + 5);
			yield item;
		}
	}

	it('hands everything over once it is whole, in order', () => {
		vi.spyOn(performance, 'now').mockImplementation(() => Date.now());
		const done = vi.fn();
		inSlices(slow(7), done);
		vi.advanceTimersToNextTimer();
		expect(done).not.toHaveBeenCalled();
		vi.runAllTimers();
		expect(done.mock.calls).toEqual([[[0, 1, 2, 3, 4, 5, 6]]]);
	});

	it('hands nothing over once it is stopped', () => {
		const done = vi.fn();
		const stop = inSlices(slow(2), done);
		stop();
		vi.runAllTimers();
		expect(done).not.toHaveBeenCalled();
	});
});
