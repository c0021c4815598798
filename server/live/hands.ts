import type { OperationId } from '#core/ids.ts';
import { LIFT_HOLDS_MS, type Lifted } from '#protocol/messages.ts';

/** Somebody with a bar in the air, and where others may see it. */
interface Hand {
	readonly room: string;
	readonly by: string;
	readonly toldAt: number;
}

/** One client of a room, and whose it is. */
export interface Holder {
	readonly client: string;
	readonly room: string;
	readonly by: string;
}

/**
 * What people have in the air, so that two do not reach for the same bar. It is told and forgotten:
 * nothing of it is stored, and a hand that is not heard of any more counts as empty.
 */
export class Hands {
	readonly #tell: (room: string, lifted: Lifted) => void;
	readonly #hands = new Map<string, Hand>();

	/** `tell` reaches everybody in the room but the client itself. */
	constructor(tell: (room: string, lifted: Lifted) => void) {
		this.#tell = tell;
	}

	/** The client has this operation in the air at real time `now`; null: it put it down. */
	lift({ client, room, by }: Holder, operation: OperationId | null, now: number): void {
		const before = this.#hands.get(client);
		// Who went over to another workshop has let go in the first.
		if (before !== undefined && before.room !== room) this.letGo(client);
		if (operation === null) this.letGo(client);
		else {
			this.#hands.set(client, { room, by, toldAt: now });
			this.#tell(room, { client, by, operation });
		}
	}

	/** The client put down what it had, or is gone. */
	letGo(client: string): void {
		const hand = this.#hands.get(client);
		if (hand === undefined) return;
		this.#hands.delete(client);
		this.#tell(hand.room, { client, by: hand.by, operation: null });
	}

	/** Lets go for whoever has not been heard of for too long. */
	forget(now: number): void {
		for (const [client, { toldAt }] of this.#hands)
			if (now - toldAt > LIFT_HOLDS_MS) this.letGo(client);
	}
}
