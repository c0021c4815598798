import type { CommandId } from '#core/ids.ts';
import type { CommandAnswer } from '#protocol/messages.ts';

// A browser that was away resends its outbox within seconds; the store remembers the rest for ever.
const KEPT = 4_096;

/**
 * The answers given or about to be given lately, by command. Sending a command again, even while the
 * first is on its way, gets the same answer and does nothing twice.
 */
export class RecentAnswers {
	readonly #answers = new Map<CommandId, Promise<CommandAnswer>>();

	of(id: CommandId): Promise<CommandAnswer> | null {
		return this.#answers.get(id) ?? null;
	}

	/** Keeps an answer for whoever asks again, unless it says "try again". */
	keep(id: CommandId, answer: Promise<CommandAnswer>): Promise<CommandAnswer> {
		this.#answers.set(id, answer);
		answer.then(
			(given) => {
				if (isPassing(given)) this.#answers.delete(id);
			},
			() => this.#answers.delete(id)
		);
		this.#forgetOldest();
		return answer;
	}

	#forgetOldest(): void {
		if (this.#answers.size <= KEPT) return;
		const [oldest] = this.#answers.keys();
		if (oldest !== undefined) this.#answers.delete(oldest);
	}
}

/** The wire's own refusals say what is so at the moment; a later try may well succeed. */
const isPassing = (answer: CommandAnswer): boolean =>
	answer.status === 'refused' && answer.refusal.code.startsWith('wire/');
