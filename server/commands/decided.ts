import type { Command } from '#core/commands.ts';
import type { Circumstances, Decision } from '#core/decider.ts';
import { evolve, withRecords } from '#core/evolve.ts';
import type { Recorded } from '#core/job/events.ts';
import { rebased } from '#core/job/own-chain.ts';
import { wishRefusal } from '#core/people/may-wish.ts';
import { ok, refused } from '#core/result.ts';
import type { WorkshopState } from '#core/state.ts';
import type { Clock } from '../ops/clock.ts';
import { workshopTimeAt } from './clock.ts';
import type { Entry, Fetched } from './entry.ts';

/** What one command comes to on one state, before anything is stored or answered. */

/** The rules; the server hands in the core's `decide`. */
export type Decide = (
	state: WorkshopState,
	command: Command,
	circumstances: Circumstances
) => Decision;

/** What deciding needs beside the state. */
export interface Deciding {
	readonly clock: Clock;
	readonly decide: Decide;
}

type Refused = Extract<Decision, { readonly ok: false }>;
type Accepted = Extract<Decision, { readonly ok: true }>['value'];

type Decided =
	| { readonly is: 'refused'; readonly refusal: Refused['refusal'] }
	/** It is so already. */
	| { readonly is: 'nothing' }
	| {
			readonly is: 'change';
			readonly recorded: readonly Recorded[];
			readonly records: Accepted['records'];
			readonly after: WorkshopState;
	  };

/** Decides a command on a state; whether this person may wish it comes before the rules. */
export function decidedOf(
	before: WorkshopState,
	{ entry, fetched }: { readonly entry: Entry; readonly fetched: Fetched },
	{ clock, decide }: Deciding
): Decided {
	const { envelope, actor, picture } = entry;
	const { id: command, tappedAt } = envelope;
	const now = workshopTimeAt(before.clock, clock.now());
	const { predecessor, archived, step, outlook } = fetched;
	const wish =
		predecessor === undefined
			? ok(envelope.command)
			: rebased(before, envelope.command, { predecessor, actor: actor.id });
	if (!wish.ok) return { is: 'refused', refusal: wish.refusal };
	const leave = wishRefusal(before, wish.value, actor);
	const decision =
		leave === null
			? decide(before, wish.value, {
					...{ now, actor, command, archived, step, outlook, picture, tappedAt }
				})
			: refused(leave);
	if (!decision.ok) return { is: 'refused', refusal: decision.refusal };
	const { events, records, at } = decision.value;
	if (events.length === 0 && records.length === 0) return { is: 'nothing' };
	const recorded = events.map((event, index): Recorded => ({
		seq: before.seq + index + 1,
		at,
		recordedAt: now,
		actor: actor.id,
		command,
		event
	}));
	return { is: 'change', recorded, records, after: evolve(withRecords(before, records), recorded) };
}
