import { describe, expect, it } from 'vitest';
import { aJob, aStint } from '../../../../tests/builders/a-job.ts';
import { at } from '../../../../tests/builders/at.ts';
import { MINUTE_MS } from '../time/instant.ts';
import { awaitsHandIn, counterStanding, minutesHere } from './awaiting.ts';

const SECOND_MS = 1_000;

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
		expect(counterStanding(aJob(), at('08:00') + ms)).toBe(standing);
	});

	it('was met where somebody walked around it or tagged its key', () => {
		expect(counterStanding(aJob({ keyTag: 'K1' }), at('08:05'))).toBe('just-here');
		expect(counterStanding(aJob({ keyTag: 'K1' }), at('08:10'))).toBe('overdue');
	});

	it('ages by whole minutes, and not before it came', () => {
		expect(minutesHere(aJob(), at('08:02') - 1)).toBe(1);
		expect(minutesHere(aJob(), at('07:00'))).toBe(0);
		expect(minutesHere(aJob({ arrivedAt: null }), at('09:00'))).toBe(0);
	});
});
