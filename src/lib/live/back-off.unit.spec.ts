import { expect, it } from 'vitest';
import { backOffMs, turnedAwayBackOffMs } from './back-off.ts';

it.each([
	[0, 0, 125],
	[0, 0.9999, 250],
	[1, 0.9999, 500],
	[3, 0, 750],
	[3, 0.9999, 1_500],
	[1_000, 0.9999, 1_500]
])('attempt %i with chance %s waits %i ms', (attempt, chance, ms) => {
	expect(Math.round(backOffMs(attempt, chance))).toBe(ms);
});

it('tries on, slowly, where it is not wanted', () => {
	expect(turnedAwayBackOffMs(0)).toBe(5_000);
});
