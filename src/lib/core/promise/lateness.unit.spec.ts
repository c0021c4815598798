import { describe, expect, it } from 'vitest';
import { aJob, aPlan, aPromise, aStint } from '../../../../tests/builders/a-job.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import { skillCode } from '../ids.ts';
import type { Job, JobEnd } from '../job/job.ts';
import { SECOND_MS, type Instant } from '../time/instant.ts';
import { latenessOf } from './lateness.ts';

const judged = (job: Job, now: Instant) => {
	const { level, minutes } = latenessOf(aState({ jobs: [job] }), job, now);
	return [level, minutes];
};
const promised = (...instants: readonly Instant[]): Pick<Job, 'promises'> => ({
	promises: instants.map((instant) => aPromise(instant))
});
/** An hour of work since 09:00, so done at 10:00 while it runs to plan. */
const running = { plan: aPlan(), state: 'running' as const, stints: [aStint()] };
/** Done at 10:00. */
const finished = { state: 'finished' as const, finishedAt: at('10:00') };

describe('a car that is not ready', () => {
	it.each<[string, Instant, Instant, readonly [string, number]]>([
		['with time to spare', at('11:00'), at('09:30'), ['on-track', 90]],
		['with a quarter of an hour left', at('10:00'), at('09:45'), ['on-track', 15]],
		['with a second less', at('10:00'), at('09:45') + SECOND_MS, ['due-soon', 14]],
		['whose forecast is the promise', at('10:00'), at('09:30'), ['on-track', 30]],
		['whose forecast is a second later', at('10:00') - SECOND_MS, at('09:30'), ['at-risk', 1]],
		['whose forecast is an hour later', at('09:30'), at('09:10'), ['at-risk', 30]],
		['at the promised instant', at('10:00'), at('10:00'), ['due-soon', 0]],
		['a second past it', at('10:00'), at('10:00') + SECOND_MS, ['late', 1]],
		['twelve minutes past it', at('10:00'), at('10:12'), ['late', 12]]
	])('%s', (...[, promise, now, expected]) => {
		expect(judged(aJob({ ...promised(promise), operations: [running] }), now)).toEqual(expected);
	});

	it.each<[string, Instant, readonly [string, number]]>([
		['a tenth of the planned work', at('13:20'), ['on-track', 40]],
		['a second less than a tenth', at('13:20') + SECOND_MS, ['due-soon', 39]]
	])('with %s left', (_what, now, expected) => {
		// 400 minutes in all, begun early enough to be done before 14:00.
		const job = aJob({
			...promised(at('14:00')),
			operations: [
				{
					skill: skillCode('M1'),
					plan: aPlan({ start: at('07:00'), minutes: 400 }),
					state: 'running',
					stints: [aStint({ from: at('07:00') })]
				}
			]
		});
		expect(judged(job, now)).toEqual(expected);
	});

	it('does not count cancelled work into the tenth', () => {
		const job = aJob({
			...promised(at('10:30')),
			operations: [running, { state: 'cancelled', standardMinutes: 3000 }]
		});
		expect(judged(job, at('09:45'))).toEqual(['on-track', 45]);
	});

	it('is at risk, not late, while the car has not even come', () => {
		const job = aJob({ ...promised(at('10:00')), arrivedAt: null, expectedAt: at('08:30') });
		expect(judged(job, at('10:20'))).toEqual(['at-risk', 80]);
	});

	it('is at risk when paused work no longer fits', () => {
		const paused = { ...running, state: 'paused' as const, stints: [aStint({ to: at('09:30') })] };
		const job = aJob({ ...promised(at('10:30')), operations: [paused] });
		expect(judged(job, at('10:00'))).toEqual(['on-track', 30]);
		expect(judged(job, at('10:05'))).toEqual(['at-risk', 5]);
	});
});

describe('a car that is ready', () => {
	it.each<[string, Instant, Instant, readonly [string, number]]>([
		['in time', at('10:00'), at('10:00'), ['on-track', 0]],
		['in time, waiting to be collected', at('10:00'), at('12:00'), ['on-track', 0]],
		['well in time', at('11:00'), at('10:10'), ['on-track', 50]],
		['too late', at('09:40'), at('10:10'), ['late', 20]],
		['too late, however long it waits', at('09:40'), at('17:00'), ['late', 20]]
	])('%s', (...[, promise, now, expected]) => {
		expect(judged(aJob({ ...promised(promise), operations: [finished] }), now)).toEqual(expected);
	});
});

describe('nothing to be late for', () => {
	const delivered: JobEnd = { how: 'delivered', at: at('12:00'), reason: '' };
	it.each<[string, Job]>([
		['without a promise', aJob()],
		['once delivered', aJob({ ...promised(at('09:00')), end: delivered })],
		['once cancelled', aJob({ ...promised(at('09:00')), end: { ...delivered, how: 'cancelled' } })]
	])('%s', (_what, job) => {
		expect(judged(job, at('13:00'))).toEqual(['none', 0]);
	});
});

describe('promises', () => {
	const lateness = (...instants: readonly Instant[]) => {
		const job = aJob({ ...promised(...instants), operations: [running] });
		return latenessOf(aState({ jobs: [job] }), job, at('09:30'));
	};

	it('count by the last one, and the first is not forgotten', () => {
		expect(lateness(at('09:40'), at('11:00'))).toEqual({
			level: 'on-track',
			minutes: 90,
			promisedAt: at('11:00'),
			firstPromisedAt: at('09:40'),
			forecastAt: at('10:00'),
			moved: true
		});
	});

	it.each<[string, readonly Instant[], boolean]>([
		['none', [], false],
		['one', [at('10:00')], false],
		['the same again', [at('10:00'), at('10:00')], false],
		['moved', [at('10:00'), at('10:05')], true],
		['moved and moved back', [at('10:00'), at('11:00'), at('10:00')], true]
	])('moved or not: %s', (_what, instants, moved) => {
		expect(lateness(...instants).moved).toBe(moved);
	});
});
