import type { Command } from '#core/commands.ts';
import type { Circumstances } from '#core/decider.ts';
import { evolve } from '#core/evolve.ts';
import { NO_OUTLOOK, type PromiseAsked } from '#core/promise/outlook.ts';
import type { WorkshopState } from '#core/state.ts';
import type { Decide } from './decided.ts';

/** Commands that give a promise a person can be asked about: what is known then is looked ahead for. */
const GIVES_PROMISE: ReadonlySet<Command['type']> = new Set(['OpenJob', 'ChangePromise']);

/** Whether looking ahead for this command may be worth while. */
export const mayGivePromise = ({ type }: Command): boolean => GIVES_PROMISE.has(type);

/**
 * The promise a command would give and the workshop as it would be, told by deciding it once without
 * looking ahead; null where it gives none, or is refused.
 */
export function promiseAsked(
	state: WorkshopState,
	wish: { readonly command: Command; readonly circumstances: Circumstances },
	decide: Decide
): PromiseAsked | null {
	const { command, circumstances } = wish;
	const decision = decide(state, command, { ...circumstances, outlook: NO_OUTLOOK });
	if (!decision.ok) return null;
	const { events, at } = decision.value;
	const given = events.find((event) => event.type === 'PromiseGiven');
	if (given?.type !== 'PromiseGiven' || given.known === undefined) return null;
	const { now, actor } = circumstances;
	const before = events.filter((event) => event !== given);
	const recorded = before.map((event, index) => ({
		...{ seq: state.seq + index + 1, at, recordedAt: now },
		...{ actor: actor.id, command: circumstances.command, event }
	}));
	return { state: evolve(state, recorded), job: given.job, promisedAt: given.promisedAt };
}
