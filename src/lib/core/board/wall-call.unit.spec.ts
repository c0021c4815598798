import { describe, expect, it } from 'vitest';
import { aJob, aPromise } from '../../../../tests/builders/a-job.ts';
import { BAY } from '../../../../tests/builders/a-setup.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import type { Call } from '../andon/call.ts';
import { callId, jobId, personId } from '../ids.ts';
import type { Job } from '../job/job.ts';
import { wallPlan } from './wall-plan.ts';
import { carShown, freeBays, wallRow } from './wall-row.ts';

const NOW = at('10:00');
const by = personId('');
const aCall = (overrides: Partial<Call> = {}): Call => ({
	id: callId('H1'),
	version: 1,
	kind: 'help',
	bay: BAY.lift1,
	job: null,
	technician: null,
	called: { at: at('09:48'), by },
	answered: null,
	ended: null,
	...overrides
});
const calling = (calls: readonly Call[], jobs: readonly Job[] = []) =>
	aState({ jobs, calls: new Map(calls.map((call) => [call.id, call])) });
const inBay = (id: string, promise: string): Job =>
	aJob({
		id: jobId(id),
		place: { bay: id === 'J1' ? BAY.lift1 : BAY.lift2, since: at('09:00') },
		promises: [aPromise(at(promise))]
	});
const planned = (state: ReturnType<typeof calling>) =>
	wallPlan(state, NOW, { scope: null, room: { rows: 7, waitingPerRow: 3 } });

describe('a call for help on a wall', () => {
	it('stands in the row of the car with its age, until somebody answers', () => {
		const job = inBay('J1', '17:00');
		const open = calling([aCall()], [job]);
		expect(carShown(open, job, NOW).call).toEqual({ value: 12, unit: 'minutes' });
		const answered = calling([aCall({ answered: { at: NOW, by } })], [job]);
		expect(carShown(answered, job, NOW).call).toBeNull();
		const ended = calling([aCall({ ended: { at: NOW, by } })], [job]);
		expect(carShown(ended, job, NOW).call).toBeNull();
	});

	it('counts from the oldest, with the car or from its bay', () => {
		const job = inBay('J1', '17:00');
		const withCar = aCall({
			id: callId('H2'),
			bay: null,
			job: jobId('J1'),
			called: { at: at('09:30'), by }
		});
		expect(carShown(calling([aCall(), withCar], [job]), job, NOW).call?.value).toBe(30);
		expect(carShown(calling([aCall({ bay: BAY.lift3 })], [job]), job, NOW).call).toBeNull();
	});

	it('is pinned on every page, before cars that are late', () => {
		const state = calling([aCall()], [inBay('J1', '17:00'), inBay('J2', '09:00')]);
		expect(planned(state).pinned.map(({ key }) => key)).toEqual(['car:J1', 'car:J2']);
	});

	it('gives its empty bay a row, among the free ones no more', () => {
		const state = calling([aCall()]);
		const [row] = planned(state).pages[0]!;
		expect(row).toEqual({ kind: 'bay', key: 'bay:A01', bay: BAY.lift1 });
		expect(wallRow(state, row!, { now: NOW, scope: null })).toEqual({
			kind: 'empty',
			key: 'bay:A01',
			bay: BAY.lift1,
			call: { value: 12, unit: 'minutes' }
		});
		expect(freeBays(state, null)).not.toContain(BAY.lift1);
	});

	it('that names no place has a row above all others, on every screen', () => {
		const state = calling([aCall({ bay: null })], [inBay('J2', '09:00')]);
		expect(planned(state).pinned.map(({ key }) => key)).toEqual(['floor', 'car:J2']);
		const scope = { kind: 'bays', from: BAY.body, to: BAY.body } as const;
		const room = { rows: 7, waitingPerRow: 3 };
		const [row] = wallPlan(state, NOW, { scope, room }).pinned;
		expect(wallRow(state, row!, { now: NOW, scope })).toMatchObject({
			kind: 'empty',
			bay: null,
			call: { value: 12 }
		});
		const [car] = [...state.jobs.values()];
		expect(carShown(state, car!, NOW).call).toBeNull();
	});
});
