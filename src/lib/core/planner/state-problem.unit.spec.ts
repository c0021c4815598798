import { describe, expect, it } from 'vitest';
import {
	aJob,
	anInspection,
	aPlan,
	aStint,
	aStoppage,
	aWash
} from '../../../../tests/builders/a-job.ts';
import { aSetup, BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { anAbsence, anOutage, aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import { personId, skillCode } from '../ids.ts';
import type { Job, Operation } from '../job/job.ts';
import type { WorkshopState } from '../state.ts';
import { localTimeOf } from '../time/zone.ts';
import type { ProblemOperation } from './problem.ts';
import { problemOf, wholeProblemOf } from './state-problem.ts';

const NOW = at('08:30');
const minute = (time: string): number => (at(time) - at('00:00')) / 60_000;
const firstOf = (state: WorkshopState, now = NOW): ProblemOperation =>
	problemOf(state, now).problem.jobs[0]!.operations[0]!;
const first = (operation: Partial<Operation>): ProblemOperation =>
	firstOf(aState({ jobs: [aJob({ operations: [operation] })] }));
const out = (state: WorkshopState): (readonly [string, string])[] =>
	problemOf(state, NOW).leftOut.map(({ operation, why }) => [operation, why]);

describe('the question of a workshop', () => {
	it('starts at the midnight before, and knows hours, absences and bays out of order', () => {
		const state = aState({
			absences: [anAbsence({ from: at('08:00'), to: at('10:00') })],
			outages: [anOutage({ since: at('07:00'), until: at('09:00') })]
		});
		const { problem } = problemOf(state, NOW);
		expect([problem.origin, problem.now]).toEqual([at('00:00'), 510]);
		expect(problem.open[0]).toEqual({ from: minute('08:00'), to: minute('17:30') });
		expect(problem.technicians[0]?.windows.slice(0, 2)).toEqual([
			{ from: minute('10:00'), to: minute('12:00') },
			{ from: minute('13:00'), to: minute('17:30') }
		]);
		expect(problem.bays[0]?.closed).toEqual([{ from: minute('07:00'), to: minute('09:00') }]);
	});

	it('counts minutes that pass, also where the clocks are changed', () => {
		// Berlin puts its clocks forward on 2027-03-28: that day is an hour short.
		const setup = aSetup({
			timeZone: 'Europe/Berlin',
			hours: { from: '08:00', to: '17:30', weekdays: [1, 2, 3, 4, 5, 6, 7] }
		});
		const { problem } = problemOf(aState({ setup }), Date.parse('2027-03-27T09:00:00Z'));
		const opens = problem.open.map(({ from }) => problem.origin + from * 60_000);
		expect(opens.slice(0, 3).map((open) => localTimeOf(open, 'Europe/Berlin'))).toEqual([
			'08:00',
			'08:00',
			'08:00'
		]);
		expect(problem.open[1]!.from - problem.open[0]!.from).toBe(23 * 60);
	});

	it('has who could do work, how long it takes each, where, and what it comes after', () => {
		const { problem } = problemOf(
			aState({ jobs: [aJob({ operations: [{}, anInspection()] })] }),
			NOW
		);
		const [work, inspection] = problem.jobs[0]!.operations;
		expect(work!.choices).toEqual([
			{ technician: 0, minutes: 60 },
			{ technician: 1, minutes: 75 },
			{ technician: 2, minutes: 60 }
		]);
		expect(work!.bays.map((bay) => problem.bays[bay]?.id)).toEqual([
			BAY.lift1,
			BAY.lift2,
			BAY.lift3,
			BAY.quick
		]);
		expect([work!.after, inspection!.after]).toEqual([[], [0]]);
	});

	it('hands on what cancelled work waited for, and nothing that is finished', () => {
		const job: Job = aJob({
			operations: [{}, { state: 'cancelled' }, {}, { state: 'finished', finishedAt: at('08:10') }]
		});
		const { problem } = problemOf(aState({ jobs: [job] }), NOW);
		expect(problem.jobs[0]!.operations.map(({ after }) => after)).toEqual([[], [0]]);
	});

	it('asks nothing of a workshop that is not set up', () => {
		expect(problemOf(aState({ setup: null, jobs: [aJob()] }), NOW).problem.jobs).toEqual([]);
	});
});

describe('a pin', () => {
	const overrides = [{ conflict: 'closed-hours', reason: '客户急用', by: personId('P1') }];

	it.each([
		['draft without a place', first({}), 'draft'],
		['published by a plan', first({ plan: aPlan() }), 'published'],
		['pinned by a reason for just that time', first({ plan: aPlan({ overrides }) }), 'pinned'],
		[
			'published again once that time is past',
			firstOf(
				aState({ jobs: [aJob({ operations: [{ plan: aPlan({ overrides }) }] })] }),
				at('09:10')
			),
			'published'
		]
	])('is %s', (_what, operation, pin) => {
		expect(operation.pin).toBe(pin);
	});

	it('of running work holds it where it is, until it will be done', () => {
		const { pin, place } = firstOf(
			aState({
				jobs: [
					aJob({
						operations: [
							{ state: 'running', plan: aPlan(), stints: [aStint({ from: at('09:10') })] }
						]
					})
				]
			}),
			at('09:30')
		);
		expect([pin, place]).toEqual([
			'started',
			{ bay: 0, technicians: [0], start: minute('09:10'), end: minute('10:10') }
		]);
	});

	it('of stopped work holds it from when it may go on, behind what its people are at', () => {
		const stints = [aStint({ from: at('08:00'), to: at('08:20') })];
		const stopped = aJob({
			operations: [
				{
					...{ state: 'stopped', plan: aPlan({ start: at('08:00') }), stints },
					stoppages: [aStoppage({ from: at('08:20'), expectedUntil: at('10:00') })]
				}
			]
		});
		const { pin, place } = firstOf(aState({ jobs: [stopped] }));
		expect([pin, place?.start, place?.end]).toEqual(['started', minute('10:00'), minute('10:40')]);
	});
});

describe('what cannot be planned', () => {
	it('is named with all that comes after it, and the rest is asked about', () => {
		const state = aState({
			jobs: [aJob({ operations: [{}, { skill: skillCode('GLASS') }, anInspection()] })]
		});
		expect(out(state)).toEqual([
			['J1/2', 'no-technician'],
			['J1/3', 'behind']
		]);
		expect(problemOf(state, NOW).problem.jobs[0]!.operations).toHaveLength(1);
		expect(wholeProblemOf(state, NOW).problem.jobs[0]!.operations).toHaveLength(3);
	});

	it.each([
		['a bay type that does not exist', { bays: [] }, 'no-bay'],
		[
			'a workshop that never opens',
			{ hours: { from: '08:00', to: '17:30', weekdays: [] } },
			'closed'
		]
	])('is named for %s', (_what, setup, why) => {
		expect(out(aState({ setup: aSetup(setup), jobs: [aJob()] }))).toEqual([['J1/1', why]]);
	});

	it('is named where it fits into nobody’s day and may not be split', () => {
		const jobs = [aJob({ operations: [{ standardMinutes: 400 }] })];
		expect(out(aState({ jobs }))).toEqual([['J1/1', 'too-long']]);
	});

	it('stays with somebody without the skill who was planned for it', () => {
		const plan = aPlan({ technicians: [TECHNICIAN.washer], bay: BAY.wash });
		const { choices, pin } = first({ plan, skill: skillCode('GLASS') });
		expect([choices, pin]).toEqual([[{ technician: 6, minutes: 60 }], 'pinned']);
	});

	it('is not work whose only skilled person was planned to help: that one leads it', () => {
		const technicians = [TECHNICIAN.mechanic, TECHNICIAN.washer];
		const wash = first({ ...aWash(), plan: aPlan({ technicians, bay: BAY.wash }) });
		expect([wash.choices.map(({ technician }) => technician), wash.helpers]).toEqual([[6], []]);
	});

	it('is named where every bay for it is out, and nobody knows how long', () => {
		const outages = [
			anOutage({ bay: BAY.lift1 }),
			anOutage({ bay: BAY.lift2, until: at('12:00') }),
			anOutage({ bay: BAY.wash })
		];
		const wash = aJob({ operations: [aWash()] });
		expect(out(aState({ jobs: [wash], outages }))).toEqual([['J1/1', 'no-bay']]);
		const lifted = firstOf(aState({ jobs: [aJob()], outages }));
		expect(lifted.bays).not.toContain(0);
		expect(lifted.bays).toContain(1);
	});

	it.each([
		['was never said', null, 'parts'],
		['has passed', at('08:00'), 'parts'],
		['is to come', at('11:00'), null]
	])('is named where the time its parts come %s', (_what, partsDueAt, why) => {
		const stoppages = [aStoppage({ from: at('08:10'), expectedUntil: null })];
		const jobs = [aJob({ operations: [{ state: 'stopped', stoppages, partsDueAt }] })];
		expect(out(aState({ jobs }))).toEqual(why === null ? [] : [['J1/1', why]]);
	});

	it('keeps the place it has', () => {
		const stoppages = [aStoppage({ from: at('08:10'), expectedUntil: null })];
		const stopped = first({ state: 'stopped', stoppages, plan: aPlan({ start: at('09:00') }) });
		expect([stopped.pin, stopped.place?.start]).toEqual(['pinned', minute('09:00')]);
	});
});
