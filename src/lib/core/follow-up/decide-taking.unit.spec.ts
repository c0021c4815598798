import { describe, expect, it } from 'vitest';
import { aJob } from '../../../../tests/builders/a-job.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at, TOMORROW } from '../../../../tests/builders/at.ts';
import { when } from '../../../../tests/support/scenario.ts';
import { followUpLines } from '../board/follow-up-lines.ts';
import { rowsFor } from '../board/project.ts';
import { rowKey } from '../board/rows.ts';
import { stateFromRows } from '../board/state-from-rows.ts';
import type { Command } from '../commands.ts';
import type { Actor, Circumstances } from '../decider.ts';
import { idOf } from '../duty/duty-record.ts';
import { remindersFor } from '../duty/worklist.ts';
import { stateFromEntities } from '../entities.ts';
import { commandId, dutyId, jobId, personId } from '../ids.ts';
import type { Role } from '../people/role.ts';
import type { WorkshopState } from '../state.ts';
import { FIRST_CALL_MS, OVERDUE_KEPT_MS } from './due.ts';
import type { CallResult, FollowUp } from './follow-up.ts';

const VISIT = jobId('J1');
const DELIVERED = at('16:00');
const MORNING = at('10:00', TOMORROW);
const FIRST = dutyId('follow-up:1');

const person = (id: string, name: string, role: Role): Actor => ({
	...{ id: personId(id), role, name },
	staff: null
});
const XIE = person('xie', '谢明', 'followup');
const LI = person('li', '李霞', 'followup');
const ZHAO = person('zhao', '赵经理', 'manager');
const WU = person('wu', '吴经理', 'manager');
const by = (actor: Actor, now = MORNING): Partial<Circumstances> => ({
	...{ actor, now },
	command: commandId(`c-${actor.id}`)
});

const delivered = (): WorkshopState =>
	when(
		aState({
			jobs: [aJob({ advisor: null, end: { how: 'delivered', at: DELIVERED, reason: '' } })]
		}),
		{ type: 'CloseDay' },
		{ now: at('17:30') }
	).state;
const take = (duty = FIRST): Command => ({ type: 'TakeFollowUp', visit: VISIT, duty });
const release = (duty = FIRST): Command => ({ type: 'ReleaseFollowUp', visit: VISIT, duty });
const call = (result: CallResult, note = ''): Command => ({
	...{ type: 'RecordFollowUp', visit: VISIT, result },
	note
});
const taken = (): WorkshopState => when(delivered(), take(), by(XIE)).state;
const takenIn = ({ followUps }: WorkshopState) => followUps.get(VISIT)?.taken;
const remindedOf = (state: WorkshopState, who: Actor, now = MORNING) =>
	remindersFor(state, { who, now }).map(({ kind }) => kind);
/** The list as that person's page has it, from the rows that go out. */
function listOf(state: WorkshopState, who: Actor) {
	const rows = rowsFor('staff', state);
	const seen = stateFromRows(new Map(rows.map((row) => [rowKey(row), row])), state.seq);
	return followUpLines(seen, { who, now: MORNING });
}

describe('a call that somebody takes', () => {
	it('is off the bell of the others, who read who has it', () => {
		expect(remindedOf(delivered(), LI)).toEqual(['follow-up']);
		expect(remindedOf(taken(), LI)).toEqual([]);
		expect(remindedOf(taken(), XIE)).toEqual(['follow-up']);
		expect(listOf(taken(), LI)).toMatchObject([
			{
				isOthers: true,
				tasks: [{ taken: { name: '谢明', byMe: false }, may: { take: false, release: false } }]
			}
		]);
		expect(listOf(taken(), XIE)).toMatchObject([
			{ isOthers: false, tasks: [{ taken: { byMe: true }, may: { release: true } }] }
		]);
	});

	it('keeps the name beside the log', () => {
		const { events, state } = when(delivered(), take(), by(XIE));
		expect(events).toEqual([
			{ type: 'FollowUpTaken', visit: VISIT, duty: FIRST, kind: 'follow-up', name: 'c-xie/by' }
		]);
		expect(state.registers.note.get('c-xie/by')).toMatchObject({ job: VISIT, text: '谢明' });
	});

	it('is not taken twice, and by the same person it is nothing new', () => {
		expect(when(taken(), take(), by(LI)).refusal).toEqual({
			...{ code: 'duty/taken', job: VISIT, duty: 'follow-up' },
			by: '谢明'
		});
		expect(when(taken(), take(), by(XIE)).events).toEqual([]);
	});

	it('is given back by whoever has it, or by somebody who answers for them', () => {
		expect(when(taken(), release(), by(LI)).refusal).toMatchObject({ code: 'duty/taken' });
		expect(takenIn(when(taken(), release(), by(XIE)).state)).toEqual([]);
		expect(listOf(taken(), ZHAO)[0]?.tasks[0]?.may.release).toBe(true);
		const state = when(taken(), release(), by(ZHAO)).state;
		expect(remindedOf(state, LI)).toEqual(['follow-up']);
		expect(when(state, release(), by(XIE)).events).toEqual([]);
	});

	it('stays taken while nobody answers, and is over with the call, whoever made it', () => {
		expect(takenIn(when(taken(), call('unreached'), by(LI)).state)).toHaveLength(1);
		const rung = when(taken(), call('satisfied'), by(LI)).state;
		expect(takenIn(rung)).toEqual([]);
		expect(remindedOf(rung, LI)).toEqual(['follow-up']);
	});

	it.each([
		['on the last day', FIRST_CALL_MS + OVERDUE_KEPT_MS, null],
		['a moment after it', FIRST_CALL_MS + OVERDUE_KEPT_MS + 1, 'duty/not-due']
	])('can be taken while it is on the list: %s', (_when, age, code) => {
		const { refusal } = when(delivered(), take(), by(XIE, DELIVERED + age));
		expect(refusal?.code ?? null).toBe(code);
	});

	it('is one that is to be made, of a visit that is known, by somebody who rings', () => {
		expect(when(delivered(), take(dutyId('follow-up:2')), by(XIE)).refusal).toEqual({
			...{ code: 'duty/not-due', job: VISIT },
			duty: 'follow-up:2'
		});
		for (const type of ['TakeFollowUp', 'ReleaseFollowUp'] as const)
			expect(when(delivered(), { type, visit: jobId('J9'), duty: FIRST }, by(XIE)).refusal).toEqual(
				{ code: 'follow-up/unknown', visit: 'J9' }
			);
	});

	it('is nobody’s in what an earlier release stored', () => {
		const parts = Object.entries(delivered().followUps.get(VISIT)!);
		const stored: unknown = Object.fromEntries(parts.filter(([part]) => part !== 'taken'));
		const entity = {
			kind: 'follow-up',
			...{ id: VISIT, seq: 1, gone: false },
			body: stored as FollowUp
		} as const;
		expect(takenIn(stateFromEntities([entity], [], 1))).toEqual([]);
	});
});

describe('a complaint that a manager takes', () => {
	const complained = (): WorkshopState =>
		when(delivered(), call('complaint', '有异响'), by(XIE)).state;
	const FLAG = idOf('settle-complaint', String(MORNING));
	const isSettled: Command = { type: 'SettleComplaint', visit: VISIT, note: '已换件' };

	it('is off the bell of the other manager until it is settled', () => {
		expect(remindedOf(complained(), WU)).toEqual(['settle-complaint']);
		const state = when(complained(), take(FLAG), by(ZHAO)).state;
		expect(remindedOf(state, WU)).toEqual([]);
		expect(remindedOf(state, ZHAO)).toEqual(['settle-complaint']);
		expect(takenIn(when(state, isSettled, by(WU)).state)).toEqual([]);
	});

	it('is not for whoever rings', () => {
		expect(when(complained(), take(FLAG), by(XIE)).refusal).toMatchObject({
			...{ code: 'person/not-allowed', role: 'followup', command: 'TakeFollowUp' }
		});
		expect(listOf(complained(), XIE)[0]?.tasks.map(({ may }) => may.take)).toEqual([true, false]);
	});

	it('is everybody’s again when the customer complains of something else', () => {
		const state = when(complained(), take(FLAG), by(ZHAO)).state;
		const again = when(state, call('comeback', '又漏油'), by(XIE, MORNING + 1)).state;
		expect(takenIn(again)).toEqual([]);
		expect(remindedOf(again, WU)).toEqual(['settle-complaint']);
	});
});
