import { describe, expect, it } from 'vitest';
import { aJob, aPlan } from '../../../../tests/builders/a-job.ts';
import { BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import { bayCode, technicianCode } from '../ids.ts';
import { placementAt, type DropRow } from './drop.ts';
import { checkMoves } from './moves-check.ts';
import { timelineOf } from './timeline.ts';

const now = at('08:30');
const onBay = (bay: string): DropRow => ({ by: 'bay', bay: bayCode(bay) });
const onPerson = (code: string): DropRow => ({
	by: 'technician',
	technician: technicianCode(code)
});
const dropped = (row: DropRow, job = aJob(), minutes?: number) =>
	placementAt(
		aState({ jobs: [job] }),
		{ job: job.id, operation: job.operations[0]!.id, row, start: at('10:00'), minutes },
		now
	);
const planned = (technicians = [TECHNICIAN.mechanic]) =>
	aJob({ operations: [{ plan: aPlan({ technicians, minutes: 75 }) }] });

describe('letting go over a bay', () => {
	it('keeps the planned people and the planned length', () => {
		expect(dropped(onBay(BAY.lift2), planned())).toMatchObject({
			bay: BAY.lift2,
			technicians: [TECHNICIAN.mechanic],
			start: at('10:00'),
			minutes: 75
		});
	});

	it('finds somebody with the skill for work that has no plan', () => {
		const placement = dropped(onBay(BAY.lift1));
		expect(placement?.technicians).toHaveLength(1);
		expect(placement?.minutes).toBeUndefined();
		const state = aState({ jobs: [aJob()] });
		expect(checkMoves(state, [{ ...placement!, to: placement! }], now).weight).toBeNull();
	});
});

describe('letting go over a person', () => {
	it('keeps the planned bay, and the length becomes that of who does it now', () => {
		const placement = dropped(onPerson(TECHNICIAN.slow), planned());
		expect(placement).toMatchObject({ bay: BAY.lift1, technicians: [TECHNICIAN.slow] });
		expect(placement?.minutes).toBeUndefined();
	});

	it('puts them in the place of the one it was taken from, and leaves who helps', () => {
		const job = planned([TECHNICIAN.mechanic, TECHNICIAN.slow]);
		const others = Object.values(TECHNICIAN);
		const third = others.find((code) => code !== TECHNICIAN.mechanic && code !== TECHNICIAN.slow)!;
		const row = { ...onPerson(third), instead: TECHNICIAN.slow };
		expect(dropped(row, job)?.technicians).toEqual([TECHNICIAN.mechanic, third]);
		expect(dropped(onPerson(TECHNICIAN.slow), job)?.technicians).toEqual(
			job.operations[0]?.plan?.technicians
		);
	});

	it('finds a bay that suits work that has no plan', () => {
		expect(dropped(onPerson(TECHNICIAN.mechanic))?.bay).toBe(BAY.quick);
	});
});

it('takes minutes that were drawn out, and nothing for unknown work', () => {
	expect(dropped(onBay(BAY.lift1), planned(), 90)?.minutes).toBe(90);
	const wish = { job: aJob().id, operation: aJob().operations[0]!.id };
	const drop = { ...wish, row: onBay(BAY.lift1), start: now };
	expect(placementAt(aState(), drop, now)).toBeNull();
});

it('says of several moves what each breaks, where they lie, and that a reason is needed', () => {
	const job = planned();
	const { id: operation } = job.operations[0]!;
	const to = { bay: BAY.lift1, technicians: [TECHNICIAN.mechanic], start: at('20:00') };
	const state = aState({ jobs: [job] });
	const check = checkMoves(state, [{ job: job.id, operation, to }], now);
	expect(check).toMatchObject({ weight: 'override', reasonFor: 'override' });
	expect(check.spans.get(operation)).toMatchObject({ from: at('20:00') });
	expect(checkMoves(state, [{ job: job.id, operation, to: null }], now).weight).toBeNull();
	expect(checkMoves(state, [], now)).toMatchObject({ weight: null, broken: [] });
});

it('shows bays and technicians on one axis with names of their own, and the breaks of a plan', () => {
	const shown = { from: at('07:00'), to: at('18:30') };
	const job = aJob({
		operations: [{ plan: aPlan({ start: at('11:30'), minutes: 60, end: at('13:30') }) }]
	});
	const rows = timelineOf(aState({ jobs: [job] }), { by: 'both', shown }, now);
	expect(rows.map(({ by }) => by)).toContain('technician');
	const bars = rows.flatMap((row) => row.bars);
	expect(new Set(bars.map(({ id }) => id)).size).toBe(2);
	expect(bars[0]).toMatchObject({ isMovable: true, breaks: [{ from: at('12:00') }] });
});
