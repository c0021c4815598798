import { describe, expect, it } from 'vitest';
import { jobId } from '#core/ids.ts';
import type { Operation } from '#core/job/job.ts';
import {
	aJob,
	anInspection,
	aPlan,
	aPromise,
	aStint,
	aStoppage
} from '../../../../tests/builders/a-job.ts';
import { BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import { carDetailsOf } from './car-details.ts';

const detailsOf = (job: ReturnType<typeof aJob>, role: 'dispatcher' | 'advisor' = 'dispatcher') => {
	const details = carDetailsOf(aState({ jobs: [job] }), job.id, role);
	if (details === null) throw new Error('no details');
	return details;
};
const verbsOf = (operation: Partial<Operation>) =>
	detailsOf(aJob({ operations: [operation] })).operations[0]?.verbs;

describe('what can be done with an operation', () => {
	it.each<[string, Partial<Operation>, readonly string[]]>([
		['not placed', {}, ['place', 'stop', 'expect-parts']],
		['placed', { plan: aPlan() }, ['place', 'unassign', 'start', 'stop', 'expect-parts']],
		['running', { state: 'running', stints: [aStint()] }, ['finish', 'pause', 'join', 'stop']],
		[
			'running inspection',
			{ ...anInspection(), state: 'running', stints: [aStint()] },
			['inspect', 'pause', 'join', 'stop']
		],
		['paused', { state: 'paused' }, ['resume', 'finish', 'stop']],
		[
			'stopped for parts',
			{ state: 'stopped', stoppages: [aStoppage()] },
			['resume', 'receive-parts', 'expect-parts']
		],
		['finished', { state: 'finished' }, []]
	])('%s', (_, operation, verbs) => {
		expect(verbsOf(operation)).toEqual(verbs);
	});

	it('is what the role may, and nothing once the visit has ended', () => {
		const job = aJob({ operations: [{ plan: aPlan() }] });
		expect(detailsOf(job, 'advisor').operations[0]?.verbs).toEqual(['expect-parts']);
		const ended = { ...job, end: { how: 'delivered', at: at('10:00'), reason: '' } } as const;
		expect(detailsOf(ended)).toMatchObject({ verbs: [], operations: [{ verbs: [] }] });
	});

	it('does not start work on a car that is not here', () => {
		const booked = aJob({ arrivedAt: null, operations: [{ plan: aPlan() }] });
		expect(detailsOf(booked).operations[0]?.verbs).not.toContain('start');
	});
});

describe('what can be done with a visit', () => {
	it('is arrival while it is booked', () => {
		expect(detailsOf(aJob({ arrivedAt: null })).verbs).toEqual([
			'arrive',
			'promise',
			'no-show',
			'cancel'
		]);
	});

	it('is settlement, then hand-over, once all is done', () => {
		const done = aJob({ operations: [{ state: 'finished', finishedAt: at('09:50') }] });
		expect(detailsOf(done).verbs[0]).toBe('settle');
		expect(detailsOf({ ...done, settledAt: at('09:55') }).verbs[0]).toBe('deliver');
	});

	it('is moving out of the bay while nobody works on it', () => {
		const place = { bay: BAY.lift1, since: at('09:00') };
		expect(detailsOf(aJob({ place })).verbs).toContain('move-out');
		const running = aJob({ place, operations: [{ state: 'running', stints: [aStint()] }] });
		expect(detailsOf(running).verbs).toEqual(['promise']);
	});
});

describe('the details of a car', () => {
	it('name who works, what is next and the first promise where it was moved', () => {
		const job = aJob({
			promises: [aPromise(at('11:00')), aPromise(at('12:00'))],
			operations: [
				{
					state: 'running',
					plan: aPlan(),
					stints: [aStint(), aStint({ technician: TECHNICIAN.slow, to: at('09:20') })]
				},
				anInspection()
			]
		});
		expect(detailsOf(job)).toMatchObject({
			plate: '辽B·A0001',
			customer: '萧强',
			promise: { at: at('12:00') },
			firstPromise: { at: at('11:00') },
			status: 'in-work',
			operations: [
				{
					isCurrent: true,
					clockedOn: [TECHNICIAN.mechanic],
					workedBy: [TECHNICIAN.mechanic, TECHNICIAN.slow]
				},
				{ isCurrent: false }
			]
		});
	});

	it('are none for a car that is not on the board', () => {
		expect(carDetailsOf(aState(), jobId('nobody'), 'dispatcher')).toBeNull();
	});
});
