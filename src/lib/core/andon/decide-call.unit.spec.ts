import { beforeEach, describe, expect, it } from 'vitest';
import { BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { anImport } from '../../../../tests/builders/an-order.ts';
import { at } from '../../../../tests/builders/at.ts';
import { Logbook } from '../../../../tests/support/logbook.ts';
import { theJob } from '../../../../tests/support/scenario.ts';
import { rowsFor } from '../board/project.ts';
import { stateFromRows } from '../board/state-from-rows.ts';
import { rowKey, type Audience } from '../board/rows.ts';
import type { Command } from '../commands.ts';
import type { Actor } from '../decider.ts';
import { changedEntities, stateFromEntities } from '../entities.ts';
import { bayCode, callId, jobId, personId, workshopCode } from '../ids.ts';
import { wishRefusal } from '../people/may-wish.ts';
import { emptyState } from '../state.ts';
import { responseMs, type CallPlace } from './call.ts';
import { MOST_OPEN_CALLS } from './decide-call.ts';

let book: Logbook;
beforeEach(() => {
	book = new Logbook();
	book.must(anImport({ washWanted: false }));
});

const mechanic: Actor = {
	id: personId('P1'),
	role: 'technician',
	name: '王师傅',
	staff: { workshop: workshopCode('test'), code: TECHNICIAN.mechanic }
};
const leader: Actor = { id: personId('P2'), role: 'leader', name: '赵班长' };

const call = (overrides: Partial<CallPlace> = {}): Extract<Command, { type: 'CallForHelp' }> => ({
	type: 'CallForHelp',
	call: {
		id: callId('H1'),
		kind: 'equipment',
		bay: BAY.lift1,
		job: theJob(book.state).id,
		...overrides
	},
	note: ' 举升机不动，萧先生在旁边 '
});
const answer: Command = { type: 'AnswerHelp', call: callId('H1') };
const end: Command = { type: 'EndHelp', call: callId('H1') };
const theCall = () => [...book.state.calls.values()][0]!;
const rowOf = (audience: Audience) =>
	rowsFor(audience, book.state).find(({ kind }) => kind === 'call');

describe('a call for help', () => {
	it('keeps who called from where, who came and how long that took', () => {
		book.must(call(), { now: at('10:00'), actor: mechanic });
		book.must(answer, { now: at('10:04'), actor: leader });
		book.must(end, { now: at('10:20'), actor: leader });

		expect(theCall()).toMatchObject({
			kind: 'equipment',
			bay: BAY.lift1,
			technician: 'T001',
			called: { at: at('10:00'), by: 'P1' },
			answered: { at: at('10:04'), by: 'P2' },
			ended: { at: at('10:20'), by: 'P2' }
		});
		expect(responseMs(theCall())).toBe(4 * 60_000);
		expect(book.state.registers.call.get('H1')).toMatchObject({
			note: '举升机不动，萧先生在旁边',
			calledBy: '王师傅',
			answeredBy: '赵班长'
		});
		expect(JSON.stringify(book.log)).not.toMatch(/萧先生|王师傅|赵班长/u);
	});

	it('is on the board until the day is closed, and overnight where nobody settled it', () => {
		book.must(call());
		book.must(call({ id: callId('H2') }));
		book.must(end);
		expect(book.state.calls.size).toBe(2);
		const before = book.state;
		const board = { id: personId('board'), role: 'board', name: '控工板' } as const;
		book.must({ type: 'CloseDay' }, { actor: board });
		expect([...book.state.calls.keys()]).toEqual(['H2']);
		expect(changedEntities(before, book.state)).toContainEqual(
			expect.objectContaining({ kind: 'call', id: 'H1', gone: true })
		);
	});

	it('comes back from its entity and its text', () => {
		book.must(call());
		const entities = changedEntities({ ...book.state, calls: new Map() }, book.state);
		const stored = stateFromEntities(entities, [...book.state.registers.call.values()], 9);
		expect(stored.calls).toEqual(book.state.calls);
		expect(stored.registers.call).toEqual(book.state.registers.call);
	});

	it.each([
		['a bay there is not', () => call({ bay: bayCode('Z99') }), 'bay/unknown'],
		['a car there is not', () => call({ job: jobId('none') }), 'job/unknown'],
		['a call nobody made', () => answer, 'call/unknown']
	])('is refused for %s', (_, wish, code) => {
		expect(book.send(wish()).refusal?.code).toBe(code);
	});

	it('is made once, and answered once', () => {
		book.must(call());
		expect(book.send(call()).refusal?.code).toBe('call/already-made');
		book.must(answer);
		expect(book.send(answer).refusal?.code).toBe('call/already-answered');
		book.must(end);
		expect(book.must(end).events).toEqual([]);
		expect(book.send({ ...end, call: callId('H9') }).refusal?.code).toBe('call/unknown');
	});

	it('needs neither bay nor car, and there is an end to them', () => {
		for (let n = 0; n < MOST_OPEN_CALLS; n++)
			book.must(call({ id: callId(`N${String(n)}`), bay: null, job: null }));
		expect(book.send(call()).refusal).toEqual({ code: 'call/too-many', limit: MOST_OPEN_CALLS });
	});
});

describe('who hears of a call', () => {
	it('the house reads what was said; a wall where and how long; customers not even what for', () => {
		book.must(call(), { now: at('10:00'), actor: mechanic });

		expect(rowOf('staff')?.body).toMatchObject({
			note: '举升机不动，萧先生在旁边',
			calledBy: '王师傅'
		});
		expect(rowOf('wall')?.body).toEqual({
			...theCall(),
			technician: null,
			job: expect.not.stringContaining('RO1') as string,
			called: { at: at('10:00'), by: '' }
		});
		expect(rowOf('wall-masked')?.body).toMatchObject({ kind: 'help', bay: BAY.lift1 });
		expect(rowOf('lounge')).toBeUndefined();
	});

	it('staff screens know it as the server does', () => {
		book.must(call());
		const rows = new Map(rowsFor('staff', book.state).map((row) => [rowKey(row), row]));
		const seen = stateFromRows(rows, 9);
		expect(seen.calls.get('H1')).toMatchObject(theCall());
		expect(seen.registers.call.get('H1')).toEqual(book.state.registers.call.get('H1'));
		expect(stateFromRows(rows, 9, seen).registers.call).toBe(seen.registers.call);
		rows.delete('call:H1');
		expect(stateFromRows(rows, 9, seen).registers.call.size).toBe(0);
		expect(emptyState.calls.size).toBe(0);
	});

	it('whoever called may end it, other technicians may not', () => {
		book.must(call(), { actor: mechanic });
		const other: Actor = { ...mechanic, id: personId('P9') };
		expect(wishRefusal(book.state, end, mechanic)).toBeNull();
		expect(wishRefusal(book.state, end, other)).toMatchObject({
			code: 'person/not-allowed',
			of: 'H1'
		});
		expect(wishRefusal(book.state, end, leader)).toBeNull();
	});
});
