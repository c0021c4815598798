import { describe, expect, it } from 'vitest';
import {
	aJob,
	anInspection,
	aPlan,
	aPromise,
	aStint,
	aStoppage,
	aWash
} from '../../../../tests/builders/a-job.ts';
import { aSetup, BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { anAbsence, aState } from '../../../../tests/builders/a-state.ts';
import { at, TOMORROW } from '../../../../tests/builders/at.ts';
import { jobId, operationId, personId, skillCode } from '../ids.ts';
import type { Job } from '../job/job.ts';
import type { Instant } from '../time/instant.ts';
import { localTimeOf } from '../time/zone.ts';
import { forecastOf } from './forecast.ts';

const ids = (n: number) => operationId(jobId('J1'), n);
const finish = (job: Job, now: Instant, state = aState({ jobs: [job] })) =>
	forecastOf(state, job, now).finishAt;
const stretches = (job: Job, now: Instant, state = aState({ jobs: [job] })): string[] =>
	Array.from(
		forecastOf(state, job, now).operations.values(),
		({ from, to }) => `${localTimeOf(from, 'Asia/Shanghai')}-${localTimeOf(to, 'Asia/Shanghai')}`
	);

describe('the forecast of unplanned work', () => {
	it('is done by who can do it and ends it first, round their lunch, wash included', () => {
		const job = aJob({ operations: [{}, anInspection(), aWash()] });
		expect(stretches(job, at('11:10'))).toEqual(['12:30-13:30', '13:30-13:45', '13:45-14:00']);
		expect(forecastOf(aState(), job, at('11:10')).minutesLeft).toBe(90);
	});

	it('lets inspections and washes queue: the car with the earlier promise goes first', () => {
		const car = (id: string, promise: string) =>
			aJob({
				id: jobId(id),
				promises: [aPromise(at(promise))],
				operations: [{ ...aWash(), standardMinutes: 30 }]
			});
		const late = car('J1', '17:00');
		const early = car('J2', '10:00');
		const state = aState({ jobs: [late, early] });
		expect(finish(early, at('09:00'), state)).toBe(at('09:30'));
		expect(finish(late, at('09:00'), state)).toBe(at('10:00'));
	});

	it('keeps its turn when a later time is agreed, so that the new promise can be kept', () => {
		const car = (id: string, ...promises: readonly string[]) =>
			aJob({
				id: jobId(id),
				promises: promises.map((promise) => aPromise(at(promise))),
				operations: [{ ...aWash(), standardMinutes: 30 }]
			});
		const moved = car('J1', '09:15', '12:00');
		const other = car('J2', '11:00');
		expect(finish(moved, at('09:00'), aState({ jobs: [other, moved] }))).toBe(at('09:30'));
	});

	it('that nobody here can do is taken to be done in opening hours', () => {
		const job = aJob({ operations: [{ skill: skillCode('GLASS') }] });
		expect(stretches(job, at('11:30'))).toEqual(['11:30-12:30']);
	});

	it('waits for the opening', () => {
		expect(stretches(aJob(), at('07:00'))).toEqual(['08:00-09:00']);
	});

	it('that does not fit before closing is done tomorrow', () => {
		expect(finish(aJob(), at('17:00'))).toBe(at('09:00', TOMORROW));
	});

	it('longer than any day is split after all', () => {
		const job = aJob({ operations: [{ standardMinutes: 10 * 60 }] });
		// Nine and a half hours less lunch are eight and a half; the rest is done tomorrow.
		expect(finish(job, at('08:00'))).toBe(at('09:30', TOMORROW));
	});

	it.each([
		['the car is due', { arrivedAt: null, expectedAt: at('10:00') }, at('11:00')],
		['the appointment', { arrivedAt: null, appointmentAt: at('10:00') }, at('11:00')],
		['nothing, when the car is overdue', { arrivedAt: null, expectedAt: at('08:00') }, at('10:00')]
	])('waits until %s', (_what, overrides, end) => {
		expect(finish(aJob(overrides), at('09:00'))).toBe(end);
	});
});

describe('the forecast of planned work', () => {
	it('is the plan while it can be kept', () => {
		expect(stretches(aJob({ operations: [{ plan: aPlan() }] }), at('08:30'))).toEqual([
			'09:00-10:00'
		]);
	});

	it('moves on while nobody begins, in the hours of the technician', () => {
		const job = aJob({ operations: [{ plan: aPlan() }] });
		expect(stretches(job, at('09:20'))).toEqual(['09:20-10:20']);
		expect(stretches(job, at('11:20'))).toEqual(['13:00-14:00']);
	});

	it('pushes what is planned after it', () => {
		const job = aJob({
			operations: [
				{ plan: aPlan() },
				{ plan: aPlan({ start: at('10:00'), minutes: 30 }) },
				{ plan: aPlan({ start: at('15:00'), minutes: 30 }) }
			]
		});
		expect(stretches(job, at('09:30'))).toEqual(['09:30-10:30', '10:30-11:00', '15:00-15:30']);
	});

	it('goes round an absence that came up later', () => {
		const job = aJob({ operations: [{ plan: aPlan() }] });
		const absences = [anAbsence({ from: at('08:00'), to: at('12:00') })];
		expect(stretches(job, at('08:30'), aState({ absences }))).toEqual(['13:00-14:00']);
	});

	it('takes overtime somebody gave a reason for as meant', () => {
		const overrides = [
			{ conflict: 'closed-hours', reason: '客户急用', by: personId('dispatcher') }
		];
		const job = aJob({ operations: [{ plan: aPlan({ start: at('18:00'), overrides }) }] });
		expect(stretches(job, at('08:30'))).toEqual(['18:00-19:00']);
		expect(finish(job, at('18:30'))).toBe(at('09:00', TOMORROW));
	});

	it.each([
		['waits for parts that are missing', { partsDueAt: at('10:30') }, ['10:30-11:30']],
		[
			'does not wait for parts that came',
			{ partsDueAt: at('10:30'), partsArrivedAt: at('08:10') },
			['09:00-10:00']
		]
	])('%s', (_what, overrides, expected) => {
		const job = aJob({ operations: [{ plan: aPlan(), ...overrides }] });
		expect(stretches(job, at('08:30'))).toEqual(expected);
	});
});

describe('the ripple', () => {
	const car = (id: string, operation: Parameters<typeof aJob>[0]) =>
		aJob({ id: jobId(id), ...operation });

	it('reaches a car two steps away: through a person, and from there through a bay', () => {
		const overrun = car('J1', {
			operations: [{ state: 'running', plan: aPlan(), stints: [aStint()] }]
		});
		const next = car('J2', {
			operations: [{ plan: aPlan({ start: at('10:00'), bay: BAY.lift2 }) }]
		});
		const last = car('J3', {
			operations: [
				{
					plan: aPlan({
						start: at('11:00'),
						minutes: 30,
						bay: BAY.lift2,
						technicians: [TECHNICIAN.slow]
					})
				}
			]
		});
		const state = aState({ jobs: [overrun, next, last] });
		expect(finish(last, at('09:30'), state)).toBe(at('11:30'));
		expect(finish(next, at('10:20'), state)).toBe(at('11:20'));
		expect(finish(last, at('10:20'), state)).toBe(at('11:50'));
	});

	it('says the same at every second of a minute', () => {
		const job = aJob({ operations: [{ plan: aPlan() }] });
		const state = aState({ jobs: [job] });
		expect(forecastOf(state, job, at('09:20') + 59_000).finishAt).toBe(at('10:20'));
	});
});

describe('the forecast of work that began', () => {
	const began = { plan: aPlan(), stints: [aStint()] };

	it('follows the real start', () => {
		const job = aJob({
			operations: [
				{ ...began, state: 'running', stints: [aStint({ from: at('09:10') })] },
				{ plan: aPlan({ start: at('10:00') }) }
			]
		});
		expect(stretches(job, at('09:30'))).toEqual(['09:10-10:10', '10:10-11:10']);
		expect(forecastOf(aState(), job, at('09:30')).minutesLeft).toBe(100);
	});

	it('of an overrun ends now', () => {
		const job = aJob({ operations: [{ ...began, state: 'running' }] });
		expect(stretches(job, at('10:20'))).toEqual(['09:00-10:20']);
		expect(forecastOf(aState(), job, at('10:20')).minutesLeft).toBe(0);
	});

	const paused = { ...began, stints: [aStint({ to: at('09:40') })] };
	it('that is paused could go on at once', () => {
		const job = aJob({ operations: [{ ...paused, state: 'paused' }] });
		expect(stretches(job, at('10:00'))).toEqual(['10:00-10:20']);
	});

	it.each([
		['as long as was said', aStoppage({ expectedUntil: at('14:00') }), {}, ['14:00-14:20']],
		['no longer once that is past', aStoppage({ expectedUntil: at('09:50') }), {}, ['10:00-10:20']],
		['at once when nobody knows', aStoppage(), {}, ['10:00-10:20']],
		['for its parts', aStoppage(), { partsDueAt: at('11:00') }, ['11:00-11:20']],
		[
			'no longer once the parts came',
			aStoppage({ expectedUntil: at('14:00') }),
			{ partsDueAt: at('14:00'), partsArrivedAt: at('09:55') },
			['10:00-10:20']
		]
	])('that is stopped waits %s', (...[, stoppage, parts, expected]) => {
		const job = aJob({
			operations: [{ ...paused, ...parts, state: 'stopped', stoppages: [stoppage] }]
		});
		expect(stretches(job, at('10:00'))).toEqual(expected);
	});
});

describe('the forecast knows', () => {
	const finished = { state: 'finished' as const, finishedAt: at('09:30') };

	it('when finished work was done, and waits for nothing else', () => {
		const job = aJob({ operations: [finished, aWash()] });
		const forecast = forecastOf(aState(), job, at('10:00'));
		expect(Array.from(forecast.operations.keys())).toEqual([ids(2)]);
		expect(forecast.finishAt).toBe(at('10:15'));
		expect(finish(aJob({ operations: [finished] }), at('12:00'))).toBe(at('09:30'));
	});

	it('that cancelled work hands on what it waited for', () => {
		const job = aJob({
			operations: [
				{ plan: aPlan({ start: at('10:00') }) },
				{ state: 'cancelled' },
				{ plan: aPlan({ start: at('10:30'), bay: BAY.lift2, technicians: [TECHNICIAN.slow] }) }
			]
		});
		expect(finish(job, at('08:00'))).toBe(at('12:00'));
	});

	it('that a body job spans the night', () => {
		const job = aJob({
			operations: [
				{
					skill: skillCode('BODY'),
					plan: aPlan({
						bay: BAY.body,
						technicians: [TECHNICIAN.body],
						start: at('15:00'),
						minutes: 240
					})
				}
			]
		});
		expect(finish(job, at('14:00'))).toBe(at('09:30', TOMORROW));
	});

	it.each([
		[
			'a visit that ended',
			aJob({ end: { how: 'delivered', at: at('10:00'), reason: '' } }),
			aState()
		],
		['a visit without operations', aJob({ operations: [] }), aState()],
		['a workshop not set up', aJob(), aState({ setup: null })],
		[
			'a workshop that never opens',
			aJob(),
			aState({ setup: aSetup({ hours: { from: '08:00', to: '17:30', weekdays: [] } }) })
		]
	])('nothing of %s', (_what, job, state) => {
		expect(forecastOf(state, job, at('10:00'))).toEqual({
			finishAt: null,
			operations: new Map(),
			minutesLeft: 0
		});
	});
});
