import { CODE_LIVES_MS, MOST_WRONG_A_MINUTE, MOST_WRONG_TRIES } from '#core/display/pairing.ts';
import { MINUTE_MS } from '#core/time/instant.ts';
import type { PersonId } from '#core/ids.ts';
import type { Clock } from '../ops/clock.ts';

/**
 * Wrong pairing codes, by whom and when: a person has a few a minute, the whole house some more in the life
 * of a code. Kept in memory: nobody outside can restart the server. Times are real time.
 */
export class WrongTries {
	readonly #clock: Pick<Clock, 'now'>;
	#tries: readonly { readonly person: PersonId; readonly at: number }[] = [];

	constructor(clock: Pick<Clock, 'now'>) {
		this.#clock = clock;
	}

	/** Whether this person may try one now. */
	mayTry(person: PersonId): boolean {
		const now = this.#clock.now();
		this.#tries = this.#tries.filter(({ at }) => now - at < CODE_LIVES_MS);
		if (this.#tries.length >= MOST_WRONG_TRIES) return false;
		const own = this.#tries.filter((one) => one.person === person && now - one.at < MINUTE_MS);
		return own.length < MOST_WRONG_A_MINUTE;
	}

	/** They tried one that no screen shows. */
	wasWrong(person: PersonId): void {
		this.#tries = [...this.#tries, { person, at: this.#clock.now() }];
	}
}
