import { describe, expect, it } from 'vitest';
import { BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { aState, anAbsence, anOutage } from '../../../../tests/builders/a-state.ts';
import { aLine, anImport } from '../../../../tests/builders/an-order.ts';
import { at } from '../../../../tests/builders/at.ts';
import {
	after,
	onOperation,
	theJob,
	theOperation,
	when
} from '../../../../tests/support/scenario.ts';
import type { Command } from '../commands.ts';
import { bayCode, orderNo, personId, technicianCode } from '../ids.ts';
import type { WorkshopState } from '../state.ts';

type Start = Extract<Command, { type: 'StartOperation' }>;
const start = (state: WorkshopState, index = 0, overrides: Partial<Start> = {}): Start => ({
	type: 'StartOperation',
	...onOperation(state, index),
	bay: BAY.lift1,
	technicians: [TECHNICIAN.mechanic],
	...overrides
});
const startIn =
	(job: string, overrides: Partial<Start> = {}) =>
	(state: WorkshopState): Start =>
		start(state, 0, { ...onOperation(state, 0, job), ...overrides });

const oneCar = () => when(aState(), anImport()).state;
const running = () => after(oneCar(), [start]);
const twoCars = () =>
	after(oneCar(), [anImport({ vin: null, plate: '辽B00001' }, { orderNo: orderNo('RO2') })]);

const supervisor = { id: personId('sv'), role: 'supervisor', name: '王主管' } as const;
const technician = { id: personId('t1'), role: 'technician', name: '韩嘉豪' } as const;

describe('starting', () => {
	it('clocks the people on and puts the car into the bay', () => {
		const state = running();
		expect(theOperation(state)).toMatchObject({
			state: 'running',
			stints: [{ technician: 'T001', bay: 'A01', from: at('10:00'), to: null }]
		});
		expect(theJob(state).place).toEqual({ bay: 'A01', since: at('10:00') });
	});

	it('lets several technicians share one operation', () => {
		const state = after(running(), [(now) => start(now, 0, { technicians: [TECHNICIAN.slow] })]);
		expect(theOperation(state).stints.map((stint) => stint.technician)).toEqual(['T001', 'T002']);
	});

	it('clocks off elsewhere: a technician works on one operation at a time', () => {
		const state = after(twoCars(), [startIn('J-RO1'), startIn('J-RO2', { bay: BAY.lift2 })]);
		expect(theOperation(state, 0, 'J-RO1')).toMatchObject({
			state: 'paused',
			stints: [{ to: at('10:00') }]
		});
		expect(theOperation(state, 0, 'J-RO2').state).toBe('running');
	});

	it.each<[string, Partial<Start>, string]>([
		['in a bay nobody knows', { bay: bayCode('Z99') }, 'bay/unknown'],
		[
			'by a technician nobody knows',
			{ technicians: [technicianCode('T999')] },
			'technician/unknown'
		],
		['with a version nobody has', { seen: 999 }, 'stale']
	])('is refused %s', (_what, overrides, code) => {
		const state = oneCar();
		expect(when(state, start(state, 0, overrides)).refusal).toMatchObject({ code });
	});

	it('is refused without a bay or people, planned or named', () => {
		const state = oneCar();
		const wish: Command = { type: 'StartOperation', ...onOperation(state) };
		expect(when(state, wish).refusal).toMatchObject({ code: 'operation/no-place' });
	});

	it('is refused before the car is here', () => {
		const { state } = when(aState(), anImport({ arrivedAt: at('13:00') }));
		expect(when(state, start(state)).refusal).toMatchObject({ code: 'job/not-arrived' });
	});

	it('is refused before the operation it depends on is finished', () => {
		const state = oneCar();
		expect(when(state, start(state, 1)).refusal).toEqual({
			code: 'operation/waits-for',
			operation: 'J-RO1/2',
			first: 'J-RO1/1'
		});
	});

	it('is refused in a bay where another car stands, and in one that is out of order', () => {
		const occupied = after(twoCars(), [startIn('J-RO1')]);
		const other = startIn('J-RO2', { technicians: [TECHNICIAN.slow] })(occupied);
		expect(when(occupied, other).refusal).toEqual({
			code: 'bay/occupied',
			bay: 'A01',
			job: 'J-RO1'
		});
		const broken = { ...oneCar(), outages: new Map([['A01', anOutage()]]) };
		expect(when(broken, start(broken)).refusal).toMatchObject({ code: 'bay/out-of-order' });
	});

	it('cannot be joined in another bay than the car stands in', () => {
		const state = running();
		const elsewhere = start(state, 0, { bay: BAY.lift2, technicians: [TECHNICIAN.slow] });
		expect(when(state, elsewhere).refusal).toMatchObject({ code: 'operation/already-started' });
	});

	it('is refused twice, and after the end', () => {
		const state = running();
		expect(when(state, start(state)).refusal).toMatchObject({ code: 'operation/already-started' });
		const done = after(state, [(now) => ({ type: 'FinishOperation', ...onOperation(now) })]);
		expect(when(done, start(done)).refusal).toMatchObject({ code: 'operation/already-finished' });
	});

	it('wants a reason for a missing skill, an absence, missing parts or an unsuitable bay', () => {
		const base = when(aState(), anImport({ lines: [aLine({ partsDueAt: at('09:30') })] })).state;
		const state = { ...base, absences: new Map([['ABS-1', anAbsence()]]) };
		const wish = start(state, 0, {
			bay: BAY.wash,
			technicians: [TECHNICIAN.mechanic, TECHNICIAN.washer]
		});
		expect(when(state, wish).refusal).toMatchObject({
			code: 'plan/conflicts',
			conflicts: [
				{ code: 'bay-unsuitable' },
				{ code: 'parts-missing' },
				{ code: 'absent' },
				{ code: 'skill-missing' }
			]
		});
		expect(when(state, { ...wish, reason: '急件' }).refusal).toBeNull();
		expect(when(state, { ...wish, reason: '急件' }, { actor: technician }).refusal).not.toBeNull();
	});
});

describe('a tap made without connection', () => {
	it('counts from the tap when that is plausible, and keeps both times', () => {
		const state = oneCar();
		const outcome = when(state, start(state), { tappedAt: at('09:45') });
		expect(theOperation(outcome.state).stints[0]?.from).toBe(at('09:45'));
	});

	it.each([
		['more than half an hour ago', { tappedAt: at('09:25') }, false],
		[
			'more than half an hour ago, confirmed by a supervisor',
			{ tappedAt: at('09:25'), actor: supervisor },
			true
		],
		['in the future, by a wrong clock', { tappedAt: at('11:00') }, true]
	])('%s', (_what, overrides, accepted) => {
		const state = oneCar();
		const { refusal } = when(state, start(state), overrides);
		expect(refusal?.code ?? null).toBe(accepted ? null : 'tap/implausible');
	});

	it('is refused before the last event of the operation', () => {
		const state = running();
		const pause: Command = { type: 'PauseOperation', ...onOperation(state) };
		const outcome = when(state, pause, { now: at('10:10'), tappedAt: at('09:58') });
		expect(outcome.refusal).toEqual({
			code: 'tap/implausible',
			tappedAt: at('09:58'),
			earliest: at('10:00')
		});
	});
});

describe('going on', () => {
	const paused = () =>
		after(running(), [(now) => ({ type: 'PauseOperation', ...onOperation(now) })], {
			now: at('10:30')
		});

	it('takes the same people and the same bay again', () => {
		const state = paused();
		const resumed = when(
			state,
			{ type: 'ResumeOperation', ...onOperation(state) },
			{ now: at('10:45') }
		);
		expect(theOperation(resumed.state)).toMatchObject({
			state: 'running',
			stints: [{ to: at('10:30') }, { technician: 'T001', bay: 'A01', from: at('10:45'), to: null }]
		});
	});

	it('ends the stoppage', () => {
		const state = after(running(), [
			(now) => ({
				type: 'StopOperation',
				...onOperation(now),
				reason: 'parts',
				note: '',
				expectedUntil: null
			}),
			(now) => ({ type: 'ResumeOperation', ...onOperation(now) })
		]);
		expect(theOperation(state).stoppages).toMatchObject([{ reason: 'parts', to: at('10:00') }]);
	});

	it('is refused while the work runs', () => {
		const state = running();
		const wish: Command = { type: 'ResumeOperation', ...onOperation(state) };
		expect(when(state, wish).refusal).toMatchObject({ code: 'operation/not-paused' });
	});
});
