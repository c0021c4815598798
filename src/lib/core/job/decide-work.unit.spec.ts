import { describe, expect, it } from 'vitest';
import { BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
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
import type { WorkshopState } from '../state.ts';
import { stageOf } from './stage.ts';

const startAs =
	(index: number, technician = TECHNICIAN.mechanic) =>
	(state: WorkshopState): Command => ({
		type: 'StartOperation',
		...onOperation(state, index),
		bay: BAY.lift1,
		technicians: [technician]
	});
const finish =
	(index: number) =>
	(state: WorkshopState): Command => ({ type: 'FinishOperation', ...onOperation(state, index) });
const stop = (state: WorkshopState, overrides: object = {}): Command => ({
	type: 'StopOperation',
	...onOperation(state),
	reason: 'parts',
	note: '',
	expectedUntil: null,
	...overrides
});

const oneCar = () => when(aState(), anImport()).state;
const running = () => after(oneCar(), [startAs(0)]);
const atInspection = () => after(running(), [finish(0), startAs(1, TECHNICIAN.inspector)]);

describe('pausing', () => {
	it('clocks one off and goes on while another is left', () => {
		const two = after(running(), [startAs(0, TECHNICIAN.slow)]);
		const one = when(two, {
			type: 'PauseOperation',
			...onOperation(two),
			technicians: [TECHNICIAN.slow]
		});
		expect(theOperation(one.state).state).toBe('running');
		const none = after(one.state, [(now) => ({ type: 'PauseOperation', ...onOperation(now) })]);
		expect(theOperation(none).state).toBe('paused');
	});

	it('is refused for somebody who is not on it, and for work that does not run', () => {
		const state = running();
		const wish: Command = {
			type: 'PauseOperation',
			...onOperation(state),
			technicians: [TECHNICIAN.washer]
		};
		expect(when(state, wish).refusal).toMatchObject({ code: 'technician/not-clocked-on' });
		const open = oneCar();
		expect(when(open, { type: 'PauseOperation', ...onOperation(open) }).refusal).toMatchObject({
			code: 'operation/not-running'
		});
	});
});

describe('stopping', () => {
	it('clocks everybody off with the reason, and the car keeps its bay', () => {
		const state = running();
		const stopped = when(state, stop(state), { now: at('10:20') }).state;
		expect(theOperation(stopped)).toMatchObject({
			state: 'stopped',
			stints: [{ to: at('10:20') }],
			stoppages: [{ reason: 'parts', from: at('10:20'), to: null }]
		});
		expect(theJob(stopped).place?.bay).toBe('A01');
		expect(stageOf(theJob(stopped))).toBe('stopped');
	});

	it('holds work that has not begun, and starting it ends that', () => {
		const open = oneCar();
		const held = when(open, stop(open)).state;
		expect(theOperation(held).state).toBe('stopped');
		const started = after(held, [startAs(0)]);
		expect(theOperation(started)).toMatchObject({
			state: 'running',
			stoppages: [{ to: at('10:00') }]
		});
	});

	it('is refused for a car that is not here', () => {
		const booked = when(aState(), anImport({ arrivedAt: at('13:00') })).state;
		expect(when(booked, stop(booked)).refusal).toMatchObject({ code: 'job/not-arrived' });
	});

	it('is refused twice, after the end, and for an unnamed other reason', () => {
		const held = after(oneCar(), [stop]);
		expect(when(held, stop(held)).refusal).toMatchObject({ code: 'operation/not-running' });
		const done = after(running(), [finish(0)]);
		expect(when(done, stop(done)).refusal).toMatchObject({ code: 'operation/already-finished' });
		const open = oneCar();
		expect(when(open, stop(open, { reason: 'other' })).refusal).toEqual({
			code: 'reason/missing',
			why: 'stoppage'
		});
	});
});

describe('finishing', () => {
	it('keeps the time of the last clock-off and leads on to the inspection', () => {
		const state = running();
		const done = when(state, finish(0)(state), { now: at('11:00') }).state;
		expect(theOperation(done)).toMatchObject({
			state: 'finished',
			finishedAt: at('11:00'),
			stints: [{ to: at('11:00') }]
		});
		expect(stageOf(theJob(done))).toBe('inspection');
	});

	it('passes an inspection unless it is said to have failed', () => {
		const state = after(atInspection(), [finish(1)]);
		expect(theOperation(state, 1).outcome).toBe('passed');
	});

	it('sends a failed inspection back: rework and a new inspection, the failed one stays', () => {
		const state = atInspection();
		const failed = when(state, {
			type: 'FinishOperation',
			...onOperation(state, 1),
			outcome: 'failed',
			finding: '漏油',
			responsible: TECHNICIAN.mechanic,
			reworkMinutes: 25
		}).state;
		expect(theJob(failed).operations.map(({ kind, outcome }) => [kind, outcome])).toEqual([
			['work', null],
			['final-inspection', 'failed'],
			['rework', null],
			['final-inspection', null],
			['wash', null]
		]);
		expect(theOperation(failed, 2)).toMatchObject({ skill: 'M1', standardMinutes: 25 });
		expect(stageOf(theJob(failed))).toBe('rework');
	});

	it.each<[string, () => WorkshopState, number, object, string]>([
		['work that was not begun', oneCar, 0, {}, 'operation/not-running'],
		[
			'finished work again',
			() => after(running(), [finish(0)]),
			0,
			{},
			'operation/already-finished'
		],
		[
			'work as if it were inspected',
			running,
			0,
			{ outcome: 'passed' },
			'operation/not-an-inspection'
		],
		[
			'a failed inspection without a finding',
			atInspection,
			1,
			{ outcome: 'failed' },
			'reason/missing'
		]
	])('is refused for %s', (_what, given, index, overrides, code) => {
		const state = given();
		const wish: Command = { type: 'FinishOperation', ...onOperation(state, index), ...overrides };
		expect(when(state, wish).refusal).toMatchObject({ code });
	});

	it('is refused for an operation nobody knows', () => {
		const state = running();
		const wish: Command = {
			type: 'FinishOperation',
			...onOperation(state),
			operation: 'J-RO1/99' as never
		};
		expect(when(state, wish).refusal).toMatchObject({ code: 'operation/unknown' });
	});
});

describe('parts', () => {
	const waiting = () =>
		when(aState(), anImport({ lines: [aLine({ partsDueAt: at('11:45') })] })).state;

	it('arrive once', () => {
		const state = waiting();
		const there = when(state, { type: 'ReceiveParts', ...onOperation(state) }).state;
		expect(theOperation(there).partsArrivedAt).toBe(at('10:00'));
		expect(when(there, { type: 'ReceiveParts', ...onOperation(there) })).toMatchObject({
			events: [],
			refusal: null
		});
	});

	it('can be expected at another time, which is no news the second time', () => {
		const state = waiting();
		const wish = (now: WorkshopState): Command => ({
			type: 'ExpectParts',
			...onOperation(now),
			dueAt: at('14:00')
		});
		const later = after(state, [wish]);
		expect(theOperation(later).partsDueAt).toBe(at('14:00'));
		expect(when(later, wish(later)).events).toEqual([]);
	});

	it('are refused where none are expected, and for finished work', () => {
		const none = oneCar();
		expect(when(none, { type: 'ReceiveParts', ...onOperation(none) }).refusal).toMatchObject({
			code: 'parts/none-expected'
		});
		const done = after(running(), [finish(0)]);
		const wish: Command = { type: 'ExpectParts', ...onOperation(done), dueAt: at('14:00') };
		expect(when(done, wish).refusal).toMatchObject({ code: 'operation/already-finished' });
	});
});
