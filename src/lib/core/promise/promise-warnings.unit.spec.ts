import { describe, expect, it } from 'vitest';
import { aJob, aPlan } from '../../../../tests/builders/a-job.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at, SUNDAY, TOMORROW } from '../../../../tests/builders/at.ts';
import { promiseWarnings } from './promise-warnings.ts';

/** Two hours of work from nine; the house is open from eight until half past five. */
const job = aJob({ operations: [{ standardMinutes: 120, plan: aPlan({ minutes: 120 }) }] });
const warned = (promisedAt: number) =>
	promiseWarnings(aState({ jobs: [job] }), job, { promisedAt, now: at('09:00') });

describe('warnings before a time is promised', () => {
	it.each([
		['10:59', ['before-forecast']],
		['11:00', []],
		['17:30', []],
		['17:31', ['closed']],
		['07:59', ['before-forecast', 'closed']]
	])('%s: %j', (time, kinds) => {
		expect(warned(at(time)).map(({ kind }) => kind)).toEqual(kinds);
	});

	it('say when the work is expected to be done', () => {
		expect(warned(at('10:00'))).toEqual([{ kind: 'before-forecast', forecastAt: at('11:00') }]);
	});

	it('know other days: open from the first minute, closed on Sundays', () => {
		expect(warned(at('08:00', TOMORROW))).toEqual([]);
		expect(warned(at('10:00', SUNDAY))).toEqual([{ kind: 'closed' }]);
	});

	it('are none of the calendar without a set-up', () => {
		expect(
			promiseWarnings(aState({ setup: null }), job, { promisedAt: at('23:00'), now: at('09:00') })
		).toEqual([]);
	});
});
