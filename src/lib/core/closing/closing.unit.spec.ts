import { describe, expect, it } from 'vitest';
import { aSetup, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { aJob, aPlan, aPromise, aStint, aStoppage } from '../../../../tests/builders/a-job.ts';
import { anAttendance, aState } from '../../../../tests/builders/a-state.ts';
import { anImport } from '../../../../tests/builders/an-order.ts';
import { at, TODAY, TOMORROW } from '../../../../tests/builders/at.ts';
import {
	after,
	recordedAfter,
	onOperation,
	theJob,
	theOperation,
	when
} from '../../../../tests/support/scenario.ts';
import type { Command } from '../commands.ts';
import { evolve } from '../evolve.ts';
import { commandId, jobId, personId } from '../ids.ts';
import type { Job } from '../job/job.ts';
import type { WorkshopState } from '../state.ts';
import { CARRY_REASONS } from './carry-over.ts';
import { checklistOf, openCars, stayingGroups } from './checklist.ts';

const JOB = jobId('J1');
const board = { actor: { id: personId('board'), role: 'board', name: '控工板' } } as const;
const supervisor = { actor: { id: personId('s'), role: 'supervisor', name: '王主管' } } as const;
const carry = (reason: (typeof CARRY_REASONS)[number] | null, job = JOB): Command => ({
	type: 'CarryOver',
	job,
	reason
});
const CLOSE: Command = { type: 'CloseDay' };
const closed = (state: WorkshopState, date = TODAY): WorkshopState =>
	when(state, CLOSE, { now: at('17:30', date), ...board }).state;
const running = () =>
	aState({ jobs: [aJob({ operations: [{ state: 'running', stints: [aStint()] }] })] });

describe('the cars that stay', () => {
	it('stand together by reason, what is likely first and what was said after it', () => {
		const done = { operations: [{ state: 'finished', finishedAt: at('15:00') }] } as const;
		const jobs = [
			aJob({ id: jobId('J1') }),
			aJob({ id: jobId('J2'), ...done }),
			aJob({ id: jobId('J3') }),
			aJob({ id: jobId('J4') })
		];
		const { state } = when(aState({ jobs }), carry('parts', jobId('J4')));
		const groups = stayingGroups(openCars(state, at('16:00')));
		expect(groups.flatMap(({ cars }) => cars)).toHaveLength(4);
		expect(
			groups.map(({ reason, isDecided, cars }) => [
				isDecided,
				reason,
				cars.map(({ job }) => job.id).join(' ')
			])
		).toEqual([
			[false, 'no-time', 'J1 J3'],
			[false, 'not-collected', 'J2'],
			[true, 'parts', 'J4']
		]);
	});
});

describe('closing the day', () => {
	it('is refused to a person while a car has no decision', () => {
		const state = aState({ jobs: [aJob(), aJob({ id: jobId('J2') })] });
		expect(when(state, CLOSE).refusal).toEqual({ code: 'closing/undecided', job: 'J1', count: 2 });
		const one = when(state, carry('parts')).state;
		expect(when(one, CLOSE).refusal).toEqual({ code: 'closing/undecided', job: 'J2', count: 1 });
		const both = when(one, carry('no-time', jobId('J2'))).state;
		expect(when(both, CLOSE).events).toMatchObject([{ type: 'DayClosed', byPerson: true }]);
	});

	it('asks nothing about cars that have not come, or have left', () => {
		const state = aState({
			jobs: [
				aJob({ arrivedAt: null, expectedAt: at('16:00') }),
				aJob({ id: jobId('J2'), end: { how: 'delivered', at: at('16:00'), reason: '' } })
			]
		});
		expect(when(state, CLOSE).refusal).toBeNull();
	});

	it('clocks everybody off, and says how the day was left', () => {
		const state = when(running(), carry('no-time')).state;
		const { state: after, events } = when(state, CLOSE, { now: at('17:30') });
		expect(theOperation(after)).toMatchObject({ state: 'paused', stints: [{ to: at('17:30') }] });
		expect(events.at(-1)).toEqual({
			type: 'DayClosed',
			date: TODAY,
			byPerson: true,
			summary: {
				carried: 1,
				undecided: 0,
				sameDay: { due: 0, out: 0 },
				tomorrow: { planned: 0, unplanned: 1 }
			},
			stayed: [{ job: JOB, reason: 'no-time' }]
		});
		expect(after.closing).toMatchObject({ date: TODAY, at: at('17:30'), byPerson: true });
	});

	it('is done by the board all the same, which says that nobody decided', () => {
		const state = closed(running());
		expect(theJob(state)).toMatchObject({
			carriedOver: true,
			carryOver: null,
			nights: [{ date: TODAY, reason: 'not-decided' }]
		});
		expect(state.closing).toMatchObject({ byPerson: false, undecided: 1 });
	});

	it('keeps the chain of nights with their reasons back to the first day', () => {
		const first = closed(when(aState({ jobs: [aJob()] }), carry('parts')).state);
		const second = closed(when(first, carry('sublet')).state, TOMORROW);
		expect(theJob(second).nights).toEqual([
			{ date: TODAY, reason: 'parts' },
			{ date: TOMORROW, reason: 'sublet' }
		]);
	});

	it('counts one night a day, when the board closes what a person closed before', () => {
		const byPerson = after(aState({ jobs: [aJob()] }), [carry('parts'), CLOSE], {
			now: at('17:00')
		});
		const state = closed(byPerson);
		expect(theJob(state).nights).toEqual([{ date: TODAY, reason: 'parts' }]);
		expect(state.closing).toMatchObject({ date: TODAY, at: at('17:30'), byPerson: true });
	});

	it('belongs to the day that ended, also when the clock has jumped to the next morning', () => {
		const { state } = when(
			aState({ jobs: [aJob()] }),
			{ type: 'CloseDay', date: TODAY },
			{ now: at('08:00', TOMORROW), ...board }
		);
		expect(theJob(state).nights).toEqual([{ date: TODAY, reason: 'not-decided' }]);
		expect(state.closing).toMatchObject({ date: TODAY, at: at('08:00', TOMORROW) });
		expect(checklistOf(state, at('08:00', TOMORROW)).isClosed).toBe(false);
	});

	it('lets ended visits leave the board, and marks of the days before', () => {
		const state = after(aState({ attendance: [anAttendance({ date: '2026-11-22' })] }), [
			anImport(),
			(now) => ({ type: 'CancelJob', job: theJob(now).id, reason: '客户取消' }),
			CLOSE
		]);
		expect(state.jobs.size).toBe(0);
		expect(state.orders.size).toBe(0);
		expect(state.attendance.size).toBe(0);
	});

	it('keeps the mark of a day that goes on', () => {
		expect(closed(aState({ attendance: [anAttendance()] })).attendance.size).toBe(1);
	});

	it('folds a closing of an old log as it was then', () => {
		const state = aState({ jobs: [aJob()] });
		const old = recordedAfter(state, { events: [{ type: 'DayClosed' }], at: at('17:30') });
		const folded = evolve(state, old);
		expect(theJob(folded)).toMatchObject({ carriedOver: true, nights: [] });
		expect(folded.closing).toBeNull();
	});
});

describe('deciding about a car', () => {
	it('can be changed and taken back until the day is closed', () => {
		const decided = when(aState({ jobs: [aJob()] }), carry('parts')).state;
		expect(theJob(decided).carryOver).toMatchObject({ reason: 'parts', by: 'dispatcher' });
		expect(when(decided, carry('parts')).events).toEqual([]);
		expect(theJob(when(decided, carry('other')).state).carryOver?.reason).toBe('other');
		expect(theJob(when(decided, carry(null)).state).carryOver).toBeNull();
	});

	it('is about cars that are here', () => {
		const booked = aState({ jobs: [aJob({ arrivedAt: null, expectedAt: at('16:00') })] });
		expect(when(booked, carry('parts')).refusal).toEqual({ code: 'job/not-arrived', job: 'J1' });
	});

	it.each<[string, Partial<Job>, string]>([
		['waits for its customer', { operations: [] }, 'not-collected'],
		[
			'stands for want of parts',
			{
				operations: aJob({ operations: [{ state: 'stopped', stoppages: [aStoppage()] }] })
					.operations
			},
			'parts'
		],
		[
			'waits for parts',
			{ operations: aJob({ operations: [{ partsDueAt: at('10:00', TOMORROW) }] }).operations },
			'parts'
		],
		['is promised for later', { promises: [aPromise(at('17:31'))] }, 'planned-longer'],
		['should have been done', { promises: [aPromise(at('17:30'))] }, 'no-time']
	])('proposes a reason for one that %s', (_what, overrides, likely) => {
		const state = aState({ jobs: [{ ...aJob(), ...overrides }] });
		expect(openCars(state, at('16:00'))).toMatchObject([{ likely, isDecided: false }]);
	});
});

describe('the list before closing', () => {
	it('names who is clocked on', () => {
		expect(checklistOf(running(), at('17:00')).clockedOn).toMatchObject([
			{ technician: TECHNICIAN.mechanic }
		]);
	});

	it('tells same-day categories that are out from those that are not', () => {
		const category = '定期保养';
		const state = aState({
			jobs: [
				aJob({ category }),
				aJob({ id: jobId('J2'), category, end: { how: 'delivered', at: at('11:00'), reason: '' } }),
				aJob({ id: jobId('J3'), category, arrivedAt: at('08:00', '2026-11-22') }),
				aJob({ id: jobId('J4'), category, end: { how: 'cancelled', at: at('9:00'), reason: '' } }),
				aJob({ id: jobId('J5') })
			]
		});
		const { due, left } = checklistOf(state, at('17:00')).sameDay;
		expect(due.map(({ id }) => id)).toEqual(['J1', 'J2']);
		expect(left.map(({ id }) => id)).toEqual(['J1']);
	});

	it('looks at the next day that is open: planned, not planned, expected', () => {
		const state = aState({
			setup: aSetup({ holidays: [{ date: TOMORROW, name: '盘点', open: null }] }),
			jobs: [
				aJob({
					operations: [{ plan: aPlan({ start: at('09:00', '2026-11-25') }) }, {}]
				}),
				aJob({ id: jobId('J2'), arrivedAt: null, expectedAt: at('08:00', '2026-11-25') }),
				aJob({ id: jobId('J3'), arrivedAt: null, expectedAt: at('08:00', '2026-11-26') })
			]
		});
		const { tomorrow } = checklistOf(state, at('17:00'));
		expect(tomorrow).toMatchObject({ date: '2026-11-25', planned: 1 });
		expect(tomorrow.unplanned.map(({ job }) => job.id)).toEqual(['J1', 'J2']);
		expect(tomorrow.expected.map(({ id }) => id)).toEqual(['J2']);
		expect(tomorrow.ratio).toBeGreaterThan(0);
	});

	it('is empty where nothing is set up', () => {
		const list = checklistOf({ ...aState(), setup: null }, at('17:00'));
		expect(list).toMatchObject({ clockedOn: [], cars: [], tomorrow: { date: null } });
	});
});

describe('a day that was closed', () => {
	const finished = () =>
		closed(
			aState({
				jobs: [
					aJob({
						operations: [
							{ state: 'finished', finishedAt: at('17:00'), lateMinutes: 20 },
							{ plan: aPlan() }
						]
					})
				]
			})
		);
	const cause = (state: WorkshopState): Command => ({
		type: 'GiveCause',
		...onOperation(state),
		cause: '待料'
	});
	const next = { now: at('08:10', TOMORROW), command: commandId('c9') };

	it('is read-only', () => {
		const state = finished();
		expect(when(state, cause(state), next).refusal).toEqual({
			code: 'closing/day-closed',
			operation: 'J1/1',
			date: TODAY
		});
	});

	it('is corrected by a supervisor, with a mark', () => {
		const state = finished();
		expect(when(state, cause(state), { ...next, ...supervisor }).events).toEqual([
			{ type: 'CauseGiven', job: 'J1', operation: 'J1/1', cause: '待料', correction: true }
		]);
	});

	it('takes no late tap of before it was closed, unless a supervisor confirms it', () => {
		const state = finished();
		const start: Command = { type: 'StartOperation', ...onOperation(state, 1), reason: '急' };
		const tap = { now: at('17:40'), tappedAt: at('17:29') };
		expect(when(state, start, tap).refusal).toEqual({
			code: 'tap/implausible',
			tappedAt: at('17:29'),
			earliest: at('17:30')
		});
		expect(when(state, start, { ...tap, ...supervisor }).refusal).toBeNull();
		expect(when(state, start, { ...tap, tappedAt: at('17:30') }).refusal).toBeNull();
	});

	it('leaves work finished since alone', () => {
		const before = aState({
			closing: { ...finished().closing!, at: at('16:59') },
			jobs: [aJob({ operations: [{ state: 'finished', finishedAt: at('17:00'), lateMinutes: 9 }] })]
		});
		expect(when(before, cause(before)).events).toEqual([
			{ type: 'CauseGiven', job: 'J1', operation: 'J1/1', cause: '待料' }
		]);
	});
});
