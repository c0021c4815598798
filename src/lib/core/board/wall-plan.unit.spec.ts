import { describe, expect, it } from 'vitest';
import { aJob, anInspection, aPlan, aPromise, aStint } from '../../../../tests/builders/a-job.ts';
import { BAY } from '../../../../tests/builders/a-setup.ts';
import { anOutage, aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import { bayCode, jobId, type BayCode } from '../ids.ts';
import type { Job } from '../job/job.ts';
import { emptyState } from '../state.ts';
import { wallPlan, type WallPlan } from './wall-plan.ts';
import { carsInWorkshop } from './wall-counts.ts';

const NOW = at('10:00');
const ROOM = { rows: 7, waitingPerRow: 3 };

const inBay = (id: string, bay: BayCode, promise = '17:00'): Job =>
	aJob({
		id: jobId(id),
		place: { bay, since: at('09:00') },
		promises: [aPromise(at(promise))],
		operations: [{ plan: aPlan({ bay }), state: 'running', stints: [aStint({ bay })] }]
	});

const outside = (id: string, promise: string): Job =>
	aJob({ id: jobId(id), promises: [aPromise(at(promise))] });

const plan = (jobs: readonly Job[], room = ROOM, now = NOW): WallPlan =>
	wallPlan(aState({ jobs }), now, { scope: null, room });
const keys = (rows: WallPlan['pinned']): readonly string[] => rows.map(({ key }) => key);

describe('the rows of a wall', () => {
	it('are the bays with a car in the order of the set-up, cars without a bay by promise, then free bays', () => {
		const jobs = [
			outside('J4', '16:00'),
			inBay('J2', BAY.lift2),
			outside('J3', '15:00'),
			inBay('J1', BAY.lift1)
		];
		const { pinned, pages } = plan(jobs);
		expect(pinned).toEqual([]);
		expect(pages).toHaveLength(1);
		expect(pages[0]!.map(({ key }) => key)).toEqual(['bay:A01', 'bay:A02', 'waiting:J3', 'free']);
		expect(pages[0]![2]).toMatchObject({ jobs: ['J3', 'J4'], more: 0 });
	});

	it('pin late cars before those at risk, the worst first, on top of every page and not below', () => {
		const jobs = [
			inBay('soon', BAY.lift1, '09:50'),
			inBay('worst', BAY.lift2, '09:00'),
			outside('risk', '10:30'),
			inBay('fine', BAY.lift3)
		];
		const { pinned, pages } = plan(jobs);
		expect(keys(pinned)).toEqual(['car:worst', 'car:soon', 'car:risk']);
		expect(pages.flat().map(({ key }) => key)).toEqual(['bay:A03', 'free']);
	});

	it('pin a car that has just moved on where there are several pages, below the late ones (L16)', () => {
		const calm = [BAY.lift1, BAY.lift2, BAY.lift3, BAY.quick, BAY.body, BAY.booth].map((bay) =>
			inBay(`in-${bay}`, bay)
		);
		const late = ['l', 'm', 'n'].map((id) => outside(id, '09:00'));
		const moved = aJob({ id: jobId('moved'), arrivedAt: NOW - 5_000 });
		const small = { rows: 6, waitingPerRow: 1 };
		expect(keys(plan([...late, moved], { rows: 20, waitingPerRow: 3 }).pinned)).toEqual([
			...['car:l', 'car:m', 'car:n']
		]);
		const { pinned, pages } = plan([...late, ...calm, moved], small);
		expect(keys(pinned)).toEqual(['car:l', 'car:m', 'car:moved']);
		expect(keys(pages.flat())).toContain('car:n');
		expect(keys(pages.flat())).not.toContain('waiting:moved');
		expect(keys(plan([...late, ...calm, moved], small, NOW + 36_000).pinned)).toEqual([
			...['car:l', 'car:m', 'car:n']
		]);
	});

	it('pin three at most, and fewer where a page holds few rows', () => {
		const jobs = ['a', 'b', 'c', 'd', 'e'].map((id) => outside(id, '09:00'));
		expect(plan(jobs).pinned).toHaveLength(3);
		expect(plan(jobs, { rows: 3, waitingPerRow: 1 }).pinned).toHaveLength(1);
		expect(plan(jobs, { rows: 2, waitingPerRow: 1 }).pinned).toHaveLength(1);
	});

	it('put the late and at-risk cars that are not pinned before the bays, the worst first', () => {
		const jobs = [
			inBay('fine', BAY.lift1),
			...['08:00', '08:10', '08:20'].map((promise, n) => outside(`J${String(n)}`, promise)),
			outside('risk', '10:30'),
			inBay('late', BAY.body, '09:30'),
			outside('later', '09:00')
		];
		const { pinned, pages } = plan(jobs);
		expect(keys(pinned)).toEqual(['car:J0', 'car:J1', 'car:J2']);
		const rows = ['car:later', 'car:late', 'car:risk', 'bay:A01', 'free'];
		expect(keys(pages.flat())).toEqual(rows);
	});

	it('let late cars without a bay share rows where three pages do not hold them', () => {
		const jobs = Array.from({ length: 40 }, (_, n) => outside(`J${String(n)}`, '09:00'));
		const { pinned, pages } = plan(jobs);
		const rows = pages.flat();
		const shared = rows.flatMap((row) => (row.kind === 'waiting' ? [...row.jobs] : []));
		const hidden = rows.reduce((sum, row) => sum + (row.kind === 'waiting' ? row.more : 0), 0);
		const alone = rows.filter(({ kind }) => kind === 'car').length;
		expect(pages.length).toBeLessThanOrEqual(3);
		expect(pinned.length + alone + shared.length + hidden).toBe(40);
	});

	it('say how many waiting cars have no room within three pages', () => {
		const jobs = Array.from({ length: 80 }, (_, n) => outside(`J${String(n)}`, '17:00'));
		const { pinned, pages, overfull } = plan(jobs);
		const waiting = pages.flat().filter((row) => row.kind === 'waiting');
		// Eighty cars are too many for one inspector: some are at risk and have rows of their own.
		const alone = pages.flat().filter(({ kind }) => kind === 'car').length + pinned.length;
		const shown = waiting.reduce((sum, row) => sum + row.jobs.length, alone);
		expect(pages.length).toBeLessThanOrEqual(3);
		expect(overfull).toBe(false);
		expect(shown + waiting.reduce((sum, row) => sum + row.more, 0)).toBe(80);
	});

	it('leave out cars that are not here, are ready, or have gone', () => {
		const jobs = [
			aJob({ id: jobId('booked'), arrivedAt: null }),
			aJob({ id: jobId('ready'), operations: [{ state: 'finished', finishedAt: at('09:30') }] }),
			aJob({ id: jobId('gone'), end: { how: 'delivered', at: at('09:30'), reason: '' } })
		];
		expect(carsInWorkshop(aState({ jobs }), null)).toEqual([]);
		expect(keys(plan(jobs).pages[0]!)).toEqual(['free']);
	});

	it('show a bay that is out of order, and complain when a round takes too long', () => {
		const state = aState({ outages: [anOutage({ bay: BAY.lift2 })] });
		const { pages } = wallPlan(state, NOW, { scope: null, room: ROOM });
		expect(keys(pages[0]!)).toEqual(['bay:A02', 'free']);
		const full = [BAY.lift1, BAY.lift2, BAY.lift3, BAY.quick, BAY.body, BAY.booth].map((bay, n) =>
			inBay(`J${String(n)}`, bay)
		);
		expect(plan(full, { rows: 1, waitingPerRow: 1 }).overfull).toBe(true);
	});

	it('keep to the scope of the screen', () => {
		const jobs = [inBay('J1', BAY.lift1), inBay('J2', BAY.body), outside('J3', '16:00')];
		const { pages } = wallPlan(aState({ jobs }), NOW, {
			scope: { kind: 'bays', from: 'A01', to: 'A03' },
			room: ROOM
		});
		expect(keys(pages.flat())).toEqual(['bay:A01', 'free']);
	});

	it('are none before the workshop is set up', () => {
		const { pinned, pages } = wallPlan(emptyState, NOW, { scope: null, room: ROOM });
		expect([pinned, pages]).toEqual([[], [[]]]);
	});
});

describe('order', () => {
	it('is the same however the visits are listed', () => {
		const jobs = [
			inBay('a', BAY.lift1, '09:00'),
			inBay('b', BAY.lift2, '09:00'),
			inBay('c', bayCode('K01')),
			aJob({ id: jobId('d'), operations: [{}, anInspection()] })
		];
		expect(plan([...jobs].reverse())).toEqual(plan(jobs));
	});
});
