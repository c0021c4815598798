import { describe, expect, it } from 'vitest';
import { aJob, aPlan, aPromise, aStint, aWash } from '../../../../tests/builders/a-job.ts';
import { BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import { jobId } from '../ids.ts';
import type { Job } from '../job/job.ts';
import { bareJob } from './bare-job.ts';
import { technicianAxis, unexplained } from './wall-axis.ts';
import { causeOfScreen } from './wall-cause.ts';
import { carShown, wallRow } from './wall-row.ts';

const NOW = at('09:00');
const wash = (id: string, promise: string): Job =>
	aJob({
		id: jobId(id),
		promises: [aPromise(at(promise))],
		operations: [{ ...aWash(), standardMinutes: 30 }]
	});
const parts = aJob({
	id: jobId('J9'),
	place: { bay: BAY.lift1, since: at('08:00') },
	promises: [aPromise(at('10:00'))],
	operations: [{ plan: aPlan(), partsDueAt: at('11:00') }]
});

describe('what makes a car late, on a wall', () => {
	it('stands in the row of a car that waits', () => {
		const state = aState({ jobs: [parts] });
		expect(carShown(state, parts, NOW).cause).toEqual({ why: 'parts', trade: 'mechanical' });
		const arrived = {
			...parts,
			operations: [{ ...parts.operations[0]!, partsArrivedAt: at('08:30') }]
		};
		expect(carShown(aState({ jobs: [arrived] }), arrived, NOW).cause).toBeNull();
	});

	it('gives way to who works on it, and stands in no row that customers see', () => {
		const running = aJob({
			promises: [aPromise(at('09:30'))],
			operations: [{ state: 'running', plan: aPlan(), stints: [aStint()] }]
		});
		expect(carShown(aState({ jobs: [running] }), running, NOW).cause).toBeNull();
		const row = { kind: 'bay', key: 'A01', bay: BAY.lift1 } as const;
		const seen = { now: NOW, scope: null, visibleToCustomers: true };
		expect(wallRow(aState({ jobs: [parts] }), row, seen)).toMatchObject({ car: { cause: null } });
	});

	it('is the same from the bare rows of a wall as from everything', () => {
		const jobs = [wash('J1', '09:30'), wash('J2', '09:45'), wash('J3', '09:50'), parts];
		const bare = jobs.map(bareJob);
		const told = (all: readonly Job[]) =>
			all.map((job) => carShown(aState({ jobs: all }), job, NOW).cause);
		expect(told(bare)).toEqual(told(jobs));
		expect(told(jobs).filter((cause) => cause !== null)).toHaveLength(3);
	});

	it('is named for the whole screen where it endangers several promises', () => {
		const jobs = [wash('J1', '09:30'), wash('J2', '09:45'), wash('J3', '09:50')];
		const state = aState({ jobs });
		expect(causeOfScreen(state, jobs, NOW)).toMatchObject({ trade: 'wash', cars: 2 });
		expect(causeOfScreen(state, jobs.slice(0, 2), NOW)).toBeNull();
	});

	it('stands on the bar of the work a late car is at, but not where customers see it', () => {
		const axis = technicianAxis(aState({ jobs: [parts] }), NOW, null);
		const cause = (shown: typeof axis) =>
			shown.rows.find(({ key }) => key === TECHNICIAN.mechanic)?.bars[0]?.cause;
		expect(cause(axis)).toEqual({ why: 'parts', trade: 'mechanical' });
		expect(cause(unexplained(axis))).toBeNull();
	});
});
