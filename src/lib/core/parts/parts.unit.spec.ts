import { describe, expect, it } from 'vitest';
import { aJob, aStoppage } from '../../../../tests/builders/a-job.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at, TOMORROW } from '../../../../tests/builders/at.ts';
import {
	after,
	onOperation,
	theJob,
	theOperation,
	when
} from '../../../../tests/support/scenario.ts';
import type { Command } from '../commands.ts';
import { dutiesOfJob } from '../duty/duties.ts';
import { additionId, advisorCode, jobId, operationId, personId, skillCode } from '../ids.ts';
import type { Addition, Job } from '../job/job.ts';
import type { WorkshopState } from '../state.ts';
import { partsLines, partsReader } from './parts.ts';

const JOB = jobId('J1');
const ABOUT = operationId(JOB, 1);
const NOW = at('10:00');
const SEEN: Command = { type: 'AcknowledgeParts', job: JOB, about: ABOUT };
const advisor = { id: personId('a'), role: 'advisor', name: '谢明' } as const;
const lines = (state: WorkshopState, now = at('10:00')) =>
	partsLines(state, now).map(({ job, state: is, unseenBy }) => ({ job: job.id, is, unseenBy }));
const waiting = (overrides: Partial<Job> = {}, dueAt = at('15:00')) =>
	aJob({ operations: [{ partsDueAt: dueAt }], ...overrides });
const ordered = () => aState({ jobs: [waiting()] });
/** Who is told by the duties that parts came. */
const told = (state: WorkshopState, now = NOW) =>
	dutiesOfJob(state, theJob(state), { now })
		.filter(({ kind }) => kind === 'parts-here')
		.map(({ roles }) => roles);
const here = () => after(ordered(), [(state) => ({ type: 'ReceiveParts', ...onOperation(state) })]);

describe('the list of parts', () => {
	it.each([
		[at('10:01'), 'awaited'],
		[at('10:00'), 'overdue']
	])('says of parts due at %i: %s', (dueAt, is) => {
		expect(lines(aState({ jobs: [waiting({}, dueAt)] }))).toMatchObject([{ is }]);
	});

	it('puts overdue ones first, then what nobody ordered, then by when it comes', () => {
		const stopped = aJob({
			id: jobId('J3'),
			operations: [{ state: 'stopped', stoppages: [aStoppage()] }]
		});
		const state = aState({
			jobs: [
				waiting({ id: jobId('J1') }, at('10:00', TOMORROW)),
				waiting({ id: jobId('J2') }, at('11:00')),
				stopped,
				waiting({ id: jobId('J4') }, at('09:00')),
				aJob({ id: jobId('J5') }),
				waiting({ id: jobId('J6'), end: { how: 'cancelled', at: 1, reason: '' } })
			]
		});
		expect(lines(state).map(({ job }) => job)).toEqual(['J4', 'J3', 'J2', 'J1']);
	});

	it('wants parts of approved work ordered, until somebody says when they come', () => {
		const addition: Addition = {
			id: additionId('A1'),
			reportedAt: at('09:00'),
			reportedBy: personId('t'),
			technician: null,
			trade: 'mechanical',
			skill: skillCode('M1'),
			standardMinutes: 30,
			needsParts: true,
			answer: { kind: 'approved', at: at('09:30'), by: personId('a') },
			becomes: ABOUT,
			offered: null,
			acknowledgedAt: null,
			photos: []
		};
		const state = aState({ jobs: [aJob({ additions: [addition] })] });
		expect(lines(state)).toMatchObject([{ is: 'to-order' }]);
		const expected = after(state, [
			(now) => ({ type: 'ExpectParts', ...onOperation(now), dueAt: at('15:00') })
		]);
		expect(lines(expected)).toMatchObject([{ is: 'awaited' }]);
		const without = aState({ jobs: [aJob({ additions: [{ ...addition, needsParts: false }] })] });
		expect(lines(without)).toEqual([]);
	});
});

describe('parts that have arrived', () => {
	it('stay on the list until advisor and dispatcher have seen it', () => {
		const state = here();
		expect(lines(state)).toMatchObject([{ is: 'arrived', unseenBy: ['advisor', 'dispatcher'] }]);
		const one = when(state, SEEN, { actor: advisor }).state;
		expect(lines(one)).toMatchObject([{ unseenBy: ['dispatcher'] }]);
		expect(lines(when(one, SEEN).state)).toEqual([]);
	});

	it('make no screen stale by being seen, and are seen once', () => {
		const state = here();
		const seen = when(state, SEEN).state;
		expect(theOperation(seen).version).toBe(theOperation(state).version);
		expect(theJob(seen).ownVersion).toBe(theJob(state).ownVersion);
		expect(when(seen, SEEN).events).toEqual([]);
	});

	it('are news again when others are awaited and come, in both places', () => {
		const again = after(
			when(here(), SEEN).state,
			[
				(state) => ({ type: 'ExpectParts', ...onOperation(state), dueAt: at('15:00') }),
				(state) => ({ type: 'ReceiveParts', ...onOperation(state) })
			],
			{ now: at('14:00') }
		);
		expect(lines(again)).toMatchObject([{ unseenBy: ['advisor', 'dispatcher'] }]);
		expect(told(again, at('14:00'))).toEqual([['advisor'], ['dispatcher']]);
	});

	it('are one fact here and among the duties: seen here, done there, and kept with who did it', () => {
		const seen = when(here(), SEEN, { actor: advisor }).state;
		expect(told(seen)).toEqual([['dispatcher']]);
		const [record] = theJob(seen).duties;
		expect(record).toMatchObject({ kind: 'parts-here', standing: 'done', by: 'a' });
		expect(seen.registers.note.get(record!.name)?.text).toBe('谢明');
	});

	it('are seen here by whoever does the duty there', () => {
		const state = here();
		const [duty] = dutiesOfJob(state, theJob(state), { now: NOW }).filter(({ roles }) =>
			roles.includes('advisor')
		);
		const wish: Command = { type: 'RecordDuty', job: JOB, duty: duty!.id, note: '' };
		const done = when(state, wish, { actor: advisor }).state;
		expect(lines(done)).toMatchObject([{ unseenBy: ['dispatcher'] }]);
		expect(told(done)).toEqual([['dispatcher']]);
	});

	it('need no telling once the work has begun', () => {
		const job = aJob({ operations: [{ partsArrivedAt: at('09:00'), state: 'running' }] });
		expect(lines(aState({ jobs: [job] }))).toEqual([]);
	});

	it('are seen only when they are here', () => {
		expect(when(ordered(), SEEN).refusal).toEqual({
			code: 'parts/not-arrived',
			operation: 'J1/1'
		});
		const other: Command = { ...SEEN, about: operationId(JOB, 9) };
		expect(when(ordered(), other).refusal).toMatchObject({ code: 'operation/unknown' });
	});

	it('are told to the advisor of the car, and to the workshop', () => {
		expect([partsReader('advisor'), partsReader('dispatcher'), partsReader('manager')]).toEqual([
			'advisor',
			'dispatcher',
			'dispatcher'
		]);
		expect(theJob(ordered()).advisor).toBe(advisorCode('谢明'));
	});
});
