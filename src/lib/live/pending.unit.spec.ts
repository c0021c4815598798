import { beforeEach, describe, expect, it } from 'vitest';
import type { Command } from '#core/commands.ts';
import { commandId, jobId, operationId, type CommandId } from '#core/ids.ts';
import type { CommandAnswer } from '#protocol/messages.ts';
import { Pending } from './pending.ts';

const id = commandId('c1');
const job = jobId('J1');
const operation = operationId(job, 1);
const accepted = (seq: number): CommandAnswer => ({
	status: 'accepted',
	id,
	epoch: 'e1',
	seq,
	changed: true
});

let pending: Pending;
const add = (wish: CommandId, command: Command): void => {
	pending.add({ id: wish, command, at: 0 });
};
const targets = (): string[] => [...pending.byTarget().keys()];

beforeEach(() => {
	pending = new Pending();
	add(id, { type: 'UnassignOperation', job, operation, seen: 1 });
});

describe('a pending mark', () => {
	it('stands on the operation, or on the visit', () => {
		add(commandId('c2'), { type: 'SettleJob', job: jobId('J2') });
		add(commandId('c3'), { type: 'CloseDay' });
		expect(targets()).toEqual([operation, 'J2']);
	});

	it('stands on every operation of a compound move', () => {
		const moves = [2, 3].map((n) => ({ job, operation: operationId(job, n), seen: 1, to: null }));
		add(commandId('c2'), { type: 'ReplanOperations', moves });
		expect(targets()).toEqual([operation, 'J1/2', 'J1/3']);
	});

	it('is told in the order of the taps', () => {
		add(commandId('c2'), { type: 'SettleJob', job });
		pending.answered(accepted(5), 4);
		expect(pending.all().map((wish) => wish.id)).toEqual(['c1', 'c2']);
		pending.reached(5);
		expect(pending.all().map((wish) => wish.id)).toEqual(['c2']);
	});

	it('goes with a refusal', () => {
		pending.answered({ status: 'refused', id, refusal: { code: 'workshop/not-set-up' } }, 1);
		expect(targets()).toEqual([]);
	});

	it('stays after the answer until the rows have got there', () => {
		pending.answered(accepted(5), 4);
		pending.reached(4);
		expect(targets()).toEqual([operation]);
		pending.reached(5);
		expect(targets()).toEqual([]);
	});

	it('goes with the answer when the rows were there first', () => {
		pending.answered(accepted(5), 5);
		expect(targets()).toEqual([]);
	});

	it('does not wait for a position of an epoch that ended', () => {
		pending.answered(accepted(5), 4);
		pending.startOver();
		expect(targets()).toEqual([]);
	});
});
