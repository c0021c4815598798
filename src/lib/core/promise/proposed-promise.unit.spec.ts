import { describe, expect, it } from 'vitest';
import { aJob, aPlan } from '../../../../tests/builders/a-job.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import { proposedPromise } from './proposed-promise.ts';

const proposed = (minutes: number) => {
	const plan = aPlan({ start: at('09:00'), minutes });
	const job = aJob({ operations: [{ standardMinutes: minutes, plan }] });
	return proposedPromise(aState({ jobs: [job] }), job, at('09:00'));
};

describe('what can be promised', () => {
	it.each([
		[45, '10:00'],
		[46, '10:15'],
		[75, '10:30'],
		[76, '10:45'],
		[150, '12:00']
	])('%i minutes of work from 09:00: %s', (minutes, time) => {
		expect(proposed(minutes)).toBe(at(time));
	});

	it('is nothing for a car that has ended', () => {
		const end = { how: 'delivered' as const, at: at('09:00'), reason: '' };
		const job = aJob({ end });
		expect(proposedPromise(aState({ jobs: [job] }), job, at('10:00'))).toBeNull();
	});
});
