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

interface Waiting extends Kept {
	isOnItsWay: boolean;
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
			this.waiting.set(kept.envelope.id, { ...kept, isOnItsWay: false, answer: null });
		}
	}

	/** Takes a command in; the promise is kept when its answer comes, whenever that is. */
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
			this.waiting.set(id, { ...kept, isOnItsWay: false, answer });
			this.storage.keep(kept);
		});
	}

	/** What has to be sent now, oldest first; counts as on its way from here on. */
	takeUnsent(now: number): readonly CommandEnvelope[] {
		const unsent = [...this.waiting.values()].filter(({ isOnItsWay }) => !isOnItsWay);
		return unsent.map((waiting) => {
			waiting.isOnItsWay = true;
			const { envelope, keptAt, tappedAt } = waiting;
			return tappedAt !== null && now - keptAt > TAP_IS_EARLIER_MS
				? { ...envelope, tappedAt }
				: envelope;
		});
	}

	/**
	 * The answer came; it is passed to the caller. Gives the command back when its caller is gone with
	 * the page before this one, so that somebody tells the person; null otherwise.
	 */
	settle(answer: CommandAnswer): CommandEnvelope | null {
		const waiting = this.waiting.get(answer.id);
		if (waiting === undefined) return null;
		this.waiting.delete(answer.id);
		this.storage.forget(answer.id);
		if (waiting.answer === null) return waiting.envelope;
		waiting.answer(answer);
		return null;
	}

	/** No answer will come over the line it was sent on: it is sent again. */
	returned(id: CommandId): void {
		const waiting = this.waiting.get(id);
		if (waiting !== undefined) waiting.isOnItsWay = false;
	}
}
