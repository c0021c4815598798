import { describe, expect, it } from 'vitest';
import { aJob, anInspection, aPlan, aStint } from '../../../../tests/builders/a-job.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import { onOperation, theOperation, when } from '../../../../tests/support/scenario.ts';
import { personId } from '../ids.ts';
import type { LocalTime } from '../time/instant.ts';
import type { Job, Operation } from './job.ts';
import { causesMissing, lateMinutesAt } from './late-finish.ts';

const running: Partial<Operation> = { state: 'running', stints: [aStint()], plan: aPlan() };
const promised = (time: LocalTime): Pick<Job, 'promises'> => ({
	promises: [{ at: at(time), givenAt: at('08:00'), by: personId('p'), reason: '' }]
});
const lateAt = (job: Job, time: LocalTime, goesBack = false): number =>
	lateMinutesAt(job, job.operations[0]!, { at: at(time), goesBack });

describe('how late a finish is', () => {
	it.each<[string, Job, LocalTime, number]>([
		['in time', aJob({ operations: [running] }), '09:55', 0],
		['five minutes after its planned end', aJob({ operations: [running] }), '10:05', 0],
		['six minutes after it', aJob({ operations: [running] }), '10:06', 6],
		['unplanned, with nothing promised', aJob({ operations: [{}] }), '16:00', 0],
		['unplanned, after the promise', aJob({ operations: [{}], ...promised('15:00') }), '15:03', 3],
		[
			'after the promise more than after the plan',
			aJob({ operations: [running], ...promised('09:00') }),
			'10:30',
			90
		],
		[
			'after the promise, but with work to follow',
			aJob({ operations: [{}, {}], ...promised('15:00') }),
			'15:30',
			0
		]
	])('%s', (_, job, time, minutes) => {
		expect(lateAt(job, time)).toBe(minutes);
	});

	it('of a failed inspection is not held to the promise: the car is not ready with it', () => {
		const job = aJob({ operations: [anInspection()], ...promised('15:00') });
		expect(lateAt(job, '15:30', true)).toBe(0);
		expect(lateAt(job, '15:30')).toBe(30);
	});
});

describe('the cause of a late finish', () => {
	const state = aState({ jobs: [aJob({ operations: [running, {}] })] });
	const finish = (cause?: string) =>
		when(state, { type: 'FinishOperation', ...onOperation(state), cause }, { now: at('10:30') });

	it('may come with it', () => {
		expect(finish(' 等待配件 ').events).toMatchObject([{ lateMinutes: 30, cause: '等待配件' }]);
		expect(causesMissing(finish('等待配件').state)).toEqual([]);
	});

	it('keeps nobody from clocking off, and is listed until it is given', () => {
		const late = finish();
		expect(late.refusal).toBeNull();
		const { id } = theOperation(late.state);
		expect(causesMissing(late.state)).toEqual([
			{ job: 'J1', operation: id, lateMinutes: 30, finishedAt: at('10:30'), technicians: ['T001'] }
		]);
		const give = { type: 'GiveCause', ...onOperation(late.state), cause: '返工' } as const;
		const given = when(late.state, give);
		expect(given.events).toEqual([{ type: 'CauseGiven', job: 'J1', operation: id, cause: '返工' }]);
		expect(causesMissing(given.state)).toEqual([]);
		const again = { ...give, ...onOperation(given.state) };
		expect(when(given.state, again)).toMatchObject({ events: [], refusal: null });
	});

	it('is asked for even when the car has left', () => {
		const late = finish().state;
		const gone = { how: 'delivered', at: at('11:00'), reason: '' } as const;
		const jobs = new Map([...late.jobs].map(([id, job]) => [id, { ...job, end: gone }]));
		const left = { ...late, jobs };
		expect(causesMissing(left)).toHaveLength(1);
		expect(
			when(left, { type: 'GiveCause', ...onOperation(left), cause: '返工' }).refusal
		).toBeNull();
	});

	it.each<[string, object]>([
		['job/unknown', { job: 'J9' }],
		['operation/unknown', { operation: 'J1/9' }],
		['stale', { seen: 0 }],
		['reason/missing', { cause: ' ' }]
	])('is refused: %s', (code, overrides) => {
		const late = finish().state;
		const give = { type: 'GiveCause', ...onOperation(late), cause: '返工', ...overrides } as never;
		expect(when(late, give).refusal?.code).toBe(code);
	});

	it('is not wanted for work in time', () => {
		const give = { type: 'GiveCause', ...onOperation(state), cause: '返工' } as const;
		expect(when(state, give).refusal).toEqual({ code: 'operation/not-late', operation: 'J1/1' });
	});
});
