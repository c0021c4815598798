import { describe, expect, it } from 'vitest';
import { at } from '../../../../tests/builders/at.ts';
import { MINUTE_MS } from '../time/instant.ts';
import { stalenessOf } from './staleness.ts';

const dataAt = at('14:32');
const after = (minutes: number, rate = 1) => ({
	now: at('14:32') + minutes * MINUTE_MS * rate,
	rate
});

describe('the age of a screen', () => {
	it('does not matter while the line is up or only just lost, nor before any row came', () => {
		const fresh = { faded: false, hidesTimes: false };
		for (const link of ['live', 'connecting', 'refused'] as const) {
			expect(stalenessOf(link, after(30), dataAt)).toEqual(fresh);
		}
		expect(stalenessOf('stale', after(30), null)).toEqual(fresh);
	});

	it.each([
		[1, 1, false, false],
		[5, 1, true, false],
		[15, 1, true, true],
		// A demo hour passes in a minute; what counts is how long people have looked at old data.
		[4, 60, false, false],
		[15, 60, true, true]
	])('after %i minutes at rate %i', (minutes, rate, faded, hidesTimes) => {
		expect(stalenessOf('stale', after(minutes, rate), dataAt)).toEqual({ faded, hidesTimes });
	});
});
