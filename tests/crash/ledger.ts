import type { Command } from '#core/commands.ts';
import { commandId, type CommandId } from '#core/ids.ts';
import type { CommandAnswer } from '#protocol/messages.ts';

/** What one client knows of one command: what it sent, and what it was told. */
export interface Sent {
	readonly id: CommandId;
	readonly sender: string;
	readonly command: Command;
	/** Null until the client was told; a client never forgets what it was told. */
	answer: CommandAnswer | null;
	/** When it was sent and when it was answered, in steps of this book: what happened first counts less. */
	readonly sentAt: number;
	answeredAt: number;
	/** Whether the answer came only after the server had been killed and started again. */
	late: boolean;
}

/** An answer that promises a change: it must be in the log for ever. */
export type Promised = Sent & { readonly answer: Extract<CommandAnswer, { status: 'accepted' }> };

/** The clients' own book of what they sent and what they were promised. It asks no server. */
export class Ledger {
	readonly #entries: Sent[] = [];
	readonly #name: string;
	#steps = 0;
	#promised = 0;
	#serverWasKilled = false;
	#onPromise: () => void = () => undefined;

	/** `name` makes ids of this book differ from those of any other. */
	constructor(name: string) {
		this.#name = name;
	}

	get entries(): readonly Sent[] {
		return this.#entries;
	}

	/** Changes promised before the server was killed. */
	get promisedBeforeKill(): number {
		return this.#promised;
	}

	send(sender: string, command: Command): Sent {
		const id = commandId(`${this.#name}-${String(this.#entries.length)}`);
		const sent: Sent = {
			...{ id, sender, command },
			sentAt: this.#steps++,
			answeredAt: Infinity,
			answer: null,
			late: false
		};
		this.#entries.push(sent);
		return sent;
	}

	answered(sent: Sent, answer: CommandAnswer): void {
		sent.answer = answer;
		sent.answeredAt = this.#steps++;
		sent.late = this.#serverWasKilled;
		if (sent.late || !isPromise(sent)) return;
		this.#promised += 1;
		this.#onPromise();
	}

	/** Resolves as soon as so many changes are promised. */
	async promised(count: number): Promise<void> {
		if (this.#promised >= count) return;
		await new Promise<void>((resolve) => {
			this.#onPromise = () => {
				if (this.#promised >= count) resolve();
			};
		});
	}

	/** Answers from now on were given by the server after it. */
	killed(): void {
		this.#serverWasKilled = true;
	}
}

export const isPromise = (sent: Sent): sent is Promised =>
	sent.answer?.status === 'accepted' && sent.answer.changed;
