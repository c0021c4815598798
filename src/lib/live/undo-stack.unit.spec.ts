import { beforeEach, describe, expect, it } from 'vitest';
import type { Command } from '#core/commands.ts';
import { bayCode, commandId, jobId, type CommandId } from '#core/ids.ts';
import type { LocalDate } from '#core/time/instant.ts';
import type { CommandAnswer } from '#protocol/messages.ts';
import { TODAY, TOMORROW } from '../../../tests/builders/at.ts';
import { UndoStack } from './undo-stack.ts';
import type { KeptSteps } from './undo-storage.ts';

const out: Command = { type: 'TakeBayOut', bay: bayCode('A01'), reason: '故障', until: null };
const settle: Command = { type: 'SettleJob', job: jobId('J1') };
const accepted = (id: CommandId, changed = true): CommandAnswer => ({
	status: 'accepted',
	id,
	epoch: 'e1',
	seq: 1,
	changed
});
const refused = (code: 'undo/built-upon' | 'wire/too-many'): ((id: CommandId) => CommandAnswer) => {
	const step = 's';
	return (id) => ({
		status: 'refused',
		id,
		refusal:
			code === 'undo/built-upon'
				? { code, step, job: null, what: 'A01', since: 1 }
				: { code, detail: '' },
		changedBy: []
	});
};

let sent: Command[];
let answer: (id: CommandId) => CommandAnswer;
let today: LocalDate;
let changes: number;
let stack: UndoStack;
let kept: KeptSteps | null;

beforeEach(() => {
	sent = [];
	kept = null;
	answer = accepted;
	today = TODAY;
	changes = 0;
	stack = newStack();
});

/** As a page makes one; a second one is the page after a reload. */
const newStack = (): UndoStack =>
	new UndoStack({
		send: (command) => {
			sent.push(command);
			return Promise.resolve(answer(commandId(`undo-${String(sent.length)}`)));
		},
		today: () => today,
		storage: { load: () => kept, keep: (steps) => (kept = steps) },
		onChange: () => (changes += 1)
	});
const did = async (id: string, command: Command = out): Promise<void> => {
	stack.sending(command, Promise.resolve(accepted(commandId(id))));
	await Promise.resolve();
};

describe('one’s own steps', () => {
	it('are taken back latest first, and done again by undoing the undo', async () => {
		await did('a');
		await did('b', settle);
		expect(stack.nextUndo).toEqual({ id: 'b', what: 'JobSettled', about: '' });
		expect(await stack.undo()).toMatchObject({ status: 'done', step: { id: 'b' } });
		expect(await stack.undo()).toMatchObject({ status: 'done', step: { id: 'a' } });
		expect([stack.canUndo, stack.canRedo]).toEqual([false, true]);
		expect(stack.nextRedo).toMatchObject({ id: 'undo-2', what: 'BayTakenOut' });
		await stack.redo();
		expect(sent.at(-1)).toEqual({ type: 'UndoStep', step: 'undo-2' });
		expect(stack.nextUndo).toMatchObject({ id: 'undo-3', what: 'BayTakenOut' });
		expect(stack.nextRedo).toMatchObject({ id: 'undo-1', what: 'JobSettled' });
	});

	it('are remembered only where they did something that can be taken back', async () => {
		await did('a', { type: 'DeliverJob', job: jobId('J1') });
		stack.sending(out, Promise.resolve(accepted(commandId('b'), false)));
		stack.sending(out, Promise.resolve(refused('wire/too-many')(commandId('c'))));
		expect(stack.canUndo).toBe(false);
		expect(await stack.undo()).toEqual({ status: 'nothing' });
		expect(await stack.redo()).toEqual({ status: 'nothing' });
		expect(sent).toEqual([]);
	});

	it('end what could be done again, once there is a new one', async () => {
		await did('a');
		await stack.undo();
		await did('b');
		expect(stack.canRedo).toBe(false);
		expect(changes).toBeGreaterThan(2);
	});

	it('are dropped, with the explanation, when somebody has built upon them', async () => {
		await did('a');
		await did('b');
		answer = refused('undo/built-upon');
		expect(await stack.undo()).toMatchObject({
			status: 'refused',
			step: { id: 'b' },
			dropped: true,
			answer: { changedBy: [] }
		});
		expect(stack.nextUndo?.id).toBe('a');
	});

	it('stay for another try when only the moment was wrong', async () => {
		await did('a');
		await did('b');
		answer = refused('wire/too-many');
		expect(await stack.undo()).toMatchObject({ status: 'refused', dropped: false });
		expect(stack.nextUndo?.id).toBe('b');
		answer = accepted;
		await stack.undo();
		answer = refused('wire/too-many');
		expect(await stack.redo()).toMatchObject({ status: 'refused', dropped: false });
		expect(stack.canRedo).toBe(true);
	});

	it('are two when the key is pressed twice at once', async () => {
		await did('a');
		await did('b');
		await Promise.all([stack.undo(), stack.undo()]);
		expect(sent).toEqual([
			{ type: 'UndoStep', step: 'b' },
			{ type: 'UndoStep', step: 'a' }
		]);
	});

	it('are waited for while they are on their way', async () => {
		await did('a');
		let arrive: (answer: CommandAnswer) => void = () => undefined;
		stack.sending(
			settle,
			new Promise((resolve) => {
				arrive = resolve;
			})
		);
		const undone = stack.undo();
		await Promise.resolve();
		expect(sent).toEqual([]);
		arrive(accepted(commandId('b')));
		expect(await undone).toMatchObject({ step: { id: 'b', what: 'JobSettled' } });
	});

	it('can be picked out of the history, and then are not taken back a second time', async () => {
		await did('a');
		await did('b');
		await stack.undoStep({ id: commandId('a'), what: 'BayTakenOut', about: '' });
		expect(stack.nextUndo?.id).toBe('b');
		expect(stack.nextRedo?.id).toBe('undo-1');
		await stack.undo();
		expect(stack.canUndo).toBe(false);
	});

	it('are of today, and not endless', async () => {
		for (let n = 0; n < 150; n += 1) await did(`s${String(n)}`);
		expect(stack.nextUndo?.id).toBe('s149');
		today = TOMORROW;
		expect(stack.canUndo).toBe(false);
		await did('new');
		expect(stack.nextUndo?.id).toBe('new');
	});

	it('outlive a reload, with what they were about', async () => {
		stack.begin('e1');
		await did('a');
		stack.describe(commandId('a'), { about: '辽B·12345', on: ['J1'] });
		await did('b');
		await stack.undo();
		stack = newStack();
		stack.answeredLate(settle, accepted(commandId('late'), false));
		stack.begin('e1');
		expect(stack.nextUndo).toMatchObject({ id: 'a', about: '辽B·12345', on: ['J1'] });
		expect(stack.nextRedo?.id).toBe('undo-1');
		await stack.undo();
		expect(stack.nextRedo?.on).toEqual(['J1']);
	});

	it('are still there when the page was left before the answer came', async () => {
		stack.begin('e1');
		await did('a');
		answer = () => {
			throw new Error('never answered');
		};
		await expect(stack.undo()).rejects.toThrow('never answered');
		stack = newStack();
		stack.begin('e1');
		expect(stack.nextUndo?.id).toBe('a');
		stack.answeredLate(settle, accepted(commandId('late')));
		expect(stack.nextUndo).toMatchObject({ id: 'late', what: 'JobSettled' });
	});

	it('are forgotten where the server was put back to another time, and on another day', async () => {
		stack.begin('e1');
		await did('a');
		const before = kept;
		stack.begin('e2');
		expect(stack.canUndo).toBe(false);
		stack = newStack();
		kept = before;
		stack.begin('e2');
		expect(stack.canUndo).toBe(false);
		stack = newStack();
		kept = before;
		today = TOMORROW;
		stack.begin('e1');
		expect(stack.canUndo).toBe(false);
	});
});
