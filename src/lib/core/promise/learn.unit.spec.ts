import { describe, expect, it } from 'vitest';
import { aJob, aPromise, aStint } from '../../../../tests/builders/a-job.ts';
import { TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at, TODAY, TOMORROW } from '../../../../tests/builders/at.ts';
import { rowsFor, rowsTouched } from '../board/project.ts';
import { changedEntities, stateFromEntities } from '../entities.ts';
import { evolve } from '../evolve.ts';
import { commandId, jobId, personId, technicianCode } from '../ids.ts';
import type { Event } from '../job/events.ts';
import type { Job } from '../job/job.ts';
import type { WorkshopState } from '../state.ts';
import { DAY_MS } from '../time/instant.ts';
import { historyAtClosing } from './learn.ts';
import { isKept } from './promise-day.ts';

const done = (id: string, to: string, overrides: Partial<Job> = {}): Job =>
	aJob({
		id: jobId(id),
		operations: [
			{
				state: 'finished',
				stints: [aStint({ from: at('09:00'), to: at(to) })],
				finishedAt: at(to)
			}
		],
		end: { how: 'delivered', at: at('16:00'), reason: '' },
		...overrides
	});
const DAY_CLOSED: Event = { type: 'DayClosed', date: TODAY };
const closed = (state: WorkshopState, date = TODAY): WorkshopState =>
	evolve(state, [
		{
			seq: state.seq + 1,
			at: at('18:00', date),
			recordedAt: at('18:00', date),
			actor: personId('board'),
			command: commandId(`close-${date}`),
			event: { ...DAY_CLOSED, date }
		}
	]);

describe('what a closed day teaches', () => {
	it('is learnt from visits that leave, and from no other', () => {
		const state = aState({
			jobs: [done('J1', '10:30'), done('J2', '10:00', { end: null })]
		});
		const { history } = closed(state);
		expect([...history.keys()]).toEqual(['BY001']);
		expect(history.get('BY001')).toMatchObject({
			skill: 'M1',
			version: state.seq + 1,
			people: { [TECHNICIAN.mechanic]: { samples: 1 } }
		});
		expect(history.get('BY001')?.people[TECHNICIAN.mechanic]?.mean).toBeCloseTo(Math.log(1.5));
	});

	it('adds up over days', () => {
		const first = closed(aState({ jobs: [done('J1', '10:00')] }));
		const again = closed(
			{ ...first, jobs: aState({ jobs: [done('J2', '11:00')] }).jobs },
			TOMORROW
		);
		expect(again.history.get('BY001')?.people[TECHNICIAN.mechanic]?.samples).toBe(2);
	});

	it('forgets people who left, and work nobody did for a year', () => {
		const gone = technicianCode('T999');
		const spread = { samples: 30, mean: 0, squares: 1 };
		const history = new Map(
			['BY001', 'OLD'].map((id) => [
				id,
				{ id, version: 1, skill: 'M1', lastAt: at('18:00'), people: { [gone]: spread } }
			])
		);
		const state = aState({ history });
		const later = { seq: 9, at: at('18:00') + 365 * DAY_MS };
		const next = historyAtClosing(state, [done('J1', '10:00')], later);
		expect(Object.keys(next.get('BY001')?.people ?? {})).toEqual([TECHNICIAN.mechanic]);
		expect(next.has('OLD')).toBe(true);
		const year = historyAtClosing(state, [], { ...later, at: later.at + 1 });
		expect(year.size).toBe(0);
	});

	it('stays the very same history where nothing was learnt', () => {
		const state = aState({ jobs: [aJob()] });
		expect(closed(state).history).toBe(state.history);
	});

	it('comes back out of a store, and reaches staff and nobody else', () => {
		const before = aState({ jobs: [done('J1', '10:30', { promises: [aPromise(at('11:00'))] })] });
		const after = closed(before);
		const entities = changedEntities(before, after);
		const again = stateFromEntities(entities, [], after.seq);
		expect(again.history).toEqual(after.history);
		expect(again.promiseDays).toEqual(after.promiseDays);
		const kinds = (audience: 'staff' | 'wall' | 'lounge') =>
			rowsFor(audience, after).filter(({ kind }) => kind === 'work-history').length;
		expect([kinds('staff'), kinds('wall'), kinds('lounge')]).toEqual([1, 0, 0]);
		const touched = rowsTouched('staff', before, after).rows.map(({ kind }) => kind);
		expect(touched).toContain('work-history');
		const dropped = rowsTouched('staff', after, { ...after, history: new Map() }).gone;
		expect(dropped).toEqual(['work-history:BY001']);
	});
});

describe('promises scored', () => {
	const quoted = (time: string, confidence: number) =>
		aPromise(at(time), {
			known: {
				forecastAt: null,
				partsAwaited: 0,
				load: null,
				quote: { confidence, at80: at(time), at95: at(time) }
			}
		});

	it('holds at the promised instant, and not a minute later', () => {
		expect(isKept(done('J1', '10:00'), { at: at('10:00') })).toBe(true);
		expect(isKept(done('J1', '10:01'), { at: at('10:00') })).toBe(false);
		expect(isKept(done('J1', '10:00', { end: null }), { at: at('10:00') })).toBeNull();
	});

	it('counts each promise of a visit by what was said of it', () => {
		const jobs = [
			done('J1', '10:30', { promises: [quoted('10:00', 84), quoted('11:00', 96)] }),
			done('J2', '10:00', { promises: [quoted('10:00', 100), aPromise(at('09:00'))] })
		];
		expect(closed(aState({ jobs })).promiseDays.get(TODAY)).toMatchObject({
			date: TODAY,
			counts: [
				{ ten: 80, given: 1, kept: 0, said: 84 },
				{ ten: 90, given: 2, kept: 2, said: 196 }
			],
			unsaid: { given: 1, kept: 0 }
		});
	});

	it('leaves out cars that were not delivered, and adds up a day closed twice', () => {
		const cancelled = { how: 'cancelled', at: at('12:00'), reason: '' } as const;
		const first = closed(
			aState({ jobs: [done('J1', '10:00', { end: cancelled, promises: [quoted('11:00', 90)] })] })
		);
		expect(first.promiseDays.size).toBe(0);
		const two = ['J2', 'J3'].reduce(
			(state, id) =>
				closed({
					...state,
					jobs: aState({ jobs: [done(id, '10:00', { promises: [quoted('11:00', 90)] })] }).jobs
				}),
			first
		);
		expect(two.promiseDays.get(TODAY)?.counts).toEqual([{ ten: 90, given: 2, kept: 2, said: 180 }]);
	});
});
