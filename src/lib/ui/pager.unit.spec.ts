import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Pager } from './pager.svelte.ts';

describe('the pages of a wall', () => {
	beforeEach(() => {
		vi.useFakeTimers();
	});
	afterEach(() => {
		vi.useRealTimers();
	});

	it('stay for their dwell, come round, and say how much of it has passed', () => {
		const pager = new Pager();
		const stop = pager.run(
			() => 3,
			() => 12_000
		);
		const seen = Array.from({ length: 48 }, () => {
			vi.advanceTimersByTime(1000);
			return pager.page;
		});
		expect(seen.filter((page) => page === 0)).toHaveLength(23);
		expect(seen.slice(0, 11).every((page) => page === 0)).toBe(true);
		expect([seen[12], seen[24], seen[36]]).toEqual([1, 2, 0]);
		expect(pager.passed).toBeLessThan(1);
		stop();
		vi.advanceTimersByTime(60_000);
		expect(pager.page).toBe(seen.at(-1));
	});

	it('turn although there is one page only, so that its order is made anew', () => {
		const pager = new Pager();
		const stop = pager.run(
			() => 1,
			() => 8000
		);
		vi.advanceTimersByTime(17_000);
		expect([pager.page, pager.turns]).toEqual([0, 2]);
		stop();
	});
});
