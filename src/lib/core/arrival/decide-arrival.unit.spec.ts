import { describe, expect, it } from 'vitest';
import { BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { anImport } from '../../../../tests/builders/an-order.ts';
import { at } from '../../../../tests/builders/at.ts';
import { after, onOperation, theJob, when } from '../../../../tests/support/scenario.ts';
import type { Command } from '../commands.ts';
import { jobId, orderNo } from '../ids.ts';
import type { WorkshopState } from '../state.ts';
import { freeSlots } from './standing.ts';
import type { WalkAroundFacts } from './walk-around.ts';

const JOB = jobId('J-RO1');
const OTHER = jobId('J-RO2');

const arrived = (draft: object = {}): WorkshopState => when(aState(), anImport(draft)).state;
const two = (): WorkshopState =>
	when(arrived(), anImport({ plate: '辽B54321', vin: null }, { orderNo: orderNo('RO2') })).state;
const booked = (): WorkshopState => arrived({ arrivedAt: at('14:00') });
const ended = (state = arrived()): WorkshopState =>
	after(state, [{ type: 'CancelJob', job: JOB, reason: '客户不修' }]);

const tag = (keyTag: string | null, job = JOB): Command => ({ type: 'SetKeyTag', job, keyTag });
const park = (slot: string | null, job = JOB): Command => ({ type: 'ParkCar', job, slot });
const handIn: Command = { type: 'HandIn', job: JOB };
const FOUND: WalkAroundFacts = {
	marks: [{ place: 'bonnet', kind: 'dent' }],
	fuelEighths: 4,
	mileage: 90_000,
	oldPartsWanted: false,
	washWanted: true,
	customerPresent: true,
	signed: true
};
const walk = (found: Partial<WalkAroundFacts> = {}): Command => ({
	type: 'RecordWalkAround',
	job: JOB,
	found: { ...FOUND, ...found },
	valuables: ' 雨伞 ',
	remarks: ''
});
const start = (state: WorkshopState): Command => ({
	type: 'StartOperation',
	...onOperation(state, 0, JOB),
	bay: BAY.lift1,
	technicians: [TECHNICIAN.mechanic]
});

describe.each<[string, Command]>([
	['a key tag', tag('K1')],
	['parking', park('P01')],
	['handing in', handIn],
	['a walk-around', walk()]
])('%s', (_, command) => {
	it('is of a car that is here', () => {
		expect(when(booked(), command).refusal).toEqual({ code: 'job/not-arrived', job: JOB });
		expect(when(ended(), command).refusal).toMatchObject({ code: 'job/ended' });
		expect(when(aState(), command).refusal).toEqual({ code: 'job/unknown', job: JOB });
	});

	it('leaves the promise’s version alone', () => {
		const before = arrived();
		expect(theJob(when(before, command).state).ownVersion).toBe(theJob(before).ownVersion);
	});
});

describe('the key tag', () => {
	it('is kept as it is compared', () => {
		const { state, events } = when(arrived(), tag(' k１2 '));
		expect(events).toEqual([{ type: 'KeyTagSet', job: JOB, keyTag: 'K12' }]);
		expect(theJob(state).keyTag).toBe('K12');
		expect(when(state, tag('K12')).events).toEqual([]);
	});

	it('hangs on one key at a time', () => {
		const state = after(two(), [tag('K1')]);
		expect(when(state, tag('k1', OTHER)).refusal).toEqual({
			code: 'key-tag/in-use',
			keyTag: 'K1',
			job: JOB
		});
		expect(when(after(state, [tag(null)]), tag('K1', OTHER)).refusal).toBeNull();
		expect(when(ended(state), tag('K1', OTHER)).refusal).toBeNull();
	});

	it('is taken off by an empty one', () => {
		const state = after(arrived(), [tag('K1'), tag('  ')]);
		expect(theJob(state).keyTag).toBeNull();
	});
});

describe('the parking slot', () => {
	it('holds one car', () => {
		const state = after(two(), [park('P01')]);
		expect(theJob(state, JOB).slot).toBe('P01');
		expect(when(state, park('P01', OTHER)).refusal).toEqual({
			code: 'slot/occupied',
			slot: 'P01',
			job: JOB
		});
		expect(freeSlots(state, OTHER)).toEqual(['P02', 'P03']);
		expect(freeSlots(state, JOB)).toEqual(['P01', 'P02', 'P03']);
		expect(when(state, park('P01')).events).toEqual([]);
	});

	it('is one of the set-up', () => {
		expect(when(arrived(), park('P99')).refusal).toEqual({ code: 'slot/unknown', slot: 'P99' });
	});

	it('takes the car out of its bay, and a bay out of its slot', () => {
		const parked = after(arrived(), [{ type: 'MoveCar', job: JOB, to: BAY.lift1 }, park('P01')]);
		expect(theJob(parked)).toMatchObject({ slot: 'P01', place: null });
		const moved = after(parked, [{ type: 'MoveCar', job: JOB, to: BAY.lift1 }]);
		expect(theJob(moved)).toMatchObject({ slot: null, place: { bay: BAY.lift1 } });
		expect(theJob(after(parked, [start]))).toMatchObject({ slot: null });
		expect(theJob(after(parked, [park(null)]))).toMatchObject({ slot: null, place: null });
	});

	it('is free again once the visit has ended', () => {
		expect(theJob(ended(after(arrived(), [park('P01')]))).slot).toBeNull();
	});

	it('waits for whoever works on the car', () => {
		expect(when(after(arrived(), [start]), park('P01')).refusal).toMatchObject({
			code: 'job/work-running'
		});
	});
});

describe('handing in', () => {
	it('keeps its time, once', () => {
		const { state } = when(arrived(), handIn, { now: at('09:07') });
		expect(theJob(state).handedInAt).toBe(at('09:07'));
		expect(when(state, handIn).refusal).toEqual({ code: 'job/already-handed-in', job: JOB });
	});
});

describe('the walk-around', () => {
	it('keeps what was seen, by whom and when; words stay out of the log', () => {
		const { state, events } = when(arrived(), walk(), { now: at('09:05') });
		const found = { ...FOUND, valuablesNote: 'c1/valuables', remarksNote: null };
		expect(events).toEqual([{ type: 'WalkAroundRecorded', job: JOB, found }]);
		expect(theJob(state)).toMatchObject({
			walkAround: { ...found, at: at('09:05'), by: 'dispatcher' },
			mileage: 90_000
		});
		expect([...state.registers.note.values()]).toMatchObject([{ job: JOB, text: '雨伞' }]);
	});

	it('writes each damage once, in one order', () => {
		const twice = [
			{ place: 'roof', kind: 'dent' },
			{ place: 'bonnet', kind: 'scratch' },
			{ place: 'roof', kind: 'dent' }
		] as const;
		expect(theJob(when(arrived(), walk({ marks: twice })).state).walkAround?.marks).toEqual([
			{ place: 'bonnet', kind: 'scratch' },
			{ place: 'roof', kind: 'dent' }
		]);
	});

	it('is signed by who was there only', () => {
		const { state } = when(arrived(), walk({ customerPresent: false }));
		expect(theJob(state).walkAround?.signed).toBe(false);
	});

	it('leaves the mileage the order said where nobody read it', () => {
		expect(theJob(when(arrived(), walk({ mileage: null })).state).mileage).toBe(89_545);
	});

	it('puts a wash on the route, or takes it off', () => {
		const washes = (state: WorkshopState) =>
			theJob(state).operations.filter(({ kind }) => kind === 'wash').length;
		const without = when(arrived(), walk({ washWanted: false })).state;
		expect([washes(arrived()), washes(without)]).toEqual([1, 0]);
		expect(washes(when(without, walk()).state)).toBe(1);
	});

	it('is closed with the bill', () => {
		const job = theJob(arrived());
		const operations = job.operations.map((one) => ({ ...one, state: 'finished' as const }));
		const state = aState({ jobs: [{ ...job, operations, settledAt: at('09:30') }] });
		expect(when(state, walk()).refusal).toEqual({ code: 'job/already-settled', job: JOB });
	});
});
