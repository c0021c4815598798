import { describe, expect, it } from 'vitest';
import { aJob, aPlan, aStint } from '../../../../tests/builders/a-job.ts';
import { aSetup, BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { aState, anAbsence, anOutage } from '../../../../tests/builders/a-state.ts';
import { at, SUNDAY, TODAY, TOMORROW } from '../../../../tests/builders/at.ts';
import { jobId, skillCode } from '../ids.ts';
import type { Operation } from '../job/job.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant, LocalDate } from '../time/instant.ts';
import { loadOf, type DayLoad, type Load } from './load.ts';

const NOW = at('10:00');
const operationIn = (operation: Partial<Operation>, place = BAY.lift1): WorkshopState =>
	aState({
		jobs: [aJob({ operations: [operation], place: { bay: place, since: at('09:00') } })]
	});
const ask = (state: WorkshopState, now: Instant = NOW, date: LocalDate = TODAY): DayLoad =>
	loadOf(state, { date }, now);
const of = (load: DayLoad, list: keyof DayLoad, key: string): Load => {
	const found = (load[list] as readonly (Load & { key: string })[]).find((one) => one.key === key);
	if (found === undefined) throw new Error(`no ${list} ${key}`);
	return found;
};

describe('hours present', () => {
	const empty = aState();

	it('are the opening hours of a bay, and a person’s without lunch', () => {
		// 08:00-17:30.
		expect(of(ask(empty), 'bays', BAY.lift1)).toMatchObject({ present: 570, left: 450, ratio: 0 });
		expect(of(ask(empty), 'technicians', TECHNICIAN.mechanic)).toMatchObject({
			present: 510,
			left: 390
		});
	});

	it('shrink as the day passes, and stand in full for a day to come', () => {
		const bay = (now: Instant, date?: LocalDate) => of(ask(empty, now, date), 'bays', BAY.lift1);
		expect(bay(at('07:00')).left).toBe(570);
		expect(bay(at('17:00')).left).toBe(30);
		expect(bay(at('18:00'))).toMatchObject({ present: 570, left: 0, ratio: null });
		expect(bay(NOW, TOMORROW)).toMatchObject({ present: 570, left: 570 });
		expect(bay(at('09:00', TOMORROW))).toMatchObject({ present: 570, left: 0 });
		expect(bay(NOW, SUNDAY)).toMatchObject({ present: 0, left: 0, ratio: null });
	});

	it('lack absences, and the time a bay is out of order', () => {
		const state = aState({
			absences: [anAbsence({ to: at('12:00') })],
			outages: [anOutage({ since: at('15:30') })]
		});
		expect(of(ask(state), 'technicians', TECHNICIAN.mechanic)).toMatchObject({
			present: 270,
			left: 270
		});
		expect(of(ask(state), 'bays', BAY.lift1)).toMatchObject({ present: 450, left: 330 });
	});

	it('are those of all its people for a team, and of all who have it for a skill', () => {
		const load = ask(empty);
		expect(of(load, 'teams', '机电一组').present).toBe(1020);
		expect(of(load, 'skills', 'M1').present).toBe(1530);
		expect(load.teams.map(({ key }) => key)).toEqual([
			'机电一组',
			'机电二组',
			'钣喷组',
			'质检组',
			'洗车组'
		]);
	});
});

describe('work of the day', () => {
	it('is planned until somebody begins it', () => {
		const load = ask(operationIn({ plan: aPlan({ start: at('10:30') }) }));
		for (const [list, key] of [
			['bays', BAY.lift1],
			['technicians', TECHNICIAN.mechanic],
			['teams', '机电一组'],
			['skills', 'M1']
		] as const)
			expect(of(load, list, key)).toMatchObject({ planned: 60, running: 0, done: 0 });
		expect(of(load, 'technicians', TECHNICIAN.mechanic).ratio).toBeCloseTo(60 / 390);
		expect(of(ask(operationIn({})), 'skills', 'M1').planned).toBe(0);
	});

	it('is running and done once it is begun, together as long as planned', () => {
		const running = { plan: aPlan(), state: 'running', stints: [aStint()] } as const;
		const load = (now: Instant) => of(ask(operationIn(running), now), 'bays', BAY.lift1);
		expect(load(at('09:20'))).toMatchObject({ planned: 0, running: 40, done: 20 });
		expect(load(at('10:10'))).toMatchObject({ running: 0, done: 70 });
	});

	it('is done only, when it is finished, and done so far, when it stands still', () => {
		const stints = [aStint({ to: at('09:40') })];
		const finished = { plan: aPlan(), state: 'finished', finishedAt: at('09:40'), stints } as const;
		const person = (operation: Partial<Operation>) =>
			of(ask(operationIn(operation)), 'technicians', TECHNICIAN.mechanic);
		expect(person(finished)).toMatchObject({ planned: 0, running: 0, done: 40 });
		expect(person({ ...finished, state: 'stopped' })).toMatchObject({ running: 0, done: 40 });
		expect(person({ ...finished, state: 'paused' })).toMatchObject({ running: 20, done: 40 });
	});

	it('counts for everybody on it, and once for the bay', () => {
		const both = [TECHNICIAN.mechanic, TECHNICIAN.slow];
		const stints = both.map((technician) => aStint({ technician, to: at('09:30') }));
		const load = ask(operationIn({ state: 'paused', plan: aPlan({ technicians: both }), stints }));
		expect(of(load, 'teams', '机电一组')).toMatchObject({ done: 60, running: 60 });
		expect(of(load, 'bays', BAY.lift1)).toMatchObject({ done: 30, running: 30 });
	});

	it('is told apart by day where it spans the night', () => {
		const long = {
			skill: skillCode('M2'),
			standardMinutes: 120,
			plan: aPlan({ start: at('16:30'), minutes: 120, end: at('09:00', TOMORROW) })
		};
		const planned = (date: LocalDate) =>
			of(ask(operationIn(long), NOW, date), 'skills', 'M2').planned;
		expect([planned(TODAY), planned(TOMORROW), planned('2026-11-25')]).toEqual([60, 60, 0]);
		const begun = { ...long, state: 'running', stints: [aStint({ from: at('16:30') })] } as const;
		const after = (now: Instant, date: LocalDate) =>
			of(ask(operationIn(begun), now, date), 'bays', BAY.lift1);
		expect(after(at('17:00'), TODAY)).toMatchObject({ running: 30, done: 30 });
		expect(after(at('17:00'), TOMORROW)).toMatchObject({ running: 60, done: 0 });
	});

	it('of a car that has left is done and nothing more', () => {
		const job = aJob({
			id: jobId('J1'),
			end: { how: 'cancelled', at: at('09:50'), reason: '' },
			operations: [{ state: 'cancelled', plan: aPlan(), stints: [aStint({ to: at('09:30') })] }]
		});
		expect(of(ask(aState({ jobs: [job] })), 'bays', BAY.lift1)).toMatchObject({
			planned: 0,
			running: 0,
			done: 30
		});
	});

	it('is nowhere in a workshop that is not set up', () => {
		expect(ask(aState({ setup: null }))).toEqual({
			bays: [],
			technicians: [],
			teams: [],
			skills: []
		});
		expect(ask(aState({ setup: aSetup({ technicians: [] }) })).teams).toEqual([]);
	});
});
