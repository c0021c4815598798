import { describe, expect, it } from 'vitest';
import { aJob, aPlan, aStint } from '../../../../tests/builders/a-job.ts';
import { BAY } from '../../../../tests/builders/a-setup.ts';
import { aState, anAbsence, anOutage } from '../../../../tests/builders/a-state.ts';
import { at, SUNDAY, TODAY, TOMORROW } from '../../../../tests/builders/at.ts';
import type { WorkshopState } from '../state.ts';
import { capacityOf, stepAt, type TradeCapacity } from './capacity.ts';

const HOUR = 60;
const mechanical = (state: WorkshopState, date = TODAY): TradeCapacity =>
	capacityOf(state, date).find(({ trade }) => trade === 'mechanical')!;

describe('the capacity of a day', () => {
	it('counts people in their hours and the bays such work can be done in', () => {
		// Three mechanics of 8.5 hours each; three lifts and a quick bay of 9.5.
		expect(mechanical(aState())).toMatchObject({
			technicians: 3 * 8.5 * HOUR,
			bays: 4 * 9.5 * HOUR,
			booked: 0,
			ratio: 0
		});
		expect(mechanical(aState()).steps).toHaveLength(19);
	});

	it('leaves out who is away and what is broken', () => {
		const state = aState({ absences: [anAbsence()], outages: [anOutage()] });
		expect(mechanical(state)).toMatchObject({
			technicians: 2 * 8.5 * HOUR,
			bays: 3 * 9.5 * HOUR
		});
	});

	it('is nothing on a closed day', () => {
		expect(capacityOf(aState(), SUNDAY)).toEqual([]);
	});

	it('holds planned work where it lies, on its day only', () => {
		const state = aState({ jobs: [aJob({ operations: [{ plan: aPlan() }] })] });
		expect(mechanical(state).booked).toBe(HOUR);
		expect(stepAt(mechanical(state), at('09:15'))?.booked).toBe(30);
		expect(stepAt(mechanical(state), at('10:00'))?.booked).toBe(0);
		expect(stepAt(mechanical(state), at('07:00'))).toBeNull();
		expect(mechanical(state, TOMORROW).booked).toBe(0);
	});

	it('holds booked work without a place from when the car is due, one after the other', () => {
		const expectedAt = at('10:00', TOMORROW);
		const operations = [{ standardMinutes: 30 }, { standardMinutes: 60 }];
		const job = aJob({ arrivedAt: null, expectedAt, operations });
		const capacity = mechanical(aState({ jobs: [job] }), TOMORROW);
		expect(capacity.booked).toBe(90);
		expect(stepAt(capacity, at('11:00', TOMORROW))?.booked).toBe(30);
		expect(stepAt(capacity, at('11:30', TOMORROW))?.booked).toBe(0);
	});

	it('is full at one', () => {
		const jobs = [BAY.lift1, BAY.lift2, BAY.lift3].map((bay, index) =>
			aJob({
				id: `J${String(index)}` as never,
				operations: [{ plan: aPlan({ bay, start: at('08:00'), minutes: 510, end: at('16:30') }) }]
			})
		);
		expect(mechanical(aState({ jobs })).ratio).toBeCloseTo(1);
	});

	it('takes no account of work begun, ended or without a time', () => {
		const end = { how: 'no-show' as const, at: at('09:00'), reason: '' };
		const jobs = [
			aJob({ id: 'J1' as never, end, operations: [{ plan: aPlan() }] }),
			aJob({ id: 'J2' as never, operations: [{ plan: aPlan(), stints: [aStint()] }] }),
			aJob({ id: 'J3' as never })
		];
		expect(mechanical(aState({ jobs })).booked).toBe(0);
	});
});
