import type { ArchivedOrder } from '#core/commands.ts';
import { wordsIn } from '#core/customer/words.ts';
import type { Actor } from '#core/decider.ts';
import type { OrderNo } from '#core/ids.ts';
import type { Recorded } from '#core/job/events.ts';
import type { Predecessor } from '#core/job/own-chain.ts';
import type { Outlook } from '#core/promise/outlook.ts';
import type { WorkshopState } from '#core/state.ts';
import type { PastStep } from '#core/undo/past-step.ts';
import type { CommandAnswer, CommandEnvelope } from '#protocol/messages.ts';
import type { AuditNote } from '../storage/audit-table.ts';
import { StoreUnavailable, type AppendResult } from '../storage/port.ts';
import type { Picture } from '../photos/read-picture.ts';

/** What a decision needs out of the store. */
export interface Fetched {
	readonly archived: ReadonlyMap<OrderNo, ArchivedOrder>;
	/** The step an undo names. */
	readonly step: PastStep | null;
	/** What looking ahead says of the promise it gives; left out where it gives none, or nobody looks ahead for it. */
	readonly outlook?: Outlook;
	/** The head it was looked ahead from; on another one the question has to be asked again. */
	readonly outlookOn?: WorkshopState;
	/** What the wish before came to; left out where this one follows none. */
	readonly predecessor?: Predecessor;
}

/** A command in the queue of its workshop. */
export interface Entry {
	readonly envelope: CommandEnvelope;
	readonly actor: Actor;
	/** The session it came by; null for the server's own. */
	readonly session: string | null;
	/** What came beside the command. */
	readonly picture: Picture | null;
	readonly answer: (answer: CommandAnswer) => void;
	/** A bug, not a refusal: whoever sent the command learns that something broke. */
	readonly fail: (error: unknown) => void;
	/** What had to be fetched before deciding; null until it was. */
	fetched: Fetched | null;
	/** How often it was decided on a state that turned out to be behind the store. */
	attempts: number;
}

/** How an append ended. It never rejects, so that entries can wait in line behind one another. */
export type Outcome =
	| AppendResult
	/** Nothing was to be written: the answer stands as soon as everything before it does. */
	| { readonly status: 'nothing-written' }
	| { readonly status: 'unavailable' }
	| { readonly status: 'broken'; readonly error: unknown };

/** A decided command whose outcome is not known yet. */
export interface InFlight {
	readonly entry: Entry;
	readonly answer: CommandAnswer;
	readonly after: WorkshopState;
	readonly archives: boolean;
	readonly outcome: Promise<Outcome>;
}

/** Turns the end of an append, good or bad, into a value. */
export const outcomeOf = (append: Promise<AppendResult>): Promise<Outcome> =>
	append.catch((error: unknown): Outcome =>
		error instanceof StoreUnavailable ? { status: 'unavailable' } : { status: 'broken', error }
	);

/** Who sent the command from where, and what they typed, at real time `at`. */
export const auditNoteOf = (
	{ envelope, actor, session }: Entry,
	recorded: readonly Recorded[],
	at: number
): AuditNote => ({
	...{ at, kind: envelope.command.type, actor: actor.id, session },
	words: wordsIn(recorded.map(({ event }) => event)).join('\n')
});
