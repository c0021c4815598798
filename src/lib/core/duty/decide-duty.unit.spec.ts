import { describe, expect, it } from 'vitest';
import { aJob } from '../../../../tests/builders/a-job.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import { circumstances, theJob, when } from '../../../../tests/support/scenario.ts';
import type { Actor, Circumstances } from '../decider.ts';
import { advisorCode, commandId, dutyId, jobId, personId, workshopCode } from '../ids.ts';
import { DAY_MS } from '../time/instant.ts';
import type { DutyCommand } from './commands.ts';
import { advisorDuties, doneToday, remindersFor } from './worklist.ts';

/** Nobody's car: every advisor sees to it. */
const job = aJob({ advisor: null, openedAt: at('08:00') - DAY_MS, arrivedAt: at('09:00') });
const START = aState({ jobs: [job] });
const MEET = { job: job.id, duty: dutyId('meet') };
const advisor = (id: string, name: string): Actor => ({
	id: personId(id),
	role: 'advisor',
	name,
	staff: null
});
const XIE = advisor('xie', '谢明');
const LI = advisor('li', '李霞');
const by = (actor: Actor, id = 'c1'): Partial<Circumstances> => ({
	actor,
	command: commandId(id),
	now: at('09:01')
});
const record = (note = ''): DutyCommand => ({ type: 'RecordDuty', ...MEET, note });
const TAKE: DutyCommand = { type: 'TakeDuty', ...MEET };
const RELEASE: DutyCommand = { type: 'ReleaseDuty', ...MEET };

describe('a duty that is done', () => {
	it('is kept with who, when and what they wrote, the words beside the log', () => {
		const { state, events } = when(START, record(' 客户在休息区 '), by(XIE));
		expect(JSON.stringify(events)).not.toContain('休息');
		expect(theJob(state).duties).toEqual([
			{
				id: 'meet',
				kind: 'meet',
				standing: 'done',
				at: at('09:01'),
				by: 'xie',
				name: 'c1/by',
				said: 'c1/said'
			}
		]);
		expect(state.registers.note.get('c1/said')).toMatchObject({
			job: job.id,
			text: '客户在休息区'
		});
		expect(doneToday(state, { now: at('09:02'), cars: () => true })).toMatchObject([
			{ name: '谢明', text: '客户在休息区' }
		]);
	});

	it('is off the list, and can be put back by who did it or answers for them', () => {
		const { state } = when(START, record(), by(XIE));
		expect(remindersFor(state, { who: XIE, now: at('09:02') }).map(({ kind }) => kind)).toEqual([
			'give-promise'
		]);
		expect(when(state, record(), by(LI, 'c2')).refusal).toEqual({
			code: 'duty/not-due',
			job: job.id,
			duty: 'meet'
		});
		expect(when(state, RELEASE, by(LI, 'c2')).refusal).toMatchObject({ code: 'duty/taken' });
		expect(theJob(when(state, RELEASE, by(XIE, 'c2')).state).duties).toEqual([]);
		const manager = circumstances().actor;
		const answers: Actor = { ...manager, role: 'manager' };
		expect(theJob(when(state, RELEASE, by(answers, 'c3')).state).duties).toEqual([]);
	});

	it('is not, where the act itself is what counts', () => {
		const wish: DutyCommand = {
			type: 'RecordDuty',
			job: job.id,
			duty: dutyId('give-promise'),
			note: ''
		};
		expect(when(START, wish, by(XIE)).refusal).toEqual({
			code: 'duty/done-by-doing',
			job: job.id,
			duty: 'give-promise'
		});
	});
});

describe('a duty that somebody takes', () => {
	const taken = when(START, TAKE, by(XIE)).state;

	it('disappears for the others of the role, who read who has it', () => {
		const meets = (who: Actor) =>
			remindersFor(taken, { who, now: at('09:02') }).some(({ kind }) => kind === 'meet');
		expect(meets(XIE)).toBe(true);
		expect(meets(LI)).toBe(false);
		const lines = advisorDuties(taken, { who: LI, now: at('09:03'), cars: () => true });
		expect(lines.find(({ duty }) => duty.kind === 'meet')).toMatchObject({
			taken: { name: '谢明', byMe: false },
			isOverdue: true
		});
	});

	it('is not taken twice, and by the same person it is nothing new', () => {
		expect(when(taken, TAKE, by(LI, 'c2')).refusal).toEqual({
			code: 'duty/taken',
			job: job.id,
			duty: 'meet',
			by: '谢明'
		});
		expect(when(taken, TAKE, by(XIE, 'c2')).events).toEqual([]);
	});

	it('may be done by another, and is given back by a tap', () => {
		expect(theJob(when(taken, record(), by(LI, 'c2')).state).duties).toMatchObject([
			{ standing: 'done', by: 'li' }
		]);
		const back = when(taken, RELEASE, by(XIE, 'c2')).state;
		expect(theJob(back).duties).toEqual([]);
		expect(when(back, RELEASE, by(XIE, 'c3')).events).toEqual([]);
	});
});

describe('whose it is', () => {
	it('is of the role that has it', () => {
		const painter: Actor = { ...XIE, role: 'parts' };
		expect(when(START, record(), by(painter)).refusal).toMatchObject({
			code: 'person/not-allowed',
			of: job.id
		});
	});

	it('is of the own advisor, where the car has one', () => {
		const staff = (code: string) => ({ workshop: workshopCode('test'), code: advisorCode(code) });
		const its = aState({ jobs: [{ ...job, advisor: advisorCode('谢明') }] });
		const reminded = (who: Actor) => remindersFor(its, { who, now: at('09:01') }).length;
		expect(reminded({ ...XIE, staff: staff('谢明') })).toBe(2);
		expect(reminded({ ...LI, staff: staff('李霞') })).toBe(0);
	});

	it('is of a visit that is on the board', () => {
		const wish = { ...TAKE, job: jobId('none') };
		expect(when(START, wish, by(XIE)).refusal).toEqual({ code: 'job/unknown', job: 'none' });
	});
});
