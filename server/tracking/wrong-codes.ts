import { MINUTE_MS } from '#core/time/instant.ts';
import type { Clock } from '../ops/clock.ts';

/** A mistyped or outdated address is opened again once or twice; a program tries hundreds. */
export const MOST_WRONG_AN_ADDRESS = 10;
/** Of all addresses together: who has many of them (an IPv6 net, a botnet) does not get further. */
export const MOST_WRONG = 300;
/** Addresses that opened a page lately; phones of a town share few. */
const MOST_WELCOME = 5_000;

/**
 * Wrong codes in the current minute, by address and in all. Beyond that nobody is answered, except, where
 * only strangers were too many, addresses from which a page was opened lately: a flood shuts no customer
 * out. Kept in memory: nobody outside can restart the server. Times are real time.
 */
export class WrongCodes {
	readonly #clock: Pick<Clock, 'now'>;
	#minute = 0;
	#total = 0;
	readonly #wrong = new Map<string, number>();
	readonly #welcome = new Set<string>();

	constructor(clock: Pick<Clock, 'now'>) {
		this.#clock = clock;
	}

	/** Whether a code from there is looked at now. */
	mayTry(address: string): boolean {
		const minute = Math.floor(this.#clock.now() / MINUTE_MS);
		if (minute !== this.#minute) {
			this.#minute = minute;
			this.#total = 0;
			this.#wrong.clear();
		}
		if ((this.#wrong.get(address) ?? 0) >= MOST_WRONG_AN_ADDRESS) return false;
		return this.#total < MOST_WRONG || this.#welcome.has(address);
	}

	wasWrong(address: string): void {
		this.#total += 1;
		this.#wrong.set(address, (this.#wrong.get(address) ?? 0) + 1);
	}

	wasRight(address: string): void {
		this.#welcome.delete(address);
		this.#welcome.add(address);
		const [oldest] = this.#welcome;
		if (this.#welcome.size > MOST_WELCOME && oldest !== undefined) this.#welcome.delete(oldest);
	}
}
