import { describe, expect, it } from 'vitest';
import { aJob, anInspection, aPromise, aStint, aWash } from '../../../../tests/builders/a-job.ts';
import { aSetup, BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { anAbsence, anOutage, aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import { jobId } from '../ids.ts';
import type { Operation } from '../job/job.ts';
import { handingOver } from './handing-over.ts';
import { inspectionQueue, readyCars, washBays, washQueue } from './queue.ts';
import { startChoices } from './start-place.ts';

const done = (finishedAt: number): Partial<Operation> => ({
	state: 'finished',
	finishedAt,
	stints: [aStint({ to: finishedAt })]
});
const car = (id: string, operations: readonly Partial<Operation>[], promise?: string) =>
	aJob({
		id: jobId(id),
		operations,
		promises: promise === undefined ? [] : [aPromise(at(promise))]
	});
const told = (queue: ReturnType<typeof inspectionQueue>) =>
	queue.map(({ job, standing }) => `${job.id} ${standing}`);

describe('the queue of inspections', () => {
	it('has what goes on, then what waits in the order of the promises, then what comes', () => {
		const waits = [done(at('09:30')), anInspection()];
		const state = aState({
			jobs: [
				car('none', waits),
				car('late', waits, '16:00'),
				car('soon', waits, '11:00'),
				car(
					'runs',
					[done(at('09:00')), anInspection({ state: 'running', stints: [aStint()] })],
					'17:00'
				),
				car('comes', [{ state: 'running', stints: [aStint()] }, anInspection()], '10:30'),
				car('far', [{}, anInspection()], '10:00'),
				car('washes', [done(at('09:00')), aWash()], '10:00')
			]
		});
		expect(told(inspectionQueue(state))).toEqual([
			'runs running',
			'soon waiting',
			'late waiting',
			'none waiting',
			'comes coming'
		]);
		expect(inspectionQueue(state)[1]).toMatchObject({ since: at('09:30'), round: 1 });
	});

	it('leaves out cars that are not here, or not any more', () => {
		const waits = [done(at('09:30')), anInspection()];
		const gone = { how: 'delivered', at: at('10:00'), reason: '' } as const;
		const jobs = [
			{ ...car('a', waits), arrivedAt: null },
			{ ...car('b', waits), end: gone }
		];
		expect(inspectionQueue(aState({ jobs }))).toEqual([]);
	});
});

describe('the wash', () => {
	it('has a queue of its own, with the bays and what stands in them', () => {
		const washing = {
			...car('X', [done(at('09:00')), aWash({ state: 'running', stints: [aStint()] })]),
			place: { bay: BAY.wash, since: at('09:40') }
		};
		const state = aState({ jobs: [washing], outages: [anOutage({ bay: BAY.wash })] });
		expect(told(washQueue(state))).toEqual(['X running']);
		expect(washBays(state, at('10:00'))).toMatchObject([
			{ bay: { code: BAY.wash }, job: { id: 'X' }, outage: { bay: BAY.wash } }
		]);
	});

	it('ends with cars that are ready, the first promised first, settled or not', () => {
		const jobs = [
			{ ...car('b', [done(at('09:50'))], '12:00'), settledAt: at('10:00') },
			car('a', [done(at('09:30'))], '11:00'),
			car('open', [{}], '10:00')
		];
		expect(readyCars(aState({ jobs }))).toMatchObject([
			{ job: { id: 'a' }, readyAt: at('09:30'), isSettled: false },
			{ job: { id: 'b' }, readyAt: at('09:50'), isSettled: true }
		]);
	});
});

describe('before the hand-over', () => {
	it.each([
		['work is open', [done(at('09:00')), anInspection()], {}, [1, false, false]],
		['all is done', [done(at('09:00'))], {}, [0, true, false]],
		['it is settled', [done(at('09:00'))], { settledAt: at('10:00') }, [0, false, true]]
	] as const)('%s', (_what, operations, more, [open, toSettle, isReady]) => {
		const missing = handingOver({ ...car('a', operations), ...more });
		expect([missing.open.length, missing.toSettle, missing.isReady]).toEqual([
			open,
			toSettle,
			isReady
		]);
	});
});

describe('where an inspection can begin', () => {
	const setup = aSetup();
	const inspected = {
		...car('a', [done(at('09:00')), anInspection({ plan: null })]),
		place: { bay: BAY.lift2, since: at('08:30') }
	};
	const other = { ...car('b', [{}]), place: { bay: BAY.lift1, since: at('08:30') } };
	const chosen = (
		state = aState({ setup, jobs: [inspected, other] }),
		staff: string | null = null
	) =>
		startChoices(
			state,
			{ job: inspected, operation: inspected.operations[1]! },
			{
				now: at('10:00'),
				staff: staff === null ? null : { workshop: setup.code, code: staff as never }
			}
		);

	it('is where the car stands, then its own kind of bay, then others that are free', () => {
		expect(chosen().bays).toEqual([BAY.lift2, BAY.inspection, BAY.lift3]);
	});

	it('is by somebody who can and is here, first by whoever asks', () => {
		expect(chosen().technicians).toEqual([TECHNICIAN.inspector]);
		expect(chosen(undefined, TECHNICIAN.inspector).technicians[0]).toBe(TECHNICIAN.inspector);
		const away = aState({
			setup,
			jobs: [inspected],
			absences: [
				anAbsence({ technician: TECHNICIAN.inspector, from: at('09:00'), to: at('12:00') })
			]
		});
		expect(chosen(away).technicians).toEqual([]);
	});
});
