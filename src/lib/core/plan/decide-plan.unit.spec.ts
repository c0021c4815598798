import { describe, expect, it } from 'vitest';
import { BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { anImport } from '../../../../tests/builders/an-order.ts';
import { at } from '../../../../tests/builders/at.ts';
import { after, onOperation, theOperation, when } from '../../../../tests/support/scenario.ts';
import type { Command } from '../commands.ts';
import { bayCode, orderNo, personId, technicianCode } from '../ids.ts';
import { emptyState, type WorkshopState } from '../state.ts';

type Assign = Extract<Command, { type: 'AssignOperation' }>;
const assign = (state: WorkshopState, overrides: Partial<Assign> = {}): Assign => ({
	type: 'AssignOperation',
	...onOperation(state),
	bay: BAY.lift1,
	technicians: [TECHNICIAN.mechanic],
	start: at('10:30'),
	...overrides
});

const oneCar = () => when(aState(), anImport()).state;
const planned = () => after(oneCar(), [assign]);
const twoCars = () =>
	after(planned(), [anImport({ vin: null, plate: '辽B00001' }, { orderNo: orderNo('RO2') })]);
const advisor = { id: personId('sa'), role: 'advisor', name: '谢明' } as const;

describe('assigning', () => {
	it('plans bay, person and time, with the length the person needs', () => {
		expect(theOperation(planned()).plan).toMatchObject({
			bay: 'A01',
			technicians: ['T001'],
			start: at('10:30'),
			end: at('11:30'),
			minutes: 60,
			overrides: []
		});
		const state = oneCar();
		const slow = when(state, assign(state, { technicians: [TECHNICIAN.slow] }));
		expect(theOperation(slow.state).plan?.minutes).toBe(75);
	});

	it('is no news a second time', () => {
		const state = planned();
		expect(when(state, assign(state)).events).toEqual([]);
	});

	it('never puts two cars into a bay or two jobs on a person', () => {
		const state = twoCars();
		const clash = assign(state, { ...onOperation(state, 0, 'J-RO2'), reason: '急' });
		const { refusal } = when(state, clash);
		expect(refusal).toMatchObject({ code: 'plan/conflicts' });
		expect(JSON.stringify(refusal)).toMatch(/bay-busy.*technician-busy/);
	});

	it('breaks an overridable rule only with a reason, and keeps it', () => {
		const state = oneCar();
		const wish = assign(state, { technicians: [TECHNICIAN.washer] });
		expect(when(state, wish).refusal).toMatchObject({
			code: 'plan/conflicts',
			conflicts: [{ code: 'skill-missing', technician: 'T007' }]
		});
		const kept = when(state, { ...wish, reason: '会做' });
		expect(theOperation(kept.state).plan?.overrides).toEqual([
			{ conflict: 'skill-missing', reason: '会做', by: 'dispatcher' }
		]);
	});

	it('does not let everybody override', () => {
		const state = oneCar();
		const wish = assign(state, { technicians: [TECHNICIAN.washer], reason: '会做' });
		expect(when(state, wish, { actor: advisor }).refusal).toMatchObject({ code: 'plan/conflicts' });
	});

	it('asks why a plan is longer than the standard', () => {
		const state = oneCar();
		const longer = assign(state, { minutes: 90 });
		expect(when(state, longer).refusal).toEqual({ code: 'reason/missing', why: 'longer' });
		expect(when(state, { ...longer, reason: '螺丝锈死' }).refusal).toBeNull();
	});

	it.each<[string, Partial<Assign>, string]>([
		['a bay nobody knows', { bay: bayCode('Z9') }, 'bay/unknown'],
		['a technician nobody knows', { technicians: [technicianCode('?')] }, 'technician/unknown'],
		['nobody at all', { technicians: [] }, 'operation/no-place'],
		['what the sender no longer sees', { seen: 999 }, 'stale']
	])('is refused for %s', (_what, overrides, code) => {
		const state = oneCar();
		expect(when(state, assign(state, overrides)).refusal).toMatchObject({ code });
	});

	it('is refused once the work has begun: what was done is not re-planned', () => {
		const state = after(planned(), [(now) => ({ type: 'StartOperation', ...onOperation(now) })]);
		expect(when(state, assign(state)).refusal).toMatchObject({ code: 'operation/already-started' });
		const unassign: Command = { type: 'UnassignOperation', ...onOperation(state) };
		expect(when(state, unassign).refusal).toMatchObject({ code: 'operation/already-started' });
	});

	it('needs a set-up', () => {
		const state = { ...oneCar(), setup: emptyState.setup };
		expect(when(state, assign(state)).refusal).toEqual({ code: 'workshop/not-set-up' });
	});
});

describe('re-timing', () => {
	const retime = (state: WorkshopState, overrides: object = {}): Command => ({
		type: 'RetimeOperation',
		...onOperation(state),
		start: at('14:00'),
		...overrides
	});

	it('keeps bay, people and what was overridden before', () => {
		const given = oneCar();
		const overridden = when(
			given,
			assign(given, { technicians: [TECHNICIAN.washer], reason: '会做' })
		);
		const moved = when(overridden.state, retime(overridden.state));
		expect(theOperation(moved.state).plan).toMatchObject({
			bay: 'A01',
			technicians: ['T007'],
			start: at('14:00'),
			overrides: [{ conflict: 'skill-missing' }]
		});
	});

	it('asks a reason for lengthening', () => {
		const state = planned();
		expect(when(state, retime(state, { minutes: 90 })).refusal).toMatchObject({
			code: 'reason/missing'
		});
	});

	it('is refused without a plan', () => {
		const state = oneCar();
		expect(when(state, retime(state)).refusal).toMatchObject({ code: 'operation/not-planned' });
	});
});

describe('unassigning', () => {
	it('puts the operation back to those that wait', () => {
		const state = after(planned(), [(now) => ({ type: 'UnassignOperation', ...onOperation(now) })]);
		expect(theOperation(state).plan).toBeNull();
	});

	it('is refused where nothing is planned', () => {
		const state = oneCar();
		expect(when(state, { type: 'UnassignOperation', ...onOperation(state) }).refusal).toMatchObject(
			{
				code: 'operation/not-planned'
			}
		);
	});
});
