import { describe, expect, it } from 'vitest';
import { aJob } from '../../../../tests/builders/a-job.ts';
import { aSetup } from '../../../../tests/builders/a-setup.ts';
import { anAbsence, anOutage } from '../../../../tests/builders/a-state.ts';
import {
	additionId,
	customerId,
	jobId,
	noteId,
	orderNo,
	personId,
	skillCode,
	vehicleId
} from '../ids.ts';
import { emptyState } from '../state.ts';
import { rowKey, type Row, type StaffAddition, type StaffJob, type WallJob } from './rows.ts';
import { stateFromRows } from './state-from-rows.ts';

const staffJob = (id: string, overrides: Partial<StaffJob> = {}): StaffJob => ({
	...aJob({ id: jobId(id) }),
	additions: [],
	plate: `辽B${id}`,
	vin: null,
	model: '轩逸',
	colour: '银',
	customerName: '萧强',
	remark: '右前异响',
	notes: [],
	...overrides
});
const jobRow = (body: StaffJob | WallJob): Row => ({
	kind: 'job',
	id: body.id,
	version: body.version,
	body
});
const setupRow: Row = {
	kind: 'setup',
	id: 'setup',
	version: 3,
	body: { setup: aSetup(), names: { T001: '王师傅' } }
};
const byKey = (...rows: readonly Row[]): ReadonlyMap<string, Row> =>
	new Map(rows.map((row) => [rowKey(row), row]));

describe('a state made from rows', () => {
	it('has what the rows say, under the names the core looks for', () => {
		const clock = { realAt: 1, workshopAt: 2, rate: 60 };
		const state = stateFromRows(
			byKey(
				setupRow,
				{ kind: 'clock', id: 'clock', version: 4, body: clock },
				{ kind: 'absence', id: 'ABS-1', version: 1, body: anAbsence() },
				{ kind: 'outage', id: 'A01', version: 1, body: anOutage() },
				jobRow(staffJob('J1'))
			),
			9
		);
		expect(state).toMatchObject({ seq: 9, setupVersion: 3, clock, clockVersion: 4 });
		expect(state.setup).toEqual(aSetup());
		expect([...state.absences.keys()]).toEqual(['ABS-1']);
		expect([...state.outages.keys()]).toEqual(['A01']);
		expect(state.orders.get(orderNo('RO-J1'))).toBe('J1');
		expect(state.registers.vehicle.get('V-J1')).toMatchObject({ plate: '辽BJ1', model: '轩逸' });
		expect(state.registers.customer.get('C-J1')).toMatchObject({ name: '萧强', phone: '' });
		expect(state.registers.staff.get('T001')).toMatchObject({ name: '王师傅' });
		expect(state.registers.remark.get('J1')).toMatchObject({ text: '右前异响' });
	});

	it('is empty where there are no rows, and for the lounge', () => {
		expect(stateFromRows(new Map(), 0)).toEqual(emptyState);
		const lounge: Row = {
			kind: 'job',
			id: 'J1',
			version: 1,
			body: {
				...{ plate: '辽B·**J1', customer: null, advisor: '谢', counter: null, step: 'in-work' },
				...{ readyAt: null, deliveredAt: null, window: null }
			}
		};
		expect(stateFromRows(byKey(lounge), 1).jobs.size).toBe(0);
	});

	it('finds the plates of cars whose id was taken off for the wall', () => {
		const hidden = { vehicle: vehicleId(''), customer: customerId('') };
		const rows = byKey(
			jobRow({ ...aJob({ id: jobId('J1'), ...hidden }), plate: '辽B·1**45', model: '轩逸' }),
			jobRow({ ...aJob({ id: jobId('J2'), ...hidden }), plate: '辽B·2**78', model: '天籁' })
		);
		const state = stateFromRows(rows, 1);
		const plates = [...state.jobs.values()].map(
			({ vehicle }) => state.registers.vehicle.get(vehicle)?.plate
		);
		expect(plates).toEqual(['辽B·1**45', '辽B·2**78']);
		expect(stateFromRows(rows, 1, state).jobs).toBe(state.jobs);
	});
});

describe('a state made from the one before', () => {
	const rows = byKey(setupRow, jobRow(staffJob('J1')), jobRow(staffJob('J2')));
	const before = stateFromRows(rows, 1);

	it('keeps every object when nothing changed', () => {
		const after = stateFromRows(rows, 2, before);
		expect(after.seq).toBe(2);
		expect(after.setup).toBe(before.setup);
		expect(after.jobs).toBe(before.jobs);
		expect(after.orders).toBe(before.orders);
		expect(after.absences).toBe(before.absences);
		expect(after.registers.vehicle).toBe(before.registers.vehicle);
		expect(after.registers.staff).toBe(before.registers.staff);
	});

	it('replaces the changed visit and no other, nor a register that says the same', () => {
		const moved = staffJob('J1', { version: 2, waiting: true });
		const after = stateFromRows(byKey(...rows.values(), jobRow(moved)), 2, before);
		expect(after.jobs).not.toBe(before.jobs);
		expect(after.jobs.get(jobId('J1'))).toBe(moved);
		expect(after.jobs.get(jobId('J2'))).toBe(before.jobs.get(jobId('J2')));
		expect(after.orders).toBe(before.orders);
		expect(after.registers.vehicle).toBe(before.registers.vehicle);
	});

	it('follows an order that was attached and a plate that was corrected', () => {
		const changed = staffJob('J1', {
			version: 2,
			plate: '辽B99999',
			orders: aJob().orders.map((order) => ({ ...order, orderNo: orderNo('RO-NEW') }))
		});
		const after = stateFromRows(byKey(...rows.values(), jobRow(changed)), 2, before);
		expect([...after.orders.keys()]).toEqual(['RO-J2', 'RO-NEW']);
		expect(after.registers.vehicle.get('V-J1')?.plate).toBe('辽B99999');
	});

	it('forgets a visit that left, with its car, unless that car is here again', () => {
		const again = staffJob('J3', { vehicle: vehicleId('V-J1') });
		const after = stateFromRows(byKey(setupRow, jobRow(again)), 2, before);
		expect([...after.jobs.keys()]).toEqual(['J3']);
		expect([...after.orders.keys()]).toEqual(['RO-J3']);
		expect([...after.registers.vehicle.keys()]).toEqual(['V-J1']);
		expect([...after.registers.customer.keys()]).toEqual(['C-J3']);
		expect([...after.registers.remark.keys()]).toEqual(['J3']);
	});

	it('follows what was said about additional work, and forgets it when it is taken back', () => {
		const addition: StaffAddition = {
			id: additionId('A1'),
			reportedAt: 1,
			reportedBy: personId('p'),
			technician: null,
			trade: 'mechanical',
			skill: skillCode('M1'),
			standardMinutes: 40,
			needsParts: false,
			answer: null,
			becomes: null,
			offered: null,
			acknowledgedAt: null,
			photos: [],
			text: '刹车片磨损',
			parts: '',
			saidBy: '',
			price: ''
		};
		const rowsOf = (body: StaffJob) => new Map([[rowKey(jobRow(body)), jobRow(body)]]);
		const before = stateFromRows(rowsOf(staffJob('J1', { additions: [addition] })), 1);
		expect(before.registers.addition.get('A1')).toMatchObject({ job: 'J1', text: '刹车片磨损' });
		const after = stateFromRows(rowsOf(staffJob('J1', { additions: [] })), 2, before);
		expect(after.registers.addition.size).toBe(0);
	});

	it('has the notes of its visits, and drops those of a visit that left', () => {
		const noted = staffJob('J1', { notes: [{ id: noteId('c1/finding'), text: '漏油' }] });
		const rowsOf = (...bodies: readonly StaffJob[]) => byKey(...bodies.map(jobRow));
		const before = stateFromRows(rowsOf(noted, staffJob('J2')), 1);
		expect(before.registers.note.get('c1/finding')).toMatchObject({ job: 'J1', text: '漏油' });
		expect(stateFromRows(rowsOf(noted, staffJob('J2')), 2, before).registers.note).toBe(
			before.registers.note
		);
		expect(stateFromRows(rowsOf(staffJob('J2')), 3, before).registers.note.size).toBe(0);
	});
});
