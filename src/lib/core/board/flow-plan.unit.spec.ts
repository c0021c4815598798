import { describe, expect, it } from 'vitest';
import { aJob, aPromise, aStint } from '../../../../tests/builders/a-job.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import { jobId } from '../ids.ts';
import type { Job } from '../job/job.ts';
import { flowColumns, flowPlan, tallestOn, type FlowView } from './flow-plan.ts';

const NOW = at('10:00');
const VIEW: FlowView = {
	layout: 'stage',
	scope: null,
	visibleToCustomers: false,
	rows: 3
};

const inWork = (id: string, promise = '17:00'): Job =>
	aJob({
		id: jobId(id),
		promises: [aPromise(at(promise))],
		operations: [{ state: 'running', stints: [aStint()] }]
	});
const waiting = (id: string): Job => aJob({ id: jobId(id) });
const many = (count: number, make = inWork): readonly Job[] =>
	Array.from({ length: count }, (_, n) => make(`J${String(n).padStart(2, '0')}`));
const plan = (jobs: readonly Job[], view = VIEW) => flowPlan(aState({ jobs }), NOW, view);
const shown = (jobs: readonly Job[], page: number, planned = plan(jobs), later = jobs) =>
	flowColumns(aState({ jobs: later }), NOW, { plan: planned, page, view: VIEW, slots: 3 }).map(
		({ step, count, cards }) => [step, count, ...cards.map((card) => card?.car.job ?? null)]
	);

describe('the columns of a flow board', () => {
	it('are all there, with how many cars stand in each', () => {
		expect(shown([waiting('J1'), inWork('J2')], 0)).toEqual([
			['waiting', 1, 'J1'],
			['in-work', 1, 'J2'],
			['stopped', 0],
			['inspection', 0],
			['wash', 0],
			['ready', 0]
		]);
	});

	it.each([
		[1, 1, false],
		[3, 1, false],
		[4, 2, false],
		[9, 3, false],
		[10, 3, true]
	])('of %i cars in work need %i pages', (count, pages, overfull) => {
		expect(plan(many(count))).toMatchObject({ pages, overfull });
	});

	it('turn within the time people look', () => {
		const { pages, dwellMs } = plan(many(30));
		expect(dwellMs).toBeGreaterThanOrEqual(8000);
		expect(pages * dwellMs).toBeLessThanOrEqual(36_000);
	});

	it('show a late car on every page, and a short column beside a long one as well', () => {
		const jobs = [...many(8), inWork('late', '09:00'), waiting('W1')];
		const planned = plan(jobs);
		expect(planned.pages).toBe(3);
		for (let page = 0; page < planned.pages; page += 1) {
			const columns = shown(jobs, page, planned);
			expect(columns[0]).toEqual(['waiting', 1, 'W1']);
			expect(columns[1]?.[2]).toBe('late');
		}
		const inPages = [0, 1, 2].flatMap((page) => shown(jobs, page, planned)[1]?.slice(2) ?? []);
		expect(new Set(inPages).size).toBe(8 - 2 + 1);
	});

	it('show a car that has just moved on at the next turn, on every page (L16)', () => {
		const moved = aJob({
			id: jobId('moved'),
			promises: [aPromise(at('17:00'))],
			operations: [{ state: 'running', stints: [aStint({ from: NOW - 5_000 })] }]
		});
		const jobs = [...many(8), moved];
		const pagesWith = (now: number): number => {
			const planned = flowPlan(aState({ jobs }), now, VIEW);
			return Array.from(
				{ length: planned.pages },
				(_, page) => shown(jobs, page, planned)[1]
			).filter((column) => column?.includes(moved.id)).length;
		};
		expect(pagesWith(NOW)).toBeGreaterThan(2);
		expect(pagesWith(NOW + 36_000)).toBe(1);
	});

	it('keep every place until the turn; who comes takes a free one, who goes leaves one', () => {
		const jobs = [inWork('J1'), inWork('J2'), waiting('J3')];
		const planned = plan(jobs);
		const moved = [waiting('J1'), inWork('J2'), waiting('J3')];
		const columns = shown(jobs, 0, planned, moved);
		expect(columns[0]).toEqual(['waiting', 2, 'J3', 'J1']);
		expect(columns[1]).toEqual(['in-work', 1, null, 'J2']);
	});

	it('take no more newcomers than there are places', () => {
		const jobs = many(3);
		const columns = shown(jobs, 0, plan(jobs), [...jobs, inWork('new')]);
		expect(columns[1]).toEqual(['in-work', 4, 'J00', 'J01', 'J02']);
	});

	it('say how tall the tallest is', () => {
		expect(tallestOn(plan([]), 0)).toBe(0);
		expect(tallestOn(plan(many(5)), 0)).toBe(3);
		expect(tallestOn(plan(many(4)), 1)).toBe(1);
	});
});
