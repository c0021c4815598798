import { describe, expect, it } from 'vitest';
import { aJob, aPromise } from '../../../../tests/builders/a-job.ts';
import { at } from '../../../../tests/builders/at.ts';
import type { Job } from '../job/job.ts';
import type { Instant } from '../time/instant.ts';
import { delayTold } from './delay-told.ts';
import { punctualityOf } from './punctuality.ts';

const READY = at('16:00');
const LEFT = at('17:00');

const left = (...promises: readonly Instant[]): Job =>
	aJob({
		promises: promises.map((promised) => aPromise(promised)),
		operations: [{ state: 'finished', finishedAt: READY }],
		end: { how: 'delivered', at: LEFT, reason: '' }
	});

describe('how a car that left stands to its promises', () => {
	it.each([
		['promised nothing', left(), { kind: 'unpromised' }],
		['handed over on the minute', left(LEFT), { kind: 'on-time' }],
		[
			'handed over a moment late',
			left(LEFT - 1),
			{ kind: 'left-late', minutes: 1, readyAt: READY }
		],
		['done on the minute', left(READY), { kind: 'left-late', minutes: 60, readyAt: READY }],
		['done a moment late', left(READY - 1), { kind: 'late', minutes: 61 }],
		['late by its first promise', left(at('15:00'), LEFT), { kind: 'late', minutes: 120 }],
		['late by one moved ahead', left(at('18:00'), at('15:30')), { kind: 'late', minutes: 90 }]
	])('%s', (_what, job, punctuality) => {
		expect(punctualityOf(job)).toEqual(punctuality);
	});

	it('is nothing of a car that was not handed over', () => {
		const job = { ...left(at('12:00')), end: { how: 'cancelled', at: LEFT, reason: '' } } as const;
		expect(punctualityOf(job)).toEqual({ kind: 'unpromised' });
	});

	it('is late exactly where a delay was to be told', () => {
		for (const promised of [LEFT, LEFT - 1, READY, READY - 1]) {
			const job = left(promised);
			const told = delayTold(job, { said: [], timeZone: 'Asia/Shanghai' });
			expect(told !== null).toBe(punctualityOf(job).kind === 'late');
		}
	});
});
