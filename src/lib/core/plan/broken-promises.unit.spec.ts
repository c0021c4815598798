import { describe, expect, it } from 'vitest';
import { aJob, anInspection, aPlan, aPromise, aStint } from '../../../../tests/builders/a-job.ts';
import { BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at, TOMORROW } from '../../../../tests/builders/at.ts';
import { jobId, operationId } from '../ids.ts';
import type { Job } from '../job/job.ts';
import { brokenPromises, promisesBrokenByMoves } from './broken-promises.ts';
import type { Placement } from './conflict.ts';

const J1 = jobId('J1');
const NOW = at('08:00');
const placement = (overrides: Partial<Placement> = {}): Placement => ({
	job: J1,
	operation: operationId(J1, 1),
	bay: BAY.lift1,
	technicians: [TECHNICIAN.mechanic],
	start: at('09:00'),
	...overrides
});
const broken = (jobs: readonly Job[], change: Partial<Placement> = {}, now = NOW) =>
	brokenPromises(aState({ jobs }), placement(change), now).map(
		({ job, minutesLate, worse }) => [job, minutesLate, worse] as const
	);

/** A car planned from 10:00 to 11:00 on the first lift by the slow one, promised for 11:00. */
const neighbour = (id: string, overrides: Partial<Omit<Job, 'operations'>> = {}): Job =>
	aJob({
		id: jobId(id),
		promises: [aPromise(at('11:00'))],
		...overrides,
		operations: [{ plan: aPlan({ start: at('10:00'), technicians: [TECHNICIAN.slow] }) }]
	});

describe('the promise of the car itself', () => {
	it.each([
		['ends as promised', '09:00', []],
		['ends a minute late', '09:01', [[J1, 1, 1]]],
		['ends an hour late', '10:00', [[J1, 60, 60]]]
	])('when the work %s', (_what, start, expected) => {
		const job = aJob({ promises: [aPromise(at('10:00'))] });
		expect(broken([job], { start: at(start) })).toEqual(expected);
	});

	it('counts what comes after the work: inspection and wash', () => {
		const job = aJob({
			promises: [aPromise(at('10:00'))],
			operations: [{}, anInspection()]
		});
		expect(broken([job])).toEqual([[J1, 15, 15]]);
	});

	it('counts what the placement adds to a delay that was there', () => {
		const job = aJob({ promises: [aPromise(at('08:30'))] });
		expect(broken([job], { start: at('08:00') })).toEqual([[J1, 30, 0]]);
		expect(broken([job], { start: at('08:20') })).toEqual([[J1, 50, 20]]);
	});

	it('is the last one given', () => {
		const job = aJob({ promises: [aPromise(at('08:30')), aPromise(at('10:00'))] });
		expect(broken([job])).toEqual([]);
	});

	it('takes a placement in the evening at its word', () => {
		const job = aJob({ promises: [aPromise(at('18:30'))] });
		expect(brokenPromises(aState({ jobs: [job] }), placement({ start: at('18:00') }), NOW)).toEqual(
			[
				{
					job: J1,
					promisedAt: at('18:30'),
					forecastAt: at('19:00'),
					minutesLate: 30,
					worse: 30
				}
			]
		);
	});
});

describe('the promises of others', () => {
	it('are untouched where nothing is shared', () => {
		const elsewhere = aPlan({ bay: BAY.lift2, technicians: [TECHNICIAN.slow] });
		const job = aJob({
			id: jobId('J2'),
			promises: [aPromise(at('10:00'))],
			operations: [{ plan: elsewhere }]
		});
		expect(broken([aJob(), job])).toEqual([]);
	});

	it('break where the bay is taken from them', () => {
		expect(broken([aJob(), neighbour('J2')], { start: at('09:30') })).toEqual([['J2', 30, 30]]);
	});

	it('break where the technician is taken from them', () => {
		const change = { start: at('09:15'), bay: BAY.lift2, technicians: [TECHNICIAN.slow] };
		expect(broken([aJob(), neighbour('J2')], change)).toEqual([['J2', 30, 30]]);
	});

	it('break along a chain of cars', () => {
		const later = aJob({
			id: jobId('J3'),
			promises: [aPromise(at('12:00'))],
			operations: [{ plan: aPlan({ start: at('11:00') }) }]
		});
		// The third cannot be done before lunch any more, so half an hour of waiting costs it two.
		expect(broken([aJob(), neighbour('J2'), later], { start: at('09:30') })).toEqual([
			['J3', 120, 120],
			['J2', 30, 30]
		]);
	});

	it('hold where the placement comes second and must wait itself', () => {
		const job = aJob({ promises: [aPromise(at('11:30'))] });
		expect(broken([job, neighbour('J2')], { start: at('10:30') })).toEqual([[J1, 30, 30]]);
	});

	it('hold where the other work already runs', () => {
		const running = aJob({
			id: jobId('J2'),
			promises: [aPromise(at('10:00'))],
			operations: [{ plan: aPlan(), state: 'running', stints: [aStint()] }]
		});
		const job = aJob({ promises: [aPromise(at('10:30'))] });
		expect(broken([job, running], { start: at('09:30') }, at('09:30'))).toEqual([[J1, 30, 30]]);
	});

	it('that were broken before are named only when it gets worse', () => {
		const late = neighbour('J2', { promises: [aPromise(at('10:30'))] });
		expect(broken([aJob(), late], { start: at('08:00') })).toEqual([]);
		expect(broken([aJob(), late], { start: at('09:10') })).toEqual([['J2', 40, 10]]);
	});
});

describe('a placement that cannot be', () => {
	it.each([
		['unknown', aState()],
		['begun', aState({ jobs: [aJob({ operations: [{ stints: [aStint()] }] })] })]
	])('breaks nothing: %s', (_what, state) => {
		expect(brokenPromises(state, placement({ start: at('09:00', TOMORROW) }), NOW)).toEqual([]);
	});
});

describe('the promises a set of moves would break', () => {
	const there = (id: string, start: string) => ({
		job: jobId(id),
		operation: operationId(jobId(id), 1),
		to: { bay: BAY.lift1, technicians: [TECHNICIAN.slow], start: at(start), minutes: 60 }
	});
	const beside = aJob({
		...neighbour('J3'),
		operations: [
			{ plan: aPlan({ start: at('10:00'), bay: BAY.lift2, technicians: [TECHNICIAN.early] }) }
		]
	});
	const brokenBy = (moves: Parameters<typeof promisesBrokenByMoves>[1]) =>
		promisesBrokenByMoves(aState({ jobs: [neighbour('J2'), beside] }), moves, NOW).map(
			({ job, minutesLate, worse }) => [job, minutesLate, worse]
		);

	it('are those of all that are moved', () => {
		expect(brokenBy([there('J2', '10:20'), there('J3', '14:00')])).toEqual([
			['J3', 240, 240],
			['J2', 20, 20]
		]);
	});

	it('are none where one makes room for the other, which alone would have to wait', () => {
		const jobs = [
			neighbour('J2', { promises: [aPromise(at('10:00'))] }),
			aJob({
				id: jobId('J3'),
				promises: [aPromise(at('15:00'))],
				operations: [{ plan: aPlan({ start: at('08:30'), technicians: [TECHNICIAN.slow] }) }]
			})
		];
		const state = aState({ jobs });
		const forward = there('J2', '09:00');
		const of = (moves: readonly (typeof forward)[]) => promisesBrokenByMoves(state, moves, NOW);
		expect(of([forward, there('J3', '13:00')])).toEqual([]);
		expect(of([forward]).map(({ job }) => job)).toEqual(['J2']);
	});

	it('are none of what cannot be moved', () => {
		expect(brokenBy([{ ...there('J2', '14:00'), job: jobId('J9') }])).toEqual([]);
		expect(brokenBy([])).toEqual([]);
	});
});
