import { describe, expect, it } from 'vitest';
import { aJob, aPlan, aPromise, aStint, aStoppage } from '../../../../tests/builders/a-job.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { anOrder } from '../../../../tests/builders/an-order.ts';
import { at, TOMORROW } from '../../../../tests/builders/at.ts';
import { theJob, when } from '../../../../tests/support/scenario.ts';
import { additionId, jobId, operationId, personId, skillCode } from '../ids.ts';
import type { Job } from '../job/job.ts';
import { delayCauseOf } from './delay-cause.ts';
import { knownAt, needsNewPromise, proposedPromise } from './proposal.ts';

/** Work since nine, done after so many minutes, promised for noon. */
const working = (minutes: number, overrides: Parameters<typeof aJob>[0] = {}): Job =>
	aJob({
		promises: [aPromise(at('12:00'))],
		operations: [{ plan: aPlan({ minutes }), state: 'running', stints: [aStint()] }],
		...overrides
	});
const stateOf = (job: Job) => aState({ jobs: [job] });
const proposedFor = (job: Job, now = at('10:00')) => proposedPromise(stateOf(job), job, now);

describe('the time to promise', () => {
	it('holds on 80 of a hundred days, and says what is known', () => {
		const proposal = proposedFor(working(120));
		expect(proposal).toMatchObject({ forecastAt: at('11:00'), partsAwaited: 0, because: null });
		expect(proposal?.quote?.confidence).toBeGreaterThanOrEqual(80);
		expect(proposal?.at).toBe(proposal?.quote?.at80);
		expect(proposal?.marginMinutes).toBeGreaterThan(0);
		expect(proposedFor(working(300))?.because).toEqual({ kind: 'waiting' });
	});

	it('is the next morning where that is after closing time', () => {
		expect(proposedFor(working(505))?.at).toBe(at('08:00', TOMORROW));
	});

	it('is the forecast and some room where nothing can be quoted', () => {
		const nobody = { skill: skillCode('NOBODY'), standardMinutes: 100 };
		const behind = aJob({ operations: [nobody] });
		expect(proposedFor(behind)).toMatchObject({ at: at('12:00'), marginMinutes: 20 });
		expect(proposedFor(behind)?.quote).toBeUndefined();
		const evening = aJob({ operations: [{ ...nobody, standardMinutes: 445 }] });
		expect(proposedFor(evening)?.at).toBe(at('17:30'));
	});

	it('is none for a car that is ready, gone, or has no forecast', () => {
		expect(
			proposedFor(aJob({ operations: [{ state: 'finished', finishedAt: at('09:30') }] }))
		).toBeNull();
		const end = { how: 'delivered', at: at('09:50'), reason: '' } as const;
		expect(proposedFor(aJob({ end }))).toBeNull();
		expect(proposedPromise(aState({ setup: null }), aJob(), at('10:00'))).toBeNull();
	});

	it('is needed once the forecast lies past what was promised', () => {
		const needed = (minutes: number) =>
			needsNewPromise(stateOf(working(minutes)), working(minutes), at('10:00'));
		expect([needed(180), needed(181)]).toEqual([false, true]);
		const unpromised = working(300, { promises: [] });
		expect(needsNewPromise(stateOf(unpromised), unpromised, at('10:00'))).toBe(false);
	});
});

describe('what was known', () => {
	it('is kept with the promise: forecast, parts and how full the day is', () => {
		const job = working(120, { ownVersion: 1 });
		const promisedAt = at('16:00', TOMORROW);
		const { state } = when(stateOf(job), {
			type: 'ChangePromise',
			job: job.id,
			promisedAt,
			reason: '客户改期',
			seen: 1
		});
		expect(theJob(state).promises.at(-1)?.known).toMatchObject({
			forecastAt: at('11:00'),
			partsAwaited: 0,
			load: 0
		});
		expect(theJob(state).promises[0]?.known).toBeUndefined();
	});

	it('is kept with the first promise of a visit opened by hand', () => {
		const { state } = when(aState(), {
			type: 'OpenJob',
			job: jobId('J9'),
			draft: anOrder({ arrivedAt: null })
		});
		expect(theJob(state).promises[0]?.known?.forecastAt).toBe(at('11:30'));
	});

	it('counts work whose parts are not here', () => {
		const job = aJob({
			operations: [
				{ partsDueAt: at('15:00') },
				{ partsDueAt: at('09:00'), partsArrivedAt: at('09:00') },
				{ state: 'stopped', stoppages: [aStoppage()] }
			]
		});
		expect(knownAt(stateOf(job), job, { promisedAt: at('17:00'), now: at('10:00') })).toMatchObject(
			{ partsAwaited: 2 }
		);
	});
});

describe('why it comes later', () => {
	const causeOf = (job: Job, now = at('10:00')) => delayCauseOf(stateOf(job), job, now);
	const addition = {
		id: additionId('A1'),
		reportedAt: at('09:20'),
		reportedBy: personId('p'),
		technician: null,
		trade: 'mechanical',
		skill: skillCode('M1'),
		standardMinutes: 40,
		needsParts: false,
		answer: { kind: 'approved', at: at('09:30'), by: personId('p') },
		becomes: operationId(jobId('J1'), 1),
		offered: null,
		acknowledgedAt: null,
		photos: []
	} as const;

	it.each<[string, Job, object]>([
		[
			'a stoppage',
			aJob({ operations: [{ state: 'stopped', stoppages: [aStoppage({ reason: 'decision' })] }] }),
			{ kind: 'stoppage', reason: 'decision' }
		],
		[
			'an answer',
			aJob({
				operations: [{ state: 'finished', finishedAt: at('09:30') }],
				additions: [{ ...addition, answer: null, becomes: null }]
			}),
			{ kind: 'approval' }
		],
		['approved work', working(60, { additions: [addition] }), { kind: 'addition', minutes: 40 }],
		[
			'parts',
			aJob({ operations: [{ partsDueAt: at('15:00') }] }),
			{ kind: 'parts', dueAt: at('15:00') }
		],
		['rework', aJob({ operations: [{ kind: 'rework' }] }), { kind: 'rework' }],
		['work that takes longer', working(59), { kind: 'overrun' }],
		['its turn', working(60), { kind: 'waiting' }]
	])('is %s', (_what, job, cause) => {
		expect(causeOf(job)).toMatchObject(cause);
	});

	it('is not work approved before the promise was given', () => {
		const promises = [aPromise(at('12:00'), { givenAt: at('09:31') })];
		expect(causeOf(working(60, { additions: [addition], promises }))).toEqual({ kind: 'waiting' });
	});
});
