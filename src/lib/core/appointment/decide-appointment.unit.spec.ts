import { describe, expect, it } from 'vitest';
import { BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { aBookingDraft, aLine, anImport } from '../../../../tests/builders/an-order.ts';
import { at, TOMORROW } from '../../../../tests/builders/at.ts';
import { after, theJob, theOperation, when } from '../../../../tests/support/scenario.ts';
import type { Command } from '../commands.ts';
import { jobId, operationId, orderNo } from '../ids.ts';
import type { WorkshopState } from '../state.ts';
import type { Hold } from './commands.ts';
import { isNoShow, noShowFrom } from './no-show.ts';

const JOB = jobId('B1');
const hold = (start = at('13:00')): Hold => ({
	bay: BAY.lift1,
	technicians: [TECHNICIAN.mechanic],
	start
});
const book = (overrides: Partial<Extract<Command, { type: 'BookAppointment' }>> = {}): Command => ({
	type: 'BookAppointment',
	job: JOB,
	at: at('13:00'),
	draft: aBookingDraft({ promisedAt: at('16:00'), vin: null }),
	holds: [hold()],
	...overrides
});
const booked = (): WorkshopState => after(aState(), [book()]);
const move = (
	state: WorkshopState,
	overrides: Partial<Extract<Command, { type: 'MoveAppointment' }>> = {}
): Command => ({
	type: 'MoveAppointment',
	job: JOB,
	seen: theJob(state).ownVersion,
	to: at('14:00'),
	promisedAt: null,
	reason: '',
	holds: [],
	...overrides
});

describe('booking', () => {
	it('opens a visit that holds bay and technician', () => {
		const state = booked();
		expect(theJob(state)).toMatchObject({
			source: 'appointment',
			appointmentAt: at('13:00'),
			expectedAt: at('13:00'),
			arrivedAt: null
		});
		expect(theOperation(state).plan).toMatchObject({ ...hold(), end: at('14:00') });
	});

	it('is for a time to come', () => {
		const past = { code: 'appointment/past', appointmentAt: at('10:00') };
		expect(when(aState(), book({ at: at('10:00') })).refusal).toEqual(past);
		expect(when(aState(), book({ at: at('10:01'), holds: [] })).refusal).toBeNull();
	});

	it('takes no place from another, and overrides nothing', () => {
		const other = book({
			job: jobId('B2'),
			draft: aBookingDraft({ plate: '辽B54321', vin: null, promisedAt: null })
		});
		expect(when(booked(), other).refusal).toMatchObject({
			code: 'plan/conflicts',
			conflicts: [{ code: 'bay-busy' }, { code: 'technician-busy' }]
		});
		expect(when(aState(), book({ holds: [hold(at('17:00'))] })).refusal).toMatchObject({
			conflicts: [{ code: 'closed-hours' }]
		});
	});

	it('holds each line at its own place', () => {
		const lines = [aLine(), aLine({ lineNo: 2, name: '更换制动片' })];
		const draft = aBookingDraft({ promisedAt: null, vin: null, lines });
		const state = after(aState(), [book({ draft, holds: [hold(), hold(at('14:00'))] })]);
		expect(theOperation(state, 1).plan?.start).toBe(at('14:00'));
		const first = after(aState(), [book({ draft, holds: [null, hold(at('14:00'))] })]);
		expect(theOperation(first, 0).plan).toBeNull();
	});

	it('is of a car that is not on the board', () => {
		const here = after(aState(), [anImport({ plate: '辽HJZK27', vin: null })]);
		expect(when(here, book()).refusal).toMatchObject({ code: 'job/already-open' });
	});
});

describe('moving an appointment', () => {
	it('gives back what was held, and takes what is asked for', () => {
		const state = booked();
		const id = operationId(JOB, 1);
		expect(theOperation(after(state, [move(state)])).plan).toBeNull();
		const moved = after(state, [
			move(state, { to: at('15:00'), holds: [{ operation: id, ...hold(at('15:00')) }] })
		]);
		expect(theJob(moved)).toMatchObject({ appointmentAt: at('15:00'), expectedAt: at('15:00') });
		expect(theOperation(moved).plan?.start).toBe(at('15:00'));
	});

	it('moves the promise with a reason', () => {
		const state = booked();
		const to = at('10:30', TOMORROW);
		expect(when(state, move(state, { to })).refusal).toEqual({
			code: 'promise/before-arrival',
			promisedAt: at('16:00')
		});
		const promisedAt = at('12:00', TOMORROW);
		expect(when(state, move(state, { to, promisedAt })).refusal).toEqual({
			code: 'reason/missing',
			why: 'promise'
		});
		const moved = after(state, [move(state, { to, promisedAt, reason: '客户改期' })]);
		expect(theJob(moved).promises.map((one) => one.at)).toEqual([at('16:00'), promisedAt]);
	});

	it('is of a booked car, as its sender saw it, to a time to come', () => {
		const state = booked();
		const refusal = (change: Parameters<typeof move>[1]) =>
			when(state, move(state, change)).refusal;
		expect(refusal({ seen: 1 })).toMatchObject({ code: 'stale' });
		expect(refusal({ to: at('10:00') })).toMatchObject({ code: 'appointment/past' });
		const none = { operation: operationId(JOB, 99), ...hold() };
		expect(refusal({ holds: [none] })).toMatchObject({ code: 'operation/unknown' });
		const here = after(state, [{ type: 'ArriveJob', job: JOB }]);
		expect(when(here, move(here)).refusal).toMatchObject({ code: 'job/already-arrived' });
	});
});

describe('a car that does not come', () => {
	it.each([
		['13:29', false],
		['13:30', true],
		['13:31', true]
	])('at %s is given up: %s', (time, expected) => {
		const state = booked();
		expect(isNoShow(state.setup!, theJob(state), at(time))).toBe(expected);
	});

	it('is waited for as long as the set-up says, and not once it is here or has ended', () => {
		const state = booked();
		const patient = { ...state.setup!, noShowMinutes: 45 };
		expect(noShowFrom(patient, theJob(state))).toBe(at('13:45'));
		const here = after(state, [{ type: 'ArriveJob', job: JOB }]);
		expect(noShowFrom(patient, theJob(here))).toBeNull();
	});

	it('gives its place to another, and comes all the same as a walk-in without one', () => {
		const missed = after(booked(), [{ type: 'RecordNoShow', job: JOB }]);
		const other = book({
			job: jobId('B2'),
			draft: aBookingDraft({ plate: '辽B54321', vin: null, promisedAt: null })
		});
		const taken = after(missed, [other]);
		const came = after(taken, [{ type: 'ArriveJob', job: JOB }], { now: at('13:50') });
		const job = theJob(came, JOB);
		expect(job).toMatchObject({
			end: null,
			source: 'walk-in',
			appointmentAt: at('13:00'),
			arrivedAt: at('13:50')
		});
		expect(job.operations.map(({ state, plan }) => [state, plan])).toEqual(
			job.operations.map(() => ['open', null])
		);
	});

	it('stays away once its customer was erased', () => {
		const missed = after(booked(), [
			{ type: 'RecordNoShow', job: JOB },
			{ type: 'ErasePerson', jobs: [JOB] }
		]);
		expect(when(missed, { type: 'ArriveJob', job: JOB }).refusal).toMatchObject({
			code: 'job/ended'
		});
	});

	it('is not there twice', () => {
		const missed = after(booked(), [{ type: 'RecordNoShow', job: JOB }]);
		const anew = after(missed, [
			anImport({ plate: '辽HJZK27', vin: null }, { orderNo: orderNo('RO9') })
		]);
		expect(when(anew, { type: 'ArriveJob', job: JOB }).refusal).toEqual({
			code: 'job/already-open',
			job: 'J-RO9'
		});
	});
});
