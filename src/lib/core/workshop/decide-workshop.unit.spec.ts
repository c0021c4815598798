import { describe, expect, it } from 'vitest';
import { aBay, aSetup, BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { anImport } from '../../../../tests/builders/an-order.ts';
import { at } from '../../../../tests/builders/at.ts';
import { after, onOperation, when } from '../../../../tests/support/scenario.ts';
import type { Command } from '../commands.ts';
import { bayCode, technicianCode } from '../ids.ts';
import { emptyState, type WorkshopState } from '../state.ts';
import type { Setup } from './setup.ts';

const setUp = (setup: Partial<Setup> = {}): Command => ({
	type: 'SetUpWorkshop',
	draft: { setup: aSetup(setup), names: { T001: '韩嘉豪' }, absences: [] }
});
const absence = {
	id: 'ABS-1',
	technician: TECHNICIAN.mechanic,
	from: at('08:00'),
	to: at('17:30'),
	reason: 'sick'
};
const start = (state: WorkshopState): Command => ({
	type: 'StartOperation',
	...onOperation(state),
	bay: BAY.lift1,
	technicians: [TECHNICIAN.mechanic]
});
const running = () => after(aState(), [anImport(), start]);

describe('setting the workshop up', () => {
	it('keeps names beside the log, and the same again is no news', () => {
		const first = when(emptyState, setUp());
		expect(first.events).toMatchObject([{ type: 'WorkshopSetUp' }]);
		expect(JSON.stringify(first.events)).not.toContain('韩嘉豪');
		expect(first.state.registers.staff.get('T001')?.name).toBe('韩嘉豪');
		expect(when(first.state, setUp()).events).toEqual([]);
	});

	it('says that a name has changed, for screens follow the log', () => {
		const { state } = when(emptyState, setUp());
		const staff = new Map(state.registers.staff).set('T001', {
			kind: 'staff',
			id: 'T001',
			name: '韩'
		});
		const renamed = when({ ...state, registers: { ...state.registers, staff } }, setUp());
		expect(renamed.events).toMatchObject([{ type: 'WorkshopSetUp' }]);
		expect(renamed.state.registers.staff.get('T001')?.name).toBe('韩嘉豪');
	});

	it.each<[string, Partial<Setup>, object]>([
		['a code that stands twice', { bays: [aBay(), aBay()] }, { where: 'bays', value: 'A01' }],
		['a workshop without a bay', { bays: [] }, { where: 'bays', value: '' }]
	])('is refused for %s', (_what, setup, facts) => {
		expect(when(emptyState, setUp(setup)).refusal).toEqual({
			code: 'workshop/invalid-set-up',
			...facts
		});
	});

	it('keeps bays and people that open work stands on', () => {
		const bays = aSetup().bays.slice(1);
		expect(when(running(), setUp({ bays })).refusal).toEqual({
			code: 'workshop/in-use',
			what: 'A01',
			where: [{ by: 'job', job: 'J-RO1' }],
			count: 1
		});
		const technicians = aSetup().technicians.slice(1);
		expect(when(running(), setUp({ technicians })).refusal).toMatchObject({
			code: 'workshop/in-use',
			what: 'T001'
		});
	});
});

describe('absences', () => {
	it('are recorded once and can be withdrawn', () => {
		const state = after(aState(), [{ type: 'RecordAbsence', absence }]);
		expect(state.absences.get(absence.id)).toMatchObject({ technician: 'T001' });
		expect(when(state, { type: 'RecordAbsence', absence }).events).toEqual([]);
		const back = after(state, [{ type: 'WithdrawAbsence', absence: absence.id }]);
		expect(back.absences.size).toBe(0);
	});

	it.each<[string, Command, string]>([
		[
			'of somebody nobody knows',
			{ type: 'RecordAbsence', absence: { ...absence, technician: technicianCode('T999') } },
			'technician/unknown'
		],
		[
			'that end before they begin',
			{ type: 'RecordAbsence', absence: { ...absence, to: absence.from } },
			'absence/ends-before-start'
		],
		['that are not there', { type: 'WithdrawAbsence', absence: '?' }, 'absence/unknown']
	])('are refused %s', (_what, command, code) => {
		expect(when(aState(), command).refusal).toMatchObject({ code });
	});

	it('need a set-up', () => {
		expect(when(emptyState, { type: 'RecordAbsence', absence }).refusal).toEqual({
			code: 'workshop/not-set-up'
		});
	});
});

describe('a bay out of order', () => {
	const out = (bay = BAY.lift1): Command => ({
		type: 'TakeBayOut',
		bay,
		reason: '漏油',
		until: null
	});

	it('is out from now until it is returned', () => {
		const state = after(aState(), [out()]);
		expect(state.outages.get('A01')).toMatchObject({ since: at('10:00'), until: null });
		expect(when(state, out()).refusal).toMatchObject({ code: 'bay/already-out' });
		const back = after(state, [{ type: 'ReturnBay', bay: BAY.lift1 }]);
		expect(back.outages.size).toBe(0);
	});

	it('must be one of ours, and out to be returned', () => {
		expect(when(aState(), out(bayCode('Z9'))).refusal).toMatchObject({ code: 'bay/unknown' });
		const back: Command = { type: 'ReturnBay', bay: BAY.lift1 };
		expect(when(aState(), back).refusal).toMatchObject({ code: 'bay/not-out' });
	});
});

describe('the workshop clock', () => {
	it('is set with its offset and rate', () => {
		const clock = { realAt: 5, workshopAt: at('08:00'), rate: 60 };
		expect(when(aState(), { type: 'SetClock', ...clock }).state.clock).toMatchObject(clock);
	});
});
