import { describe, expect, it } from 'vitest';
import { aJob, aPlan, aStint } from '../../../../tests/builders/a-job.ts';
import { aSetup } from '../../../../tests/builders/a-setup.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import type { Job } from '../job/job.ts';
import { localTimeOf } from '../time/zone.ts';
import { deliveryWindow } from './delivery-window.ts';

const windowOf = (job: Job, now: string, state = aState({ jobs: [job] })): string | null => {
	const window = deliveryWindow(state, job, at(now));
	if (window === null) return null;
	return `${localTimeOf(window.from, 'Asia/Shanghai')}-${localTimeOf(window.to, 'Asia/Shanghai')}`;
};
/** Work since 09:00 that takes the given minutes. */
const running = (minutes: number, overrides: Partial<Omit<Job, 'operations'>> = {}): Job =>
	aJob({
		...overrides,
		operations: [{ plan: aPlan({ minutes }), state: 'running', stints: [aStint()] }]
	});

describe('the delivery window', () => {
	it.each([
		['a quarter of an hour after the forecast', 60, '09:30', '10:00-10:15'],
		['rounded out to five minutes', 62, '09:30', '10:00-10:20'],
		['a fifth of the work left where that is more', 100, '09:00', '10:40-11:00'],
		['exactly 75 minutes left: both are the same', 75, '09:00', '10:15-10:30'],
		['no earlier than now', 60, '10:02', '10:05-10:20'],
		['of an overrun moves on with now', 60, '10:20', '10:20-10:35']
	])('is %s', (...[, minutes, now, expected]) => {
		expect(windowOf(running(minutes), now)).toBe(expected);
	});

	it.each([
		['was announced later', '10:30', '11:00', '10:30-11:00'],
		['was announced longer', '09:30', '11:00', '10:00-11:00'],
		['was announced earlier, which no longer holds', '09:00', '09:30', '10:00-10:15']
	])('that %s', (...[, from, to, expected]) => {
		const announced = { from: at(from), to: at(to) };
		expect(windowOf(running(60, { announced }), '09:30')).toBe(expected);
	});

	it.each<[string, Job]>([
		['is ready', aJob({ operations: [{ state: 'finished', finishedAt: at('09:30') }] })],
		['is not here yet', aJob({ arrivedAt: null, expectedAt: at('11:00') })],
		['was handed over', aJob({ end: { how: 'delivered', at: at('09:30'), reason: '' } })]
	])('is not told for a car that %s', (_what, job) => {
		expect(windowOf(job, '10:00')).toBeNull();
	});

	it('is not told when there is no forecast', () => {
		const setup = aSetup({ hours: { from: '08:00', to: '17:30', weekdays: [] } });
		expect(windowOf(aJob(), '10:00', aState({ setup }))).toBeNull();
	});
});
