import { describe, expect, it } from 'vitest';
import { at } from '../../../../tests/builders/at.ts';
import { MINUTE_MS } from '../time/instant.ts';
import { stalenessOf } from './staleness.ts';

const data = { dataAt: at('14:32'), timeZone: 'Asia/Shanghai' };
const after = (minutes: number, rate = 1) => ({
	now: at('14:32') + minutes * MINUTE_MS * rate,
	rate
});

describe('the age of a screen', () => {
	it('is not mentioned while the line is up or only just lost', () => {
		for (const link of ['live', 'connecting', 'refused'] as const) {
			expect(stalenessOf(link, after(30), data).since).toBeNull();
		}
		expect(stalenessOf('stale', after(30), { ...data, dataAt: null }).since).toBeNull();
	});

	it.each([
		[1, 1, false, false],
		[5, 1, true, false],
		[15, 1, true, true],
		// A demo hour passes in a minute; what counts is how long people have looked at old data.
		[4, 60, false, false],
		[15, 60, true, true]
	])('after %i minutes at rate %i', (minutes, rate, faded, hidesTimes) => {
		expect(stalenessOf('stale', after(minutes, rate), data)).toEqual({
			since: '14:32',
			faded,
			hidesTimes
		});
	});
});
