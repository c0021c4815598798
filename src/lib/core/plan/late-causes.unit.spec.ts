import { describe, expect, it } from 'vitest';
import {
	aJob,
	aPlan,
	aPromise,
	aStint,
	aStoppage,
	aWash
} from '../../../../tests/builders/a-job.ts';
import { BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { anAbsence, anOutage, aState } from '../../../../tests/builders/a-state.ts';
import { at, TODAY, TOMORROW } from '../../../../tests/builders/at.ts';
import { jobId, operationId, skillCode } from '../ids.ts';
import type { Job, Operation } from '../job/job.ts';
import type { WorkshopState } from '../state.ts';
import { MINUTE_MS, type Instant } from '../time/instant.ts';
import { fewCauses } from './few-causes.ts';
import { mainCause } from './late-cause.ts';
import { causesAt, causesOfCar } from './late-causes.ts';

const promised = (time: string, operations: readonly Partial<Operation>[]) => ({
	promises: [aPromise(at(time))],
	operations
});

/** The chain of a car as `why minutes`, with what is told beside it where the test asks. */
const chain = (job: Job, now: Instant, state: WorkshopState = aState({ jobs: [job] })): string[] =>
	causesOfCar(state, job, now)?.causes.map(({ why, minutes }) => `${why} ${String(minutes)}`) ?? [];

const lead = (job: Job, now: Instant, state: WorkshopState = aState({ jobs: [job] })) =>
	causesOfCar(state, job, now)?.main;

const painting: Partial<Operation> = { trade: 'paint', skill: skillCode('PAINT') };

describe('the causes of a late car', () => {
	it('are none for a car in time, and none for one that is ready', () => {
		const soon = aJob(promised('17:00', [{ plan: aPlan() }]));
		const ready = aJob(promised('09:00', [{ state: 'finished', finishedAt: at('10:00') }]));
		expect(causesOfCar(aState({ jobs: [soon] }), soon, at('08:30'))).toBeNull();
		expect(causesOfCar(aState({ jobs: [ready] }), ready, at('10:30'))).toBeNull();
	});

	it('name the bay that another car has, and which car that is', () => {
		const inTheWay = aJob({
			id: jobId('J2'),
			operations: [
				{
					...painting,
					plan: aPlan({
						bay: BAY.booth,
						start: at('08:30'),
						technicians: [TECHNICIAN.mechanic]
					})
				}
			]
		});
		const late = aJob(
			promised('09:55', [
				{ ...painting, plan: aPlan({ bay: BAY.booth, technicians: [TECHNICIAN.painter] }) }
			])
		);
		const state = aState({ jobs: [inTheWay, late] });
		const causes = causesOfCar(state, late, at('08:30'));
		expect(causes).toMatchObject({ minutes: 35, main: { why: 'bay', bay: BAY.booth } });
		expect(causes?.main).toMatchObject({ trade: 'paint', behind: [inTheWay.id], minutes: 35 });
		expect(chain(late, at('08:30'), state)).toEqual(['bay 35']);
	});

	it('name the person who is busy elsewhere', () => {
		const other = aJob({ id: jobId('J2'), operations: [{ plan: aPlan() }] });
		const late = aJob(promised('10:45', [{ plan: aPlan({ bay: BAY.lift2, start: at('09:30') }) }]));
		const main = lead(late, at('08:30'), aState({ jobs: [other, late] }));
		expect(main).toMatchObject({ why: 'technician', technician: TECHNICIAN.mechanic, minutes: 15 });
	});

	it('tell a plan that stands behind a queue as the queue, and only what stands idle as the plan', () => {
		const other = aJob({ id: jobId('J2'), operations: [{ plan: aPlan() }] });
		const behind = (start: string): Job =>
			aJob(promised('10:15', [{ plan: aPlan({ bay: BAY.lift2, start: at(start) }) }]));
		const queued = behind('10:00');
		const told = (job: Job): string[] => chain(job, at('08:30'), aState({ jobs: [other, job] }));
		expect(told(queued)).toEqual(['technician 45']);
		expect(told(behind('10:20'))).toEqual(['plan 20', 'technician 45']);
	});

	it('tell the night that has passed since the promise as the night, never as work', () => {
		const carried = aJob({
			promises: [aPromise(at('17:30'))],
			operations: [{ plan: aPlan(), standardMinutes: 60 }]
		});
		const told = causesOfCar(aState({ jobs: [carried] }), carried, at('10:00', TOMORROW));
		const minutesOf = (why: string): number =>
			(told?.causes ?? []).reduce((sum, one) => sum + (one.why === why ? one.minutes : 0), 0);
		// From half past five in the evening to eight o'clock, and its hour from ten on.
		expect(told?.minutes).toBe(17.5 * 60);
		expect(minutesOf('work')).toBeLessThanOrEqual(60);
		expect(minutesOf('closing')).toBe(8 * 60);
	});

	it('name nobody in particular for work that anybody could do', () => {
		const wash = (id: string, time: string): Job =>
			aJob({ id: jobId(id), ...promised(time, [{ ...aWash(), standardMinutes: 30 }]) });
		const [first, second] = [wash('J2', '09:30'), wash('J1', '09:45')];
		const main = lead(second, at('09:00'), aState({ jobs: [first, second] }));
		expect(main).toMatchObject({ bay: null, technician: null, trade: 'wash', behind: [first.id] });
	});

	it.each([
		['parts that are due', { partsDueAt: at('10:00') }, 'parts', at('10:00')],
		['a plan for later', { plan: aPlan({ start: at('10:30') }) }, 'plan', at('10:30')]
	] as const)('name %s, with when', (_what, overrides, why, when) => {
		const job = aJob(promised('10:00', [{ plan: aPlan(), ...overrides }]));
		expect(lead(job, at('08:30'))).toMatchObject({ why, at: when });
	});

	it('name a car that is to come', () => {
		const job = aJob({ ...promised('10:30', [{}]), arrivedAt: null, expectedAt: at('10:00') });
		expect(lead(job, at('09:00'))).toMatchObject({ why: 'arrival', minutes: 30, at: at('10:00') });
	});

	it('tell work nobody began from work that its car or an earlier step kept from beginning', () => {
		const steps = (finished: string): readonly Partial<Operation>[] => [
			{ state: 'finished', finishedAt: at(finished) },
			{ plan: aPlan({ start: at('09:00') }) }
		];
		const now = at('09:40');
		expect(chain(aJob(promised('10:00', steps('08:50'))), now)).toEqual(['not-begun 40']);
		const after = aJob(promised('10:00', steps('09:30')));
		expect(chain(after, now)).toEqual(['not-begun 10', 'previous 30']);
		expect(causesOfCar(aState({ jobs: [after] }), after, now)?.causes[1]).toMatchObject({
			step: operationId(after.id, 1),
			at: at('09:30')
		});
		const came = aJob({
			...promised('10:00', [{ plan: aPlan() }]),
			arrivedAt: at('09:25')
		});
		expect(chain(came, now)).toEqual(['not-begun 15', 'arrival 25']);
	});

	it('tell a break from closing time and from an absence', () => {
		const long = { skill: skillCode('M2'), plan: aPlan({ start: at('08:00'), minutes: 300 }) };
		const job = aJob(promised('12:30', [long]));
		expect(chain(job, at('08:00'))).toEqual(['break 60', 'work 30']);
		const days = { ...long, plan: aPlan({ start: at('08:00'), minutes: 600 }) };
		expect(lead(aJob(promised('17:30', [days])), at('08:00'))?.why).toBe('closing');
		const absences = [anAbsence({ from: at('08:00'), to: at('12:00') })];
		const away = aJob(promised('11:00', [{ plan: aPlan() }]));
		const main = lead(away, at('08:30'), aState({ jobs: [away], absences }));
		expect(main).toMatchObject({ why: 'absence', technician: TECHNICIAN.mechanic });
	});

	it('name a bay that is out of order, with when it opens', () => {
		const job = aJob(promised('10:15', [{ plan: aPlan() }]));
		const outages = [anOutage({ until: at('10:00') })];
		expect(lead(job, at('08:30'), aState({ jobs: [job], outages }))).toMatchObject({
			why: 'closed',
			bay: BAY.lift1,
			minutes: 45,
			at: at('10:00')
		});
	});

	it('split the length of running work into what it overran, began late by, and is', () => {
		const running = (promise: string): Job =>
			aJob(
				promised(promise, [
					{ state: 'running', plan: aPlan(), stints: [aStint({ from: at('09:15') })] }
				])
			);
		expect(chain(running('10:10'), at('09:30'))).toEqual(['late-start 5']);
		expect(chain(running('09:50'), at('09:30'))).toEqual(['late-start 15', 'work 10']);
		expect(chain(running('10:10'), at('10:25'))).toEqual(['overrun 10', 'late-start 5']);
	});

	it.each(['approval', 'decision', 'sublet', 'equipment'] as const)(
		'say what work is stopped for: %s',
		(reason) => {
			const stoppages = [aStoppage({ reason, expectedUntil: at('11:00') })];
			const stints = [aStint({ to: at('09:30') })];
			const job = aJob(promised('10:00', [{ state: 'stopped', plan: aPlan(), stints, stoppages }]));
			expect(lead(job, at('10:00'))).toMatchObject({ why: reason, at: at('11:00') });
		}
	);

	it('say what work is stopped for when nobody knows for how long', () => {
		const stint = aStint({ to: at('09:30') });
		const stopped = { state: 'stopped', stints: [stint], stoppages: [aStoppage()] } as const;
		const job = aJob(promised('10:00', [{ ...stopped, plan: aPlan() }]));
		expect(lead(job, at('09:50'))).toMatchObject({ why: 'parts', at: null });
		const paused = aJob(promised('10:00', [{ state: 'paused', stints: [stint], plan: aPlan() }]));
		expect(lead(paused, at('09:50'))).toMatchObject({ why: 'paused', at: at('09:30') });
	});

	it('of a promise for an earlier day begin with that', () => {
		const job = aJob(promised('10:00', [{ plan: aPlan({ start: at('09:00', TOMORROW) }) }]));
		const now = at('08:30', TOMORROW);
		expect(causesOfCar(aState({ jobs: [job] }), job, now)?.main.why).toBeDefined();
		expect(chain(job, now).at(-1)).toBe(`earlier-day ${String(14 * 60)}`);
		expect(TODAY).not.toBe(TOMORROW);
	});

	it('name what held the work just as long', () => {
		const other = aJob({ id: jobId('J2'), operations: [{ plan: aPlan({ start: at('08:30') }) }] });
		const late = aJob(promised('10:15', [{ plan: aPlan() }]));
		const main = lead(late, at('08:30'), aState({ jobs: [other, late] }));
		expect(main).toMatchObject({ minutes: 15 });
		expect([main?.why, ...(main?.also ?? [])].toSorted()).toEqual(['bay', 'technician']);
	});

	it('add up to what forecast and promise say, seconds of running work included', () => {
		const stints = [aStint({ from: at('09:00') + 20_000 })];
		const job = aJob(promised('09:50', [{ state: 'running', plan: aPlan(), stints }]));
		const causes = causesOfCar(aState({ jobs: [job] }), job, at('09:30'));
		expect(causes?.minutes).toBe(11);
		expect(causes?.causes.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(11);
	});

	it('are worked out once for a minute', () => {
		const job = aJob(promised('09:30', [{ plan: aPlan() }]));
		const state = aState({ jobs: [job] });
		const first = causesAt(state, at('08:30'));
		expect(causesAt(state, at('08:30') + MINUTE_MS - 1)).toBe(first);
		expect(causesAt(state, at('08:31'))).not.toBe(first);
		expect(mainCause(first.get(job.id) ?? [])?.minutes).toBe(30);
	});
});

describe('the few causes', () => {
	const wash = (id: string, time: string): Job =>
		aJob({ id: jobId(id), ...promised(time, [{ ...aWash(), standardMinutes: 30 }]) });

	it('gather cars by what binds them, the one that endangers most promises first', () => {
		const waiting = aJob({
			id: jobId('J9'),
			...promised('10:00', [
				{ plan: aPlan({ technicians: [TECHNICIAN.slow] }), partsDueAt: at('14:00') }
			])
		});
		const jobs = [wash('J1', '09:30'), wash('J2', '09:45'), wash('J3', '09:50'), waiting];
		const [first, second] = fewCauses(aState({ jobs }), at('09:00'));
		expect(first).toMatchObject({ trade: 'wash', jobs: ['J3', 'J2'], minutes: 15 + 40 });
		expect(second).toMatchObject({ why: 'parts', jobs: ['J9'] });
	});

	it('look at some cars only when asked to, and at nothing that is past', () => {
		const jobs = [wash('J1', '09:30'), wash('J2', '09:45')];
		expect(fewCauses(aState({ jobs }), at('09:00'), new Set([jobId('J1')]))).toEqual([]);
		const stints = [aStint({ from: at('09:15') })];
		const begun = aJob(promised('10:10', [{ state: 'running', plan: aPlan(), stints }]));
		expect(fewCauses(aState({ jobs: [begun] }), at('09:30'))).toEqual([]);
	});
});
