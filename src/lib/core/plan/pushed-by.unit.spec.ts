import { describe, expect, it } from 'vitest';
import { aJob, aPlan, aStint } from '../../../../tests/builders/a-job.ts';
import { BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at, TOMORROW } from '../../../../tests/builders/at.ts';
import { jobId } from '../ids.ts';
import type { Job, Operation, Plan } from '../job/job.ts';
import type { LocalTime } from '../time/instant.ts';
import { conflictsOfMoves } from './moves.ts';
import { pushedBy, type PushedRow } from './pushed-by.ts';

const car = (n: number, ...operations: readonly Partial<Operation>[]): Job =>
	aJob({ id: jobId(`J${String(n)}`), operations });
const planned = (start: LocalTime, overrides: Partial<Plan> = {}): Partial<Operation> => ({
	plan: aPlan({ start: at(start), ...overrides })
});
const onLift: PushedRow = { bay: BAY.lift1, from: at('10:00') };

/** What is moved, and to when. */
const pushed = (jobs: readonly Job[], minutes = 20, row: PushedRow = onLift, now = at('09:30')) =>
	pushedBy(aState({ jobs }), row, { minutes, now }).map(({ operation, to }) => [
		operation,
		to?.start
	]);

describe('pushing a row', () => {
	it('moves what starts at or after the instant, by the minutes', () => {
		const jobs = [car(1, planned('09:00')), car(2, planned('10:00')), car(3, planned('14:00'))];
		expect(pushed(jobs)).toEqual([
			['J2/1', at('10:20')],
			['J3/1', at('14:20')]
		]);
	});

	it('keeps bay, people and length of each', () => {
		const plan = { minutes: 30, technicians: [TECHNICIAN.slow, TECHNICIAN.early] };
		const [move] = pushedBy(aState({ jobs: [car(1, planned('14:00', plan))] }), onLift, {
			minutes: 20,
			now: at('09:30')
		});
		expect(move).toMatchObject({ seen: 1, to: { bay: BAY.lift1, ...plan } });
	});

	it('goes round lunch and night, and never past what stands behind', () => {
		const jobs = [car(1, planned('11:00')), car(2, planned('13:00')), car(3, planned('16:00'))];
		expect(pushed(jobs, 30)).toEqual([
			['J1/1', at('13:00')],
			['J2/1', at('14:00')],
			['J3/1', at('16:30')]
		]);
		expect(pushed([car(1, planned('16:30'))], 30)).toEqual([['J1/1', at('08:00', TOMORROW)]]);
	});

	it('leaves overtime that has a reason out of hours', () => {
		const overrides = [{ conflict: 'closed-hours', reason: '加班', by: '' as never }];
		expect(pushed([car(1, planned('18:00', { overrides }))])).toEqual([['J1/1', at('18:20')]]);
	});

	it('takes later work of the same car along only where it would begin too early', () => {
		const wash = planned('15:30', { bay: BAY.wash, technicians: [TECHNICIAN.washer] });
		const inspection = (start: LocalTime) =>
			planned(start, { bay: BAY.inspection, technicians: [TECHNICIAN.inspector], minutes: 15 });
		expect(pushed([car(1, planned('14:00'), inspection('15:00'), wash)])).toEqual([
			['J1/1', at('14:20')],
			['J1/2', at('15:20')],
			['J1/3', at('15:35')]
		]);
		expect(pushed([car(1, planned('14:00'), inspection('15:20'), wash)])).toHaveLength(1);
	});

	it('leaves alone what has begun, and never plans into the past', () => {
		const begun = { ...planned('10:00'), state: 'running', stints: [aStint()] } as const;
		expect(pushed([car(1, begun), car(2, planned('14:00'))])).toEqual([['J2/1', at('14:20')]]);
		expect(pushed([car(1, planned('10:00'))], 20, onLift, at('10:45'))).toEqual([
			['J1/1', at('10:45')]
		]);
	});

	it('pushes a person’s row wherever the cars stand', () => {
		const jobs = [car(1, planned('10:00')), car(2, planned('14:00', { bay: BAY.lift2 }))];
		const row = { technician: TECHNICIAN.mechanic, from: at('10:00') };
		expect(pushed(jobs, 20, row)).toHaveLength(2);
		expect(pushed(jobs, 20, { ...row, technician: TECHNICIAN.slow })).toEqual([]);
		expect(pushed(jobs, 0, row)).toEqual([]);
	});

	it('breaks nothing on a row that was sound', () => {
		const jobs = ['10:00', '11:00', '13:00', '14:00', '15:00', '16:00'].map((start, index) =>
			car(index + 1, planned(start))
		);
		const state = aState({ jobs });
		const moves = pushedBy(state, onLift, { minutes: 45, now: at('09:30') });
		expect(moves).toHaveLength(6);
		expect([...conflictsOfMoves(state, moves, at('09:30')).values()].flat()).toEqual([]);
	});
});
