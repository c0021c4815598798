import { describe, expect, it } from 'vitest';
import { jobId, personId } from '#core/ids.ts';
import type { Job } from '#core/job/job.ts';
import { aJob, aPlan, aPromise, aStint, aStoppage } from '../../../../tests/builders/a-job.ts';
import { BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { aState, anAbsence, anOutage } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import { emptyState } from '../state.ts';
import type { RowsBy } from './timeline-bars.ts';
import { timelineOf } from './timeline.ts';

const now = at('10:00');
const shown = { from: at('07:00'), to: at('18:30') };

const rowsOf = (by: RowsBy, state: ReturnType<typeof aState>) =>
	timelineOf(state, { by, shown }, now);
const rowOf = (id: string, by: RowsBy, state: ReturnType<typeof aState>) => {
	const row = rowsOf(by, state).find((one) => one.id === id);
	if (row === undefined) throw new Error(`no row ${id}`);
	return row;
};
const onLift = (job: Job, by: RowsBy = 'bay') =>
	rowOf(by === 'bay' ? BAY.lift1 : TECHNICIAN.mechanic, by, aState({ jobs: [job] })).bars;

describe('rows', () => {
	it('stand in the order of the set-up, for bays or for technicians', () => {
		expect(rowsOf('bay', aState()).map(({ id }) => id)).toEqual(Object.values(BAY));
		expect(rowsOf('technician', aState()).map(({ id }) => id)).toEqual(Object.values(TECHNICIAN));
		expect(timelineOf(emptyState, { by: 'bay', shown }, now)).toEqual([]);
	});

	it('shade closed hours, and of a bay the time it is out of order', () => {
		const { shades, ...row } = rowOf(BAY.lift1, 'bay', aState({ outages: [anOutage()] }));
		expect(shades.map(({ why, from, to }) => [why, from, to])).toEqual([
			['closed', at('07:00'), at('08:00')],
			['closed', at('17:30'), at('18:30')],
			['out-of-order', at('08:00'), at('18:30')]
		]);
		expect(row).toMatchObject({ outage: { reason: '举升机故障' } });
	});

	it('shade lunch and absence of a technician, and say who is away now', () => {
		const state = aState({
			absences: [anAbsence({ from: at('09:00'), to: at('11:00'), reason: '培训' })]
		});
		const row = rowOf(TECHNICIAN.mechanic, 'technician', state);
		expect(row.shades.map(({ why }) => why)).toEqual(['closed', 'absent', 'lunch', 'closed']);
		expect(row).toMatchObject({ absence: { reason: '培训' } });
		expect(rowOf(TECHNICIAN.slow, 'technician', state)).toMatchObject({ absence: null });
	});

	it('name the car that stands in a bay, worked on or not', () => {
		const job = aJob({ place: { bay: BAY.lift2, since: at('09:10') } });
		expect(rowOf(BAY.lift2, 'bay', aState({ jobs: [job] }))).toMatchObject({
			occupant: { job: job.id, plate: '辽B·A0001', since: at('09:10') }
		});
	});
});

describe('bars', () => {
	it('show a plan on its bay and on each of its technicians', () => {
		const job = aJob({
			operations: [{ plan: aPlan({ technicians: [TECHNICIAN.mechanic, TECHNICIAN.slow] }) }]
		});
		const state = aState({ jobs: [job] });
		expect(onLift(job)).toMatchObject([
			{ planned: { from: at('09:00'), to: at('10:00') }, worked: [], from: at('09:00') }
		]);
		for (const technician of [TECHNICIAN.mechanic, TECHNICIAN.slow]) {
			expect(rowOf(technician, 'technician', state).bars).toHaveLength(1);
		}
	});

	it('hold plan and work together while it runs, and reach to now once the plan is over', () => {
		const job = aJob({
			operations: [
				{
					state: 'running',
					plan: aPlan({ start: at('08:30'), minutes: 60 }),
					stints: [aStint({ from: at('08:40') })]
				}
			]
		});
		expect(onLift(job)).toMatchObject([
			{
				planned: { from: at('08:30'), to: at('09:30') },
				worked: [{ from: at('08:40'), to: null }],
				from: at('08:30'),
				to: now
			}
		]);
	});

	it('count finished work by what really happened', () => {
		const job = aJob({
			operations: [
				{
					state: 'finished',
					finishedAt: at('09:20'),
					plan: aPlan(),
					stints: [aStint({ from: at('08:50'), to: at('09:20') })]
				}
			]
		});
		expect(onLift(job)).toMatchObject([{ from: at('08:50'), to: at('09:20') }]);
	});

	it('join the work of two people in one bay, and keep it apart on their own rows', () => {
		const job = aJob({
			operations: [
				{
					state: 'running',
					plan: aPlan(),
					stints: [
						aStint({ from: at('09:00'), to: at('09:40') }),
						aStint({ technician: TECHNICIAN.slow, from: at('09:20') })
					]
				}
			]
		});
		expect(onLift(job)).toMatchObject([{ worked: [{ from: at('09:00'), to: null }] }]);
		expect(onLift(job, 'technician')).toMatchObject([
			{ worked: [{ from: at('09:00'), to: at('09:40') }] }
		]);
	});

	it('show a stoppage where the work stopped, not in the bay of the plan', () => {
		const job = aJob({
			operations: [
				{
					state: 'stopped',
					plan: aPlan(),
					stints: [aStint({ bay: BAY.lift2, to: at('09:30') })],
					stoppages: [aStoppage()]
				}
			]
		});
		expect(onLift(job)).toMatchObject([{ worked: [], stopped: [] }]);
		expect(rowOf(BAY.lift2, 'bay', aState({ jobs: [job] })).bars).toMatchObject([
			{ planned: null, stopped: [{ reason: 'parts', from: at('09:30'), to: null }], to: now }
		]);
	});

	it('show a stoppage before any work in the bay of the plan', () => {
		const job = aJob({
			operations: [{ state: 'stopped', plan: aPlan(), stoppages: [aStoppage()] }]
		});
		expect(onLift(job)).toMatchObject([{ stopped: [{ reason: 'parts' }] }]);
	});

	it('carry urgency and marks', () => {
		const job = aJob({
			waiting: true,
			carriedOver: true,
			promises: [aPromise(at('09:00')), aPromise(at('09:30'))],
			operations: [
				{
					partsDueAt: at('14:00'),
					plan: aPlan({
						overrides: [{ conflict: 'closed-hours', reason: '加班', by: personId('P1') }]
					})
				}
			]
		});
		expect(onLift(job)).toMatchObject([
			{
				level: 'late',
				marks: ['waiting', 'parts', 'carried-over', 'promise-moved', 'override']
			}
		]);
	});

	it('carry the promise on the last bar of the car only', () => {
		const job = aJob({
			promises: [aPromise(at('15:00'))],
			operations: [{ plan: aPlan() }, { plan: aPlan({ start: at('10:30') }) }]
		});
		expect(onLift(job).map(({ promisedAt }) => promisedAt)).toEqual([null, at('15:00')]);
	});

	it('leave out other days, and cancelled work that never began', () => {
		const tomorrow = aJob({
			id: jobId('J2'),
			operations: [{ plan: aPlan({ start: at('09:00', '2026-11-24') }) }]
		});
		const cancelled = aJob({
			id: jobId('J3'),
			operations: [{ plan: aPlan(), state: 'cancelled' }]
		});
		const state = aState({ jobs: [tomorrow, cancelled] });
		expect(rowOf(BAY.lift1, 'bay', state).bars).toEqual([]);
	});
});
