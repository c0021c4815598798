import { describe, expect, it } from 'vitest';
import { bayCode, commandId, jobId, workshopCode, type CommandId } from '#core/ids.ts';
import type { CommandAnswer } from '#protocol/messages.ts';
import { Outbox, type Kept, type OutboxStorage } from './outbox.ts';
import { noStorage } from './outbox-storage.ts';

const kept = (id: string, overrides: Partial<Kept> = {}): Kept => ({
	envelope: {
		id: commandId(id),
		workshop: workshopCode('test'),
		command: { type: 'ReturnBay', bay: bayCode('A01') }
	},
	keptAt: 0,
	tappedAt: 500,
	...overrides
});
const accepted = (id: string): CommandAnswer => ({
	status: 'accepted',
	id: commandId(id),
	epoch: 'e1',
	seq: 1,
	changed: true
});

const cancelling = (id: string): Kept['envelope'] => ({
	id: commandId(id),
	workshop: workshopCode('test'),
	command: { type: 'CancelJob', job: jobId('J1'), reason: '王先生改天再来' }
});

/** A page's storage as a map, to be handed from one "page" to the next. */
function aStorage(): OutboxStorage & { readonly entries: Map<CommandId, Kept> } {
	const entries = new Map<CommandId, Kept>();
	return {
		entries,
		load: () => [...entries.values()],
		keep: (entry) => entries.set(entry.envelope.id, entry),
		forget: (id) => entries.delete(id)
	};
}

describe('the outbox', () => {
	it('hands each command out once until it is returned', () => {
		const outbox = new Outbox(noStorage);
		void outbox.add(kept('c1'));
		expect(outbox.takeUnsent(0)).toHaveLength(1);
		expect(outbox.takeUnsent(0)).toHaveLength(0);
		outbox.returned(commandId('c1'));
		expect(outbox.takeUnsent(0)).toHaveLength(1);
	});

	it('adds the time of the tap only to a command that had to wait', () => {
		const outbox = new Outbox(noStorage);
		void outbox.add(kept('c1'));
		expect(outbox.takeUnsent(5_000)[0]).not.toHaveProperty('tappedAt');
		outbox.returned(commandId('c1'));
		expect(outbox.takeUnsent(5_001)[0]).toHaveProperty('tappedAt', 500);
	});

	it('outlives a reload: the next page sends it again and hears that its caller is gone', () => {
		const storage = aStorage();
		void new Outbox(storage).add(kept('c1'));
		const next = new Outbox(storage);
		expect(next.takeUnsent(0).map(({ id }) => id)).toEqual(['c1']);
		expect(next.settle(accepted('c1'))).toMatchObject({
			...{ envelope: { id: 'c1' }, tappedAt: 500, isCallerGone: true }
		});
		expect(storage.entries.size).toBe(0);
	});

	it('keeps nothing that may name a person, also what an earlier release kept', () => {
		const storage = aStorage();
		const outbox = new Outbox(storage);
		void outbox.add(kept('c1', { envelope: cancelling('c1') }));
		void outbox.add(kept('c2'));
		expect([...storage.entries.keys()]).toEqual(['c2']);
		expect(outbox.takeUnsent(0).map(({ id }) => id)).toEqual(['c1', 'c2']);

		storage.keep(kept('c3', { envelope: cancelling('c3') }));
		const next = new Outbox(storage);
		expect([...storage.entries.keys()]).toEqual(['c2']);
		expect(next.takeUnsent(0).map(({ id }) => id)).toEqual(['c2', 'c3']);
	});

	it('says what waits: at once without a line, else once an answer is overdue', () => {
		const outbox = new Outbox(noStorage);
		expect(outbox.unsent(0, 'down')).toBeNull();
		void outbox.add(kept('c1', { tappedAt: null }));
		void outbox.add(kept('c2', { keptAt: 10, envelope: cancelling('c2') }));
		expect(outbox.unsent(5_000, 'up')).toBeNull();
		expect(outbox.unsent(5_000, 'down')).toEqual({ count: 2, since: 500, inPageOnly: 1 });
		expect(outbox.unsent(5_001, 'up')).toEqual({ count: 1, since: null, inPageOnly: 1 });
		outbox.settle(accepted('c1'));
		outbox.settle(accepted('c2'));
		expect(outbox.unsent(5_001, 'down')).toBeNull();
	});

	it('tells of an answer that came after the command had to wait', () => {
		const outbox = new Outbox(noStorage);
		void outbox.add(kept('c1'));
		void outbox.add(kept('c2', { keptAt: 5_000 }));
		outbox.takeUnsent(5_001);
		expect(outbox.settle(accepted('c1'))).toMatchObject({ isCallerGone: false });
		expect(outbox.settle(accepted('c2'))).toBeNull();
	});

	it('answers a caller once, and forgets the command', async () => {
		const storage = aStorage();
		const outbox = new Outbox(storage);
		const answer = outbox.add(kept('c1'));
		expect(outbox.settle(accepted('c1'))).toBeNull();
		expect(outbox.settle(accepted('c1'))).toBeNull();
		await expect(answer).resolves.toEqual(accepted('c1'));
		expect(storage.entries.size).toBe(0);
		expect(outbox.takeUnsent(0)).toHaveLength(0);
	});

	it('is bounded, and says so', async () => {
		const outbox = new Outbox(noStorage);
		for (let n = 0; n < 200; n++) void outbox.add(kept(`c${String(n)}`));
		await expect(outbox.add(kept('one too many'))).resolves.toMatchObject({
			status: 'refused',
			refusal: { code: 'wire/too-many' }
		});
	});
});
