import { describe, expect, it } from 'vitest';
import { aJob, aPlan, aPromise, aStint, aStoppage } from '../../../../tests/builders/a-job.ts';
import { BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { aState, anAbsence, anOutage } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import type { Call } from '../andon/call.ts';
import { callId, jobId, personId } from '../ids.ts';
import type { Job } from '../job/job.ts';
import type { WorkshopState } from '../state.ts';
import { floorSections, type FloorWish } from './floor-tiles.ts';

const NOW = at('10:00');
const aCall = (overrides: Partial<Call> = {}): Call => ({
	id: callId('H1'),
	version: 1,
	kind: 'equipment',
	bay: BAY.lift3,
	job: null,
	technician: null,
	called: { at: at('09:50'), by: personId('P1') },
	answered: null,
	ended: null,
	...overrides
});
const running = (id: string, overrides: Partial<Job> = {}): Job =>
	aJob({
		id: jobId(id),
		place: { bay: BAY.lift1, since: at('09:00') },
		promises: [aPromise(at('15:00'))],
		...overrides,
		operations: [{ plan: aPlan(), state: 'running', stints: [aStint()] }]
	});
const parked = (id: string, promise: string): Job =>
	aJob({ id: jobId(id), promises: [aPromise(at(promise))] });

const shown = (state: WorkshopState, wish: Partial<FloorWish> = {}) =>
	floorSections(state, { by: 'bay', team: null, ...wish }, NOW).map(({ key, tiles }) => [
		key,
		tiles.map((tile) => `${tile.key}${tile.car === null ? '' : ` ${tile.car.job}`}`).join(', ')
	]);

describe('the floor by bay', () => {
	it('shows what is in hand first, then cars without a bay by promise, then free bays', () => {
		const state = aState({
			jobs: [parked('J3', '16:00'), running('J1'), parked('J2', '14:00')],
			outages: [anOutage({ bay: BAY.lift2 })],
			calls: new Map([['H1', aCall()]])
		});
		expect(shown(state)).toEqual([
			['places', 'A01 J1, A02, A03'],
			['no-bay', 'J2 J2, J3 J3'],
			['free', 'K01, B01, H01, Q01, X01']
		]);
	});

	it('leaves out cars that have not come or have gone, and an outage that is over', () => {
		const state = aState({
			jobs: [
				aJob({ id: jobId('J1'), arrivedAt: null }),
				running('J2', { end: { how: 'delivered', at: NOW, reason: '' } })
			],
			outages: [anOutage({ until: at('09:59') })]
		});
		expect(shown(state)).toEqual([['free', 'A01, A02, A03, K01, B01, H01, Q01, X01']]);
	});

	it('of a team shows what its people have in hand', () => {
		const state = aState({ jobs: [running('J1'), parked('J2', '14:00')] });
		expect(shown(state, { team: '机电一组' })).toEqual([['places', 'A01 J1']]);
		expect(shown(state, { team: '钣喷组' })).toEqual([]);
	});

	it('is empty before the workshop is set up', () => {
		expect(shown(aState({ setup: null }))).toEqual([]);
	});
});

describe('the floor by technician', () => {
	it('shows what somebody works on, else what is next for them', () => {
		const later = aJob({
			id: jobId('J2'),
			operations: [{ plan: aPlan({ start: at('14:00'), technicians: [TECHNICIAN.slow] }) }]
		});
		const sooner = aJob({
			id: jobId('J3'),
			operations: [{ plan: aPlan({ start: at('11:00'), technicians: [TECHNICIAN.slow] }) }]
		});
		const state = aState({
			jobs: [running('J1'), later, sooner],
			absences: [anAbsence({ technician: TECHNICIAN.early })]
		});
		const wish = { by: 'technician', team: '机电一组' } as const;
		expect(shown(state, wish)).toEqual([['places', 'T001 J1, T002 J3']]);
		const [, free] = floorSections(state, { by: 'technician', team: null }, NOW);
		expect(free?.tiles[0]?.place).toMatchObject({ technician: 'T003', isAway: true });
	});
});

describe('the floor by stage', () => {
	it('shows what needs hands first, and no stage without a car', () => {
		const stopped = aJob({
			id: jobId('J4'),
			operations: [
				{ state: 'stopped', stints: [aStint({ to: at('09:30') })], stoppages: [aStoppage()] }
			]
		});
		const state = aState({ jobs: [parked('J2', '14:00'), running('J1'), stopped] });
		expect(shown(state, { by: 'stage' })).toEqual([
			['stopped', 'J4 J4'],
			['in-work', 'J1 J1'],
			['waiting-for-dispatch', 'J2 J2']
		]);
	});
});

describe('a tile', () => {
	const tileOf = (job: Job, calls: readonly Call[] = []) =>
		floorSections(
			aState({ jobs: [job], calls: new Map(calls.map((call) => [call.id, call])) }),
			{ by: 'bay', team: null },
			NOW
		)[0]?.tiles[0]?.car;

	it('knows who, which work, and the calls with its car or from its bay', () => {
		const car = tileOf(running('J1'), [
			aCall({ bay: BAY.lift1 }),
			aCall({ id: callId('H2'), bay: null, job: jobId('J1') }),
			aCall({ id: callId('H3'), bay: BAY.lift2 }),
			aCall({ id: callId('H4'), bay: BAY.lift1, ended: { at: NOW, by: personId('P1') } })
		]);
		expect(car).toMatchObject({
			people: [TECHNICIAN.mechanic],
			status: 'in-work',
			lacksParts: false,
			toldFinish: null
		});
		expect(car?.operation?.id).toBe('J1/1');
		expect(car?.calls.map(({ id }) => id)).toEqual(['H1', 'H2']);
	});

	it('says that parts are missing, and what was told of the end', () => {
		const delay = { expectedFinish: at('14:00'), reason: '', at: NOW, by: personId('P1') };
		const job = aJob({
			place: { bay: BAY.lift1, since: at('09:00') },
			operations: [{ state: 'running', stints: [aStint()], delay, partsDueAt: at('12:00') }]
		});
		expect(tileOf(job)).toMatchObject({ lacksParts: true, toldFinish: at('14:00') });
	});
});
