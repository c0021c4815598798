import { describe, expect, it } from 'vitest';
import { aJob, aPlan, aPromise, aStint, aStoppage } from '../../../../tests/builders/a-job.ts';
import { BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { anOutage, aState } from '../../../../tests/builders/a-state.ts';
import { at, TOMORROW } from '../../../../tests/builders/at.ts';
import { jobId } from '../ids.ts';
import type { Job } from '../job/job.ts';
import { wallRow, carShown, dayOrTime, freeBays, slotEnd } from './wall-row.ts';
import { amountOf } from './amount.ts';
import { wallCounts } from './wall-counts.ts';
import { plateShown } from './plate-shown.ts';

const NOW = at('10:00');
const ZONE = 'Asia/Shanghai';
const seen = { now: NOW, scope: null };

const running = (overrides: Partial<Omit<Job, 'operations'>> = {}): Job =>
	aJob({
		place: { bay: BAY.lift1, since: at('09:00') },
		promises: [aPromise(at('17:00'))],
		operations: [{ plan: aPlan({ minutes: 120 }), state: 'running', stints: [aStint()] }, {}],
		...overrides
	});

describe('a car on the wall', () => {
	it('shows bay, plate, state, person, promise and how far it is', () => {
		const job = running({ waiting: true });
		expect(carShown(aState({ jobs: [job] }), job, NOW)).toEqual({
			job: 'J1',
			bay: BAY.lift1,
			slot: null,
			keyTag: null,
			plate: { head: '辽B', tail: 'A0001' },
			status: 'in-work',
			technician: TECHNICIAN.mechanic,
			others: 0,
			promise: { kind: 'time', text: '17:00' },
			standing: { level: 'on-track', amount: null, expected: null },
			cause: null,
			urgency: 'working',
			progress: [
				{ share: 0.5, done: 0.5, look: 'running' },
				{ share: 0.5, done: 0, look: 'open' }
			],
			waiting: true,
			asked: false,
			moved: false,
			call: null
		});
	});

	it('says where it is parked while it stands in no bay', () => {
		const parked = aJob({ slot: 'P03', keyTag: '17' });
		const shown = { bay: null, slot: 'P03', keyTag: '17' };
		expect(carShown(aState({ jobs: [parked] }), parked, NOW)).toMatchObject(shown);
		const inBay = running({ slot: 'P03', keyTag: '17' });
		const elsewhere = { bay: BAY.lift1, slot: null, keyTag: null };
		expect(carShown(aState({ jobs: [inBay] }), inBay, NOW)).toMatchObject(elsewhere);
	});

	it('says how late it is, and that the promise was moved', () => {
		const job = running({ promises: [aPromise(at('09:00')), aPromise(at('09:45'))] });
		const car = carShown(aState({ jobs: [job] }), job, NOW);
		expect(car).toMatchObject({
			urgency: 'late',
			moved: true,
			standing: { level: 'late', amount: { value: 15, unit: 'minutes' } }
		});
	});

	it('says when a late or at-risk car will be done, and today by how much later than promised', () => {
		const operations = [
			{ plan: aPlan({ minutes: 120 }), state: 'running' as const, stints: [aStint()] }
		];
		const standingOf = (promise: number): unknown => {
			const job = aJob({ promises: [aPromise(promise)], operations });
			return carShown(aState({ jobs: [job] }), job, NOW).standing;
		};
		const expected = { kind: 'time', text: '11:00' };
		expect(standingOf(at('10:40'))).toEqual({
			level: 'at-risk',
			amount: { value: 20, unit: 'minutes' },
			expected
		});
		// A night lies between; its hours are not delay.
		expect(standingOf(at('17:00', '2026-11-22'))).toEqual({
			level: 'late',
			amount: null,
			expected
		});
	});

	it('gives the day with the time when a car will be done on another day', () => {
		const job = aJob({
			promises: [aPromise(at('17:00'))],
			operations: [{ plan: aPlan({ start: at('09:00', TOMORROW), minutes: 60 }) }]
		});
		expect(carShown(aState({ jobs: [job] }), job, NOW).standing).toMatchObject({
			level: 'at-risk',
			amount: null,
			expected: { kind: 'weekday', day: 2, time: '10:00' }
		});
	});

	it('names the cause of a stoppage instead of the bare stage', () => {
		const job = aJob({
			operations: [
				{ state: 'stopped', stints: [aStint({ to: at('09:30') })], stoppages: [aStoppage()] }
			]
		});
		const car = carShown(aState({ jobs: [job] }), job, NOW);
		expect(car.status).toBe('stoppage.parts');
		expect(car.progress[0]).toMatchObject({ look: 'held', done: 0.5 });
	});

	it('counts who works with the first', () => {
		const stints = [aStint(), aStint({ technician: TECHNICIAN.slow })];
		const job = aJob({ operations: [{ state: 'running', stints }] });
		expect(carShown(aState({ jobs: [job] }), job, NOW)).toMatchObject({
			technician: TECHNICIAN.mechanic,
			others: 1
		});
	});
});

describe('rows', () => {
	it('show in a bay whoever stands there now, and nobody after it left', () => {
		const row = { kind: 'bay', key: 'bay:A01', bay: BAY.lift1 } as const;
		const job = running();
		expect(wallRow(aState({ jobs: [job] }), row, seen)).toMatchObject({
			kind: 'car',
			car: { job: 'J1' }
		});
		expect(wallRow(aState(), row, seen)).toEqual({
			kind: 'empty',
			key: 'bay:A01',
			bay: BAY.lift1,
			call: null
		});
	});

	it('say why a bay cannot be used and until when', () => {
		const outage = anOutage({ until: at('15:00') });
		const row = { kind: 'bay', key: 'bay:A01', bay: BAY.lift1 } as const;
		expect(wallRow(aState({ outages: [outage] }), row, seen)).toEqual({
			kind: 'out',
			key: 'bay:A01',
			bay: BAY.lift1,
			reason: '举升机故障',
			until: { kind: 'time', text: '15:00' }
		});
	});

	it('go empty when their car has gone', () => {
		const row = { kind: 'car', key: 'car:J9', job: jobId('J9') } as const;
		expect(wallRow(aState(), row, seen)).toEqual({
			kind: 'empty',
			key: 'car:J9',
			bay: null,
			call: null
		});
	});

	it('list free bays, without those held or out of order', () => {
		const state = aState({ jobs: [running()], outages: [anOutage({ bay: BAY.lift2 })] });
		expect(freeBays(state, { kind: 'bays', from: 'A01', to: 'K01' })).toEqual([
			BAY.lift3,
			BAY.quick
		]);
	});
});

describe('counts', () => {
	it('tell late, at risk, at work, stopped and not yet planned', () => {
		const jobs = [
			running({ promises: [aPromise(at('09:00'))] }),
			running({ id: jobId('J2'), promises: [aPromise(at('10:30'))] }),
			aJob({ id: jobId('J3') }),
			aJob({ id: jobId('J4'), operations: [{ state: 'stopped', stoppages: [aStoppage()] }] })
		];
		expect(wallCounts(aState({ jobs }), jobs, NOW)).toEqual({
			late: 1,
			atRisk: 1,
			inWork: 2,
			stopped: 1,
			waiting: 1
		});
	});
});

describe('plates', () => {
	it.each([
		['辽B12345', '辽B', '12345'],
		['辽BD12345', '辽B', 'D12345'],
		['辽B·A**23', '辽B', 'A**23'],
		['辽B·A**23 #K17', '#K17', 'A**23'],
		['TEMP1', '', 'TEMP1'],
		['', '', '']
	])('%s', (plate, head, tail) => {
		expect(plateShown(plate)).toEqual({ head, tail });
	});
});

describe('the end of a slot', () => {
	it.each([
		['P03', 1.9, 'P03'],
		['P03', 1.3, '03'],
		['停车12', 1.3, '12'],
		['12345', 1.9, '345'],
		['W', 0.1, 'W'],
		['', 2, '']
	])('%s in %d ems', (slot, ems, shown) => {
		expect(slotEnd(slot, ems)).toBe(shown);
	});
});

describe('times and amounts', () => {
	it.each([
		[at('17:00'), { kind: 'time', text: '17:00' }],
		[at('10:00', TOMORROW), { kind: 'weekday', day: 2, time: '10:00' }],
		[at('10:00', '2026-11-29'), { kind: 'weekday', day: 7, time: '10:00' }],
		[at('10:00', '2026-11-30'), { kind: 'date', text: '11-30', time: '10:00' }],
		[at('10:00', '2026-11-22'), { kind: 'date', text: '11-22', time: '10:00' }]
	])('%i', (instant, shown) => {
		expect(dayOrTime(instant, NOW, ZONE)).toEqual(shown);
	});

	it.each([
		[0, 1, 'minutes'],
		[12, 12, 'minutes'],
		[99, 99, 'minutes'],
		[100, 2, 'hours'],
		[95 * 60, 95, 'hours'],
		[6 * 24 * 60, 6, 'days']
	])('%i minutes take two digits at most', (minutes, value, unit) => {
		expect(amountOf(minutes)).toEqual({ value, unit });
	});
});
