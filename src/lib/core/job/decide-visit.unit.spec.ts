import { describe, expect, it } from 'vitest';
import { BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { anImport } from '../../../../tests/builders/an-order.ts';
import { at } from '../../../../tests/builders/at.ts';
import { after, onOperation, theJob, when } from '../../../../tests/support/scenario.ts';
import type { Command } from '../commands.ts';
import { bayCode, jobId, orderNo, type JobId, type TechnicianCode } from '../ids.ts';
import type { WorkshopState } from '../state.ts';
import { stageOf } from './stage.ts';

const JOB: JobId = jobId('J-RO1');
const work =
	(index: number, technician: TechnicianCode) =>
	(state: WorkshopState): Command => ({
		type: 'StartOperation',
		...onOperation(state, index),
		bay: BAY.lift1,
		technicians: [technician],
		reason: '测试'
	});
const finish =
	(index: number) =>
	(state: WorkshopState): Command => ({ type: 'FinishOperation', ...onOperation(state, index) });

const here = () => when(aState(), anImport({ washWanted: false })).state;
const booked = () => when(aState(), anImport({ arrivedAt: at('13:00') })).state;
const running = () => after(here(), [work(0, TECHNICIAN.mechanic)]);
const ready = () => after(running(), [finish(0), work(1, TECHNICIAN.inspector), finish(1)]);
const settled = () => after(ready(), [{ type: 'SettleJob', job: JOB }]);
const delivered = () => after(settled(), [{ type: 'DeliverJob', job: JOB }]);
const promise = (state: WorkshopState, overrides: object = {}): Command => ({
	type: 'ChangePromise',
	job: JOB,
	promisedAt: at('17:00'),
	reason: '待料',
	seen: theJob(state).ownVersion,
	...overrides
});

describe('the whole visit', () => {
	it('goes from booked to delivered', () => {
		const arrived = after(booked(), [{ type: 'ArriveJob', job: JOB }]);
		const stages = [booked(), arrived, running(), ready(), settled(), delivered()].map((state) =>
			stageOf(theJob(state))
		);
		expect(stages).toEqual([
			'booked',
			'waiting-for-dispatch',
			'in-work',
			'to-settle',
			'ready',
			'delivered'
		]);
	});

	it('gives the bay free at the end and cancels what was not done', () => {
		const state = after(running(), [
			(now) => ({ type: 'PauseOperation', ...onOperation(now) }),
			{ type: 'CancelJob', job: JOB, reason: '客户取消' }
		]);
		expect(theJob(state)).toMatchObject({
			place: null,
			end: { how: 'cancelled', reason: '客户取消' },
			operations: [{ state: 'cancelled' }, { state: 'cancelled' }]
		});
	});

	it('ends a booking as a no-show', () => {
		const state = after(booked(), [{ type: 'RecordNoShow', job: JOB }]);
		expect(stageOf(theJob(state))).toBe('no-show');
	});
});

describe('handing over', () => {
	const wish = { type: 'DeliverJob', job: JOB, takenBy: ' 萧女士 ', keyTagBack: true } as const;

	it('keeps who took the car beside the log, and what changed hands in it', () => {
		const { state, events } = when(settled(), wish);
		expect(events).toEqual([
			{
				type: 'JobDelivered',
				job: JOB,
				handover: { takenBy: 'c1/taken-by', keyTagBack: true, oldPartsGiven: null }
			}
		]);
		expect(state.registers.note.get('c1/taken-by')?.text).toBe('萧女士');
		expect(theJob(state).end).toMatchObject({
			how: 'delivered',
			handover: { takenBy: 'c1/taken-by' }
		});
	});

	it('asks for the old parts only of who wanted them, and takes a name that nobody wrote down', () => {
		const wanted = after(settled(), [anImport({ washWanted: false, oldPartsWanted: true })]);
		const { state } = when(wanted, { type: 'DeliverJob', job: JOB });
		expect(theJob(state).end).toMatchObject({
			handover: { takenBy: null, keyTagBack: false, oldPartsGiven: false }
		});
	});

	it('names what is still to be finished', () => {
		const state = running();
		expect(when(state, wish).refusal).toEqual({
			code: 'job/not-ready',
			job: JOB,
			open: theJob(state).operations.map(({ id }) => id)
		});
	});
});

describe('a moved promise', () => {
	it('keeps the first and every reason', () => {
		const state = here();
		const moved = when(state, promise(state)).state;
		expect(theJob(moved).promises).toMatchObject([
			{ at: at('15:00') },
			{ at: at('17:00'), reason: '待料', by: 'dispatcher' }
		]);
	});

	it.each<[string, object, string]>([
		['without a reason', { reason: ' ' }, 'reason/missing'],
		['to the same time', { promisedAt: at('15:00') }, 'promise/same'],
		['to before the car came', { promisedAt: at('08:00') }, 'promise/before-arrival'],
		['by one who saw another promise', { seen: 1 }, 'stale']
	])('is refused %s', (_what, overrides, code) => {
		const state = here();
		expect(when(state, promise(state, overrides)).refusal).toMatchObject({ code });
	});
});

describe('moving the car', () => {
	const move = (to: Extract<Command, { type: 'MoveCar' }>['to'], job = JOB): Command => ({
		type: 'MoveCar',
		job,
		to
	});

	it('frees the bay, and is no news when it stands there already', () => {
		const moved = after(ready(), [move(null)]);
		expect(theJob(moved).place).toBeNull();
		expect(when(moved, move(null)).events).toEqual([]);
	});

	it.each<[string, () => WorkshopState, Command, string]>([
		['while it is worked on', running, move(null), 'job/work-running'],
		['into a bay nobody knows', here, move(bayCode('Z9')), 'bay/unknown'],
		['before it is here', booked, move(BAY.lift1), 'job/not-arrived'],
		[
			'to where another car stands',
			() =>
				after(ready(), [anImport({ vin: null, plate: '辽B00001' }, { orderNo: orderNo('RO2') })]),
			move(BAY.lift1, jobId('J-RO2')),
			'bay/occupied'
		]
	])('is refused %s', (_what, given, command, code) => {
		expect(when(given(), command).refusal).toMatchObject({ code });
	});
});

describe('the window told to the customer', () => {
	const announce = (from: string): Command => ({
		type: 'AnnounceWindow',
		job: JOB,
		from: at(from),
		to: at('16:00')
	});

	it('moves later, never earlier', () => {
		const state = after(here(), [announce('14:30'), announce('15:00')]);
		expect(theJob(state).announced).toEqual({ from: at('15:00'), to: at('16:00') });
		expect(when(state, announce('15:00')).events).toEqual([]);
		expect(when(state, announce('14:55')).refusal).toMatchObject({ code: 'window/earlier' });
	});
});

describe('refusals on the way', () => {
	it.each<[string, () => WorkshopState, Command, string]>([
		['arriving twice', here, { type: 'ArriveJob', job: JOB }, 'job/already-arrived'],
		[
			'a no-show of a car that is here',
			here,
			{ type: 'RecordNoShow', job: JOB },
			'job/already-arrived'
		],
		['settling a car that is not ready', running, { type: 'SettleJob', job: JOB }, 'job/not-ready'],
		['settling twice', settled, { type: 'SettleJob', job: JOB }, 'job/already-settled'],
		['delivering a car that is not ready', here, { type: 'DeliverJob', job: JOB }, 'job/not-ready'],
		['delivering before settlement', ready, { type: 'DeliverJob', job: JOB }, 'job/not-settled'],
		['anything after the end', delivered, { type: 'ArriveJob', job: JOB }, 'job/ended'],
		['a job nobody knows', here, { type: 'ArriveJob', job: jobId('?') }, 'job/unknown'],
		[
			'cancelling without a reason',
			here,
			{ type: 'CancelJob', job: JOB, reason: '' },
			'reason/missing'
		],
		[
			'cancelling while work runs',
			running,
			{ type: 'CancelJob', job: JOB, reason: 'x' },
			'job/work-running'
		]
	])('%s', (_what, given, command, code) => {
		const state = given();
		const outcome = when(state, command);
		expect(outcome.refusal).toMatchObject({ code });
		expect(outcome.state).toBe(state);
	});
});
