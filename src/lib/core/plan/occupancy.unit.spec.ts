import { describe, expect, it } from 'vitest';
import { aJob, aPlan, aStint, aStoppage } from '../../../../tests/builders/a-job.ts';
import { BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import type { Job, Operation } from '../job/job.ts';
import { localTimeOf } from '../time/zone.ts';
import { buildOccupancy, occupancyAt, type Held } from './occupancy.ts';

const HERE = { bay: BAY.lift1, since: at('09:00') };
const span = (held: Held | undefined): string =>
	held === undefined
		? 'free'
		: `${localTimeOf(held.from, 'Asia/Shanghai')}-${localTimeOf(held.to, 'Asia/Shanghai')}`;

/** How the first lift and the mechanic are held by one operation at 10:20. */
const held = (operation: Partial<Operation>, job: Partial<Omit<Job, 'operations'>> = {}) => {
	const state = aState({ jobs: [aJob({ ...job, operations: [operation] })] });
	const { bays, technicians } = buildOccupancy(state, at('10:20'));
	return {
		bay: span(bays.get(BAY.lift1)?.[0]),
		technician: span(technicians.get(TECHNICIAN.mechanic)?.[0])
	};
};
const interrupted = { plan: aPlan({ minutes: 120 }), stints: [aStint({ to: at('09:30') })] };

describe('what an operation holds', () => {
	it.each<[string, Partial<Operation>, string, string]>([
		['nothing without a plan', {}, 'free', 'free'],
		['bay and technician as planned', { plan: aPlan() }, '09:00-10:00', '09:00-10:00'],
		[
			'both until the planned end while it runs',
			{ plan: aPlan({ minutes: 120 }), state: 'running', stints: [aStint({ from: at('09:10') })] },
			'09:10-11:00',
			'09:10-11:00'
		],
		[
			'both until now when it overruns',
			{ plan: aPlan(), state: 'running', stints: [aStint()] },
			'09:00-10:20',
			'09:00-10:20'
		],
		[
			'both until its expected end when it runs unplanned',
			{ state: 'running', stints: [aStint({ from: at('10:00') })] },
			'10:00-11:00',
			'10:00-11:00'
		],
		[
			'nothing when finished',
			{ plan: aPlan(), state: 'finished', stints: [aStint({ to: at('10:00') })] },
			'free',
			'free'
		],
		['nothing when cancelled', { plan: aPlan(), state: 'cancelled' }, 'free', 'free']
	])('%s', (...[, operation, bay, technician]) => {
		expect(held(operation)).toEqual({ bay, technician });
	});

	it.each<[string, Partial<Operation>, Job['place'], string, string]>([
		[
			'bay and technician while paused',
			{ ...interrupted, state: 'paused' },
			HERE,
			'09:00-11:00',
			'09:00-11:00'
		],
		[
			'the technician only when the car was moved',
			{ ...interrupted, state: 'paused' },
			null,
			'free',
			'09:00-11:00'
		],
		[
			'the bay only while stopped',
			{ ...interrupted, state: 'stopped', stoppages: [aStoppage()] },
			HERE,
			'09:00-11:00',
			'free'
		],
		[
			'nothing when stopped and moved away',
			{ ...interrupted, state: 'stopped', stoppages: [aStoppage()] },
			{ bay: BAY.lift2, since: at('09:40') },
			'free',
			'free'
		],
		[
			'its plan when stopped before anybody began',
			{ plan: aPlan(), state: 'stopped', stoppages: [aStoppage()] },
			null,
			'09:00-10:00',
			'09:00-10:00'
		]
	])('%s', (...[, operation, place, bay, technician]) => {
		expect(held(operation, { place })).toEqual({ bay, technician });
	});

	it('is nothing once the visit ended', () => {
		const end = { how: 'cancelled' as const, at: at('09:00'), reason: '' };
		expect(held({ plan: aPlan() }, { end, place: HERE })).toEqual({
			bay: 'free',
			technician: 'free'
		});
	});
});

describe('cars that stand in a bay', () => {
	it('are known by bay, whether they are worked on or not', () => {
		const job = aJob({ place: HERE, operations: [{ state: 'finished' }] });
		const { standing, bays } = buildOccupancy(aState({ jobs: [job] }), at('10:20'));
		expect(standing.get(BAY.lift1)).toEqual([job]);
		expect(bays.get(BAY.lift1)).toBeUndefined();
	});
});

describe('remembered occupancy', () => {
	const state = aState({ jobs: [aJob({ operations: [{ plan: aPlan() }] })] });

	it('is the same for the same instant', () => {
		expect(occupancyAt(state, at('10:00'))).toBe(occupancyAt(state, at('10:00')));
	});

	it('is reckoned anew for another instant and for other jobs', () => {
		const before = occupancyAt(state, at('10:00'));
		expect(occupancyAt(state, at('10:01'))).not.toBe(before);
		expect(occupancyAt({ ...state, jobs: new Map() }, at('10:00')).bays.size).toBe(0);
	});
});
