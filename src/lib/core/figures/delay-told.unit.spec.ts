import { describe, expect, it } from 'vitest';
import { aJob, aPromise } from '../../../../tests/builders/a-job.ts';
import { at, TOMORROW } from '../../../../tests/builders/at.ts';
import { noteId, personId } from '../ids.ts';
import type { Job } from '../job/job.ts';
import type { ToldDelay } from '../promise/told-delay.ts';
import { DAY_MS, MINUTE_MS, type Instant } from '../time/instant.ts';
import { delayTold } from './delay-told.ts';

const PROMISED = at('15:00');

/** Came at eight, was promised for three and ready at four. */
const late = (overrides: Partial<Job> = {}): Job => ({
	...aJob({
		promises: [aPromise(PROMISED)],
		operations: [{ state: 'finished', finishedAt: at('16:00') }],
		end: { how: 'delivered', at: at('17:00'), reason: '' }
	}),
	...overrides
});
const told = (when: Instant, promisedAt = PROMISED): ToldDelay => ({
	...{ promisedAt, expectedAt: promisedAt + 60 * MINUTE_MS, at: when },
	by: personId('p'),
	...{ name: noteId('n'), said: noteId('s') }
});
const how = (job: Job, ...said: readonly Instant[]) =>
	delayTold(job, { said, timeZone: 'Asia/Shanghai' });

describe('whether a delay was told in time', () => {
	it('is asked of nobody whose car was ready in time, or was promised nothing', () => {
		const onTheDot = aJob({
			operations: [{ state: 'finished', finishedAt: PROMISED }],
			promises: [aPromise(PROMISED)],
			end: { how: 'delivered', at: at('17:00'), reason: '' }
		});
		expect(how(onTheDot)).toBeNull();
		expect(how(late({ promises: [] }))).toBeNull();
		expect(how(late({ end: { how: 'cancelled', at: at('17:00'), reason: '' } }))).toBeNull();
	});

	it.each([
		['31 minutes before', at('14:29'), true],
		['30 minutes before', at('14:30'), true],
		['29 minutes before', at('14:31'), false],
		['after it', at('15:10'), false]
	])('counts what the floor said of a same-day promise: %s', (_when, said, house) => {
		expect(how(late(), said)).toEqual({ house, customer: false });
	});

	it.each([
		['the evening before', at('23:59') - DAY_MS, true],
		['on the day itself', at('08:30'), false]
	])('counts what the floor said of a later one: %s', (_when, said, house) => {
		const came = at('09:00') - DAY_MS;
		const job = late({ arrivedAt: came, promises: [aPromise(PROMISED, { givenAt: came })] });
		expect(how(job, said)?.house).toBe(house);
	});

	it.each([
		['61 minutes before', at('13:59'), true],
		['an hour before', at('14:00'), true],
		['59 minutes before', at('14:01'), false]
	])('counts what the customer was told: %s', (_when, when, customer) => {
		expect(how(late({ toldDelays: [told(when)] }))?.customer).toBe(customer);
	});

	it.each([
		['four hours before', at('11:00', TOMORROW), true],
		['a minute later', at('11:01', TOMORROW), false]
	])('asks for four hours of visits longer than two days: %s', (_when, when, customer) => {
		const promisedAt = at('15:00', TOMORROW);
		const job = late({
			arrivedAt: promisedAt - 2 * DAY_MS - MINUTE_MS,
			operations: aJob({ operations: [{ state: 'finished', finishedAt: promisedAt + 1 }] })
				.operations,
			promises: [aPromise(promisedAt)],
			toldDelays: [told(when, promisedAt)]
		});
		expect(how(job)?.customer).toBe(customer);
	});

	it('takes agreeing on a later time for telling, not on an earlier one', () => {
		const moved = (next: Instant, givenAt: Instant) =>
			how(late({ promises: [aPromise(PROMISED), aPromise(next, { givenAt })] }))?.customer;
		expect(moved(at('16:30'), at('14:00'))).toBe(true);
		expect(moved(at('16:30'), at('14:01'))).toBe(false);
		expect(moved(at('14:00'), at('10:00'))).toBe(false);
	});

	it('asks it of every promise that was broken', () => {
		const job = late({
			promises: [aPromise(PROMISED), aPromise(at('15:30'), { givenAt: at('13:00') })]
		});
		expect(how(job, at('12:00'))).toEqual({ house: false, customer: false });
		const both = { ...job, toldDelays: [told(at('14:30'), at('15:30'))] };
		expect(how(both, at('12:00'), at('14:59'))).toEqual({ house: true, customer: true });
	});
});
