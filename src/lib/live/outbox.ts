import { carriesPersonalText } from '#core/customer/personal-text.ts';
import type { CommandId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import type { CommandAnswer, CommandEnvelope } from '#protocol/messages.ts';

/** More unanswered commands than a person taps in an hour without a line; beyond that something is wrong. */
const MOST_WAITING = 200;
/** A command that leaves later than this carries the time of the tap (product rule on tablets without a line). */
const TAP_IS_EARLIER_MS = 5_000;

/** A command as it is kept until it is answered. */
export interface Kept {
	readonly envelope: CommandEnvelope;
	/** Device time of the tap; outlives a reload. */
	readonly keptAt: number;
	/** Workshop time of the tap; null when the server had not told the time yet. */
	readonly tappedAt: Instant | null;
}

/** Where commands wait across a reload of the page. */
export interface OutboxStorage {
	load(): readonly Kept[];
	keep(kept: Kept): void;
	forget(id: CommandId): void;
}

/** Wishes that wait for the line, as a person is told of them. */
export interface Unsent {
	readonly count: number;
	/** Workshop time of the oldest tap; null when the device did not know it. */
	readonly since: Instant | null;
	/** How many of them would be lost with the page, because a device may not keep what they say. */
	readonly inPageOnly: number;
}

/** A command that was answered after it had to wait, or after its page was left. */
export interface LateAnswer extends Pick<Kept, 'envelope' | 'tappedAt'> {
	/** Nobody hears the answer but by this. */
	readonly isCallerGone: boolean;
}

interface Waiting extends Kept {
	isOnItsWay: boolean;
	/** It could not leave when it was tapped. */
	isLate: boolean;
	/** Null for a command of the page before this one: its caller is gone. */
	readonly answer: ((answer: CommandAnswer) => void) | null;
}

/**
 * Commands that were sent and not yet answered. They are sent again after every loss of the line,
 * under the same id, so that the server does each once; each caller is answered exactly once.
 */
export class Outbox {
	private readonly waiting = new Map<CommandId, Waiting>();
	private readonly storage: OutboxStorage;

	constructor(storage: OutboxStorage) {
		this.storage = storage;
		for (const kept of storage.load().slice(-MOST_WAITING)) {
			const { id, command } = kept.envelope;
			this.waiting.set(id, { ...kept, isOnItsWay: false, isLate: true, answer: null });
			// A page of an earlier release kept everything.
			if (carriesPersonalText(command)) storage.forget(id);
		}
	}

	/**
	 * Takes a command in; the promise is kept when its answer comes, whenever that is. One that holds
	 * personal text waits in the page only.
	 */
	add(kept: Kept): Promise<CommandAnswer> {
		const { id } = kept.envelope;
		if (this.waiting.size >= MOST_WAITING) {
			const detail = `${MOST_WAITING} commands wait for an answer`;
			return Promise.resolve({
				status: 'refused',
				id,
				refusal: { code: 'wire/too-many', detail }
			});
		}
		return new Promise((answer) => {
			this.waiting.set(id, { ...kept, isOnItsWay: false, isLate: false, answer });
			if (!carriesPersonalText(kept.envelope.command)) this.storage.keep(kept);
		});
	}

	/** Everything that has no answer yet, oldest first. */
	all(): readonly Kept[] {
		return [...this.waiting.values()];
	}

	/** What has to be sent now, oldest first; counts as on its way from here on. */
	takeUnsent(now: number): readonly CommandEnvelope[] {
		const unsent = [...this.waiting.values()].filter(({ isOnItsWay }) => !isOnItsWay);
		return unsent.map((waiting) => {
			waiting.isOnItsWay = true;
			const { envelope, tappedAt } = waiting;
			waiting.isLate ||= isOverdue(waiting, now);
			return tappedAt !== null && isOverdue(waiting, now) ? { ...envelope, tappedAt } : envelope;
		});
	}

	/**
	 * What waits, as far as it is worth a word: everything while there is no line, else what has waited
	 * longer than an answer takes. Null: nothing.
	 */
	unsent(now: number, line: 'up' | 'down'): Unsent | null {
		const all = [...this.waiting.values()];
		const told = all.filter((waiting) => line === 'down' || isOverdue(waiting, now));
		if (told.length === 0) return null;
		const taps = told.flatMap(({ tappedAt }) => (tappedAt === null ? [] : [tappedAt]));
		const inPage = all.filter(({ envelope }) => carriesPersonalText(envelope.command));
		return {
			count: told.length,
			since: taps.length === 0 ? null : Math.min(...taps),
			inPageOnly: inPage.length
		};
	}

	/**
	 * The answer came; it is passed to the caller. Gives the command back when it had to wait or when its
	 * caller is gone with the page before this one, so that somebody tells the person; null otherwise.
	 */
	settle(answer: CommandAnswer): LateAnswer | null {
		const waiting = this.waiting.get(answer.id);
		if (waiting === undefined) return null;
		this.waiting.delete(answer.id);
		this.storage.forget(answer.id);
		waiting.answer?.(answer);
		const { envelope, tappedAt, isLate } = waiting;
		return isLate ? { envelope, tappedAt, isCallerGone: waiting.answer === null } : null;
	}

	/** No answer will come over the line it was sent on: it is sent again. */
	returned(id: CommandId): void {
		const waiting = this.waiting.get(id);
		if (waiting !== undefined) waiting.isOnItsWay = false;
	}
}

const isOverdue = ({ keptAt }: Kept, now: number): boolean => now - keptAt > TAP_IS_EARLIER_MS;
