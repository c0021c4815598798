import { describe, expect, it } from 'vitest';
import { advisorCode, jobId, personId } from '#core/ids.ts';
import type { Operation } from '#core/job/job.ts';
import type { Asker } from '#core/people/own.ts';
import type { Role } from '#core/people/role.ts';
import type { StaffLink } from '#core/people/staff-link.ts';
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

const someone = (role: Role, code: StaffLink['code'] | null = null): Asker => ({
	id: personId('P1'),
	role,
	staff: code === null ? null : { workshop: aState().setup!.code, code }
});
const DISPATCHER = someone('dispatcher');

const detailsOf = (job: ReturnType<typeof aJob>, who = DISPATCHER) => {
	const details = carDetailsOf(aState({ jobs: [job] }), job.id, who);
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

	it('is what is the person’s own: the work of a technician, the cars of an advisor', () => {
		const job = aJob({ operations: [{ plan: aPlan() }, {}] });
		const verbsFor = (who: Asker) => detailsOf(job, who).operations.map(({ verbs }) => verbs);
		expect(verbsFor(someone('technician', TECHNICIAN.mechanic))).toEqual([['start', 'stop'], []]);
		expect(verbsFor(someone('technician', TECHNICIAN.painter))).toEqual([[], []]);
		const parts = ['expect-parts'];
		expect(verbsFor(someone('advisor', advisorCode('谢明')))).toEqual([parts, parts]);
		expect(verbsFor(someone('advisor', advisorCode('别人')))).toEqual([[], []]);
	});

	it('is nothing once the visit has ended', () => {
		const job = aJob({ operations: [{ plan: aPlan() }] });
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

	it('is up to its advisor, and to nobody else’s', () => {
		const booked = aJob({ arrivedAt: null });
		const verbsFor = (name: string) => detailsOf(booked, someone('advisor', advisorCode(name)));
		expect(verbsFor('谢明').verbs).toEqual(['arrive', 'promise', 'no-show', 'cancel']);
		expect(verbsFor('别人').verbs).toEqual(['arrive']);
		expect(detailsOf(booked, someone('technician', TECHNICIAN.mechanic)).verbs).toEqual([]);
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
		expect(carDetailsOf(aState(), jobId('nobody'), DISPATCHER)).toBeNull();
	});
});
