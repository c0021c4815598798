import { describe, expect, it } from 'vitest';
import { aJob, aPromise, aStint, aStoppage } from '../../../../tests/builders/a-job.ts';
import { BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import { jobId } from '../ids.ts';
import type { Job } from '../job/job.ts';
import { justChanged, lastMovedAt, peopleJustChanged } from './just-changed.ts';

const NOW = at('10:00');
const came = (id: string, ago: number): Job => aJob({ id: jobId(id), arrivedAt: NOW - ago });
const changed = (jobs: readonly Job[], rate = 1): readonly string[] =>
	justChanged({ clock: { realAt: 0, workshopAt: 0, rate } }, jobs, NOW);

describe('a car moved on last', () => {
	it.each([
		['when it came', {}, '08:00'],
		['when it got its bay', { place: { bay: BAY.lift1, since: at('09:40') } }, '09:40'],
		['when work began', { operations: [{ stints: [aStint({ from: at('09:10') })] }] }, '09:10'],
		[
			'when somebody left it',
			{ operations: [{ stints: [aStint({ from: at('09:10'), to: at('09:20') })] }] },
			'09:20'
		],
		['when it stopped', { operations: [{ stoppages: [aStoppage()] }] }, '09:30'],
		['when work ended', { operations: [{ finishedAt: at('09:50') }] }, '09:50'],
		[
			'when its promise was moved',
			{ promises: [aPromise(at('12:00')), aPromise(at('13:00'), { givenAt: at('09:45') })] },
			'09:45'
		]
	] as const)('%s', (_what, overrides, when) => {
		expect(lastMovedAt(aJob(overrides))).toBe(at(when));
	});

	it('not with its first promise, and never before it came', () => {
		const promises = [aPromise(at('12:00'), { givenAt: at('09:45') })];
		expect(lastMovedAt(aJob({ promises }))).toBe(at('08:00'));
		expect(lastMovedAt(aJob({ arrivedAt: null }))).toBeNull();
	});
});

describe('cars that have just moved on', () => {
	it('did so within a round of pages, the latest first', () => {
		const cars = [came('b', 1_000), came('old', 36_000), came('a', 1_000), came('c', 35_999)];
		expect(changed(cars)).toEqual(['a', 'b', 'c']);
		expect(changed([came('now', 0), came('ahead', -1)])).toEqual(['now']);
	});

	it('are seen as long on a clock that runs fast or slow', () => {
		const cars = [came('fast', 300_000), came('slow', 30_000)];
		expect(changed(cars, 12)).toEqual(['slow', 'fast']);
		expect(changed(cars, 0.1)).toEqual(['slow']);
	});
});

it('people change with the work they are or were on', () => {
	const job = aJob({
		operations: [
			{ stints: [aStint({ to: NOW - 20_000 })], finishedAt: NOW - 20_000 },
			{ stints: [aStint({ technician: TECHNICIAN.painter, from: NOW - 60_000 })] },
			{ stints: [aStint({ from: NOW - 10_000 })] }
		]
	});
	expect([...peopleJustChanged(aState({ jobs: [job] }), NOW)]).toEqual([
		[TECHNICIAN.mechanic, NOW - 10_000]
	]);
});
