import { describe, expect, it } from 'vitest';
import { aJob, aStint } from '../../../../tests/builders/a-job.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import { jobId } from '../ids.ts';
import { MINUTE_MS } from '../time/instant.ts';
import {
	atTheCounter,
	awaitsHandIn,
	counterStanding,
	foundInTheHouse,
	minutesHere
} from './awaiting.ts';

const SECOND_MS = 1_000;

/** A car that was booked and came at eight. */
function standingAt(ms: number) {
	const job = aJob({ openedAt: at('07:00') });
	return counterStanding(aState({ jobs: [job] }), job, at('08:00') + ms);
}

describe('a car at the counter', () => {
	it('waits until it is handed in, or worked on all the same', () => {
		expect(awaitsHandIn(aJob())).toBe(true);
		expect(awaitsHandIn(aJob({ arrivedAt: null }))).toBe(false);
		expect(awaitsHandIn(aJob({ handedInAt: at('08:05') }))).toBe(false);
		expect(awaitsHandIn(aJob({ operations: [{ stints: [aStint()] }] }))).toBe(false);
		const end = { how: 'cancelled' as const, at: at('09:00'), reason: '' };
		expect(awaitsHandIn(aJob({ end }))).toBe(false);
	});

	it.each([
		[0, 'just-here'],
		[2 * MINUTE_MS - SECOND_MS, 'just-here'],
		[2 * MINUTE_MS, 'to-meet'],
		[10 * MINUTE_MS - SECOND_MS, 'to-meet'],
		[10 * MINUTE_MS, 'overdue']
	])('after %i ms: %s', (ms, standing) => {
		expect(standingAt(ms)).toBe(standing);
	});

	it('lists those the workshop has not got, the first one first', () => {
		const jobs = [
			aJob({ id: jobId('J1'), arrivedAt: at('08:20'), openedAt: at('08:00') }),
			aJob({ id: jobId('J2'), arrivedAt: at('08:10'), openedAt: at('08:10') }),
			aJob({ id: jobId('J6'), arrivedAt: at('08:30'), openedAt: at('09:00') }),
			aJob({ id: jobId('J5'), arrivedAt: at('08:10') - 1, openedAt: at('08:10') }),
			aJob({ id: jobId('J3'), carriedOver: true }),
			aJob({ id: jobId('J4'), handedInAt: at('08:30') })
		];
		const state = aState({ jobs });
		expect(atTheCounter(state).map(({ id }) => id)).toEqual(['J2', 'J1']);
		expect(foundInTheHouse(state).map(({ id }) => id)).toEqual(['J5', 'J6']);
	});

	it('ages by whole minutes, and not before it came', () => {
		expect(minutesHere(aJob(), at('08:02') - 1)).toBe(1);
		expect(minutesHere(aJob(), at('07:00'))).toBe(0);
		expect(minutesHere(aJob({ arrivedAt: null }), at('09:00'))).toBe(0);
	});
});
