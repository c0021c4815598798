import { setTimeout as pause } from 'node:timers/promises';
import { decide } from '#core/decide.ts';
import type { Actor } from '#core/decider.ts';
import { evolve, withRecords } from '#core/evolve.ts';
import { commandId, type CommandId, type WorkshopCode } from '#core/ids.ts';
import type { Recorded } from '#core/job/events.ts';
import { emptyState, type WorkshopState } from '#core/state.ts';
import type { Instant } from '#core/time/instant.ts';
import type { CommandAnswer } from '#protocol/messages.ts';
import type { CommandRunner } from '../commands/runner.ts';
import type { Step } from '../commands/workshop-queue.ts';
import type { Store } from '../storage/port.ts';
import { ruleRefusal, type ImportOrder, type OrderTaker, type Taken } from './target.ts';

/** Whose import it is and which parts of the server it goes through. */
export interface ImportParts {
	readonly runner: CommandRunner;
	readonly store: Pick<Store, 'archivedOrders'>;
	readonly workshop: WorkshopCode;
	readonly actor: Actor;
	readonly newCommandId: () => CommandId;
}

// A full queue empties within moments; longer means the disk is stuck, and the store then says so.
const QUEUE_FULL_PAUSE_MS = 50;
const QUEUE_FULL_TRIES = 100;

/** Takes orders for good: each goes through the command queue like any other wish. */
export function applyingTaker(parts: ImportParts): OrderTaker {
	const { runner, workshop } = parts;
	let steps: Step[] = [];
	const stopListening = runner.onStep((step) => {
		if (step.workshop === workshop) steps.push(step);
	});
	const state = (): WorkshopState => runner.workshop(workshop)?.state ?? emptyState;
	return {
		state,
		take: async (command) => {
			steps = [];
			const answer = await answered(parts, command);
			if (answer.status === 'refused') return { ok: false, refusal: ruleRefusal(answer.refusal) };
			// Other people's commands may have gone through meanwhile; the answer tells which step is ours.
			const own = steps.findLast(({ after }) => after.seq === answer.seq);
			const after = own?.after ?? state();
			return { ok: true, changed: answer.changed, before: own?.before ?? after, after };
		},
		close: stopListening
	};
}

async function answered(parts: ImportParts, command: ImportOrder): Promise<CommandAnswer> {
	for (let attempt = 1; ; attempt += 1) {
		const envelope = { id: parts.newCommandId(), workshop: parts.workshop, command };
		const answer = await parts.runner.run(envelope, parts.actor);
		const queueIsFull = answer.status === 'refused' && answer.refusal.code === 'wire/too-many';
		if (!queueIsFull || attempt === QUEUE_FULL_TRIES) return answer;
		await pause(QUEUE_FULL_PAUSE_MS);
	}
}

/** Tries orders on a copy of the state with the same rules; nothing is stored or published. */
export function rehearsingTaker(parts: ImportParts): OrderTaker {
	const live = parts.runner.workshop(parts.workshop);
	let state = live?.state ?? emptyState;
	const now = live?.time.workshopNow ?? 0;
	return {
		state: () => state,
		take: async (command) => {
			const before = state;
			const taken = await rehearse(parts, command, { before, now });
			if (taken.ok) state = taken.after;
			return taken;
		},
		close: () => undefined
	};
}

async function rehearse(
	{ store, workshop, actor }: ImportParts,
	command: ImportOrder,
	{ before, now }: { readonly before: WorkshopState; readonly now: Instant }
): Promise<Taken> {
	const found = await store.archivedOrders(workshop, [command.orderNo]);
	const id = commandId('rehearsal');
	const archived = new Map(found.map((order) => [order.orderNo, order]));
	const decision = decide(before, command, { now, actor, command: id, archived });
	if (!decision.ok) return { ok: false, refusal: decision.refusal };
	const { events, records, at } = decision.value;
	const recorded = events.map((event, index): Recorded => ({
		seq: before.seq + index + 1,
		at,
		recordedAt: now,
		actor: actor.id,
		command: id,
		event
	}));
	const after = evolve(withRecords(before, records), recorded);
	return { ok: true, changed: events.length + records.length > 0, before, after };
}
