import { describe, expect, it } from 'vitest';
import { aJob, aPlan, aPromise, aStint } from '../../../../tests/builders/a-job.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at, TOMORROW } from '../../../../tests/builders/at.ts';
import { theJob, when } from '../../../../tests/support/scenario.ts';
import type { Command } from '../commands.ts';
import type { Actor } from '../decider.ts';
import { dutiesOfJob } from '../duty/duties.ts';
import { commandId, personId } from '../ids.ts';
import type { Job } from '../job/job.ts';
import type { WorkshopState } from '../state.ts';
import { DAY_MS, type Instant } from '../time/instant.ts';
import { proposedPromise } from './proposal.ts';
import { isCustomerToldInTime, tellCustomerBy } from './told-in-time.ts';
import { proposalAsTold } from './told-proposal.ts';

const XIE: Actor = { id: personId('xie'), role: 'advisor', name: '谢明' };
/** Four hours of work since nine, promised for noon: it will be one o'clock. */
const late = (overrides: Parameters<typeof aJob>[0] = {}): Job =>
	aJob({
		promises: [aPromise(at('12:00'))],
		operations: [{ state: 'running', plan: aPlan({ minutes: 240 }), stints: [aStint()] }],
		...overrides
	});
const START = aState({ jobs: [late()] });
const tell = (expectedAt: Instant, reason = '拆检困难'): Command => ({
	type: 'TellDelay',
	job: theJob(START).id,
	expectedAt,
	reason
});
const by = (command: string, now = at('10:00')) => ({
	actor: XIE,
	command: commandId(command),
	now
});
const toTell = (state: WorkshopState, now: Instant) =>
	dutiesOfJob(state, theJob(state), { now }).find(({ kind }) => kind === 'tell-delay');

describe('a customer is told of a delay', () => {
	it('is kept with time, reason, who and when, the words beside the log', () => {
		const { state, events } = when(START, tell(at('13:15'), ' 拆检困难 '), by('c1'));
		expect(events.map(({ type }) => type)).toEqual(['DelayTold', 'DutyDone']);
		expect(JSON.stringify(events)).not.toContain('拆检');
		expect(theJob(state).toldDelays).toEqual([
			{
				promisedAt: at('12:00'),
				expectedAt: at('13:15'),
				at: at('10:00'),
				by: 'xie',
				name: 'c1/by',
				said: 'c1/said'
			}
		]);
		expect(state.registers.note.get('c1/said')).toMatchObject({ text: '拆检困难' });
	});

	it('promises nothing: the time told is what is proposed as the next promise', () => {
		const told = when(START, tell(at('14:30')), by('c1')).state;
		const job = theJob(told);
		expect(job.promises).toHaveLength(1);
		const proposal = proposedPromise(told, job, at('10:00'));
		expect(proposal?.at).not.toBe(at('14:30'));
		expect(proposalAsTold(job, proposal)).toMatchObject({ at: at('14:30'), marginMinutes: 90 });
		expect(proposalAsTold(job, null)).toBeNull();
	});

	it('is proposed no more once the work will not be done by then either', () => {
		const told = when(START, tell(at('12:45')), by('c1')).state;
		const proposal = proposedPromise(told, theJob(told), at('10:00'));
		expect(proposalAsTold(theJob(told), proposal)).toBe(proposal);
	});

	it('is done with, until the told time will not be kept either', () => {
		expect(toTell(START, at('10:00'))).toMatchObject({ dueAt: at('11:00') });
		const told = when(START, tell(at('13:00')), by('c1')).state;
		expect(toTell(told, at('10:01'))).toBeUndefined();
		const short = when(START, tell(at('12:59')), by('c1')).state;
		expect(toTell(short, at('10:01'))).toMatchObject({ since: at('10:00'), dueAt: at('11:59') });
		const again = when(short, tell(at('13:30')), by('c2', at('10:02'))).state;
		expect(toTell(again, at('10:03'))).toBeUndefined();
		expect(theJob(again).duties.map(({ kind }) => kind)).toEqual(['tell-delay', 'tell-delay']);
	});

	it('is not done by saying so', () => {
		const duty = toTell(START, at('10:00'))?.id;
		const wish: Command = { type: 'RecordDuty', job: theJob(START).id, duty: duty!, note: '' };
		expect(when(START, wish, by('c1')).refusal).toMatchObject({ code: 'duty/done-by-doing' });
	});

	it.each<[string, Job, Command, object]>([
		['nothing was promised', late({ promises: [] }), tell(at('13:00')), { code: 'promise/none' }],
		[
			'it is no later',
			late(),
			tell(at('12:00')),
			{ code: 'delay/not-later', promisedAt: at('12:00') }
		],
		[
			'that time is over',
			late({ promises: [aPromise(at('09:00'))] }),
			tell(at('10:00')),
			{ code: 'delay/not-ahead' }
		],
		[
			'no reason is given',
			late(),
			tell(at('13:00'), ' '),
			{ code: 'reason/missing', why: 'delay' }
		],
		[
			'the car is gone',
			late({ end: { how: 'delivered', at: at('09:50'), reason: '' } }),
			tell(at('13:00')),
			{ code: 'job/ended' }
		],
		[
			'it was told without end',
			late({
				toldDelays: Array.from({ length: 100 }, () => ({
					promisedAt: at('12:00'),
					expectedAt: at('12:30'),
					at: at('09:30'),
					by: personId('xie'),
					name: 'n' as never,
					said: 's' as never
				}))
			}),
			tell(at('13:00')),
			{ code: 'job/too-long', limit: 100 }
		]
	])('is refused where %s', (_why, job, wish, refusal) => {
		expect(when(aState({ jobs: [job] }), wish, by('c1')).refusal).toMatchObject(refusal);
	});
});

describe('told in time', () => {
	const stay = { openedAt: at('08:00'), arrivedAt: at('08:00') };
	it.each([
		['an hour and a minute before', '10:59', true],
		['an hour before', '11:00', true],
		['59 minutes before', '11:01', false]
	])('%s, of a visit of a day', (_what, time, inTime) => {
		const told = { promisedAt: at('12:00'), at: at(time) };
		expect(isCustomerToldInTime(stay, told)).toBe(inTime);
	});

	it.each([
		['four hours before', '08:00', true],
		['less than four hours before', '08:01', false]
	])('%s, of a visit of more than two days', (_what, time, inTime) => {
		const long = { openedAt: at('08:00') - 2 * DAY_MS, arrivedAt: null };
		expect(isCustomerToldInTime(long, { promisedAt: at('12:00'), at: at(time) })).toBe(inTime);
	});

	it('of a visit of two days to the minute an hour is enough', () => {
		expect(tellCustomerBy({ ...stay, openedAt: 0 }, at('08:00') + 2 * DAY_MS)).toBe(
			at('07:00', TOMORROW) + DAY_MS
		);
	});
});
