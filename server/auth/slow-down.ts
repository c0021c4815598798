import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#core/time/instant.ts';

/**
 * Back-off for guesses: after ten failures for one name, or from one address, each further try has to
 * wait longer than the one before, up to a limit: whoever knows the password always gets in again.
 *
 * Kept in memory only. Nobody outside can make the server start anew, and a stranger's failures must
 * not be able to fill a disk.
 */

const FREE_TRIES = 10;
const FIRST_WAIT_MS = 2 * SECOND_MS;
const LONGEST_WAIT_MS = 5 * MINUTE_MS;
/** Failures are forgotten when nothing failed for so long. */
const FORGOTTEN_AFTER_MS = HOUR_MS;
/** Names and addresses kept; beyond it the one that failed longest ago is forgotten. */
const MOST_KEPT = 10_000;

interface Failures {
	count: number;
	lastAt: number;
}

export class SlowDown {
	/** In the order of their last failure. */
	readonly #failures = new Map<string, Failures>();

	/** How long the next try for any of these has to wait still, ms; 0: not at all. */
	waitMs(keys: readonly string[], now: number): number {
		return Math.max(0, ...keys.map((key) => this.#waitOf(key, now)));
	}

	/** Counts a try as failed before it is known to be: many at once are counted one by one. */
	count(key: string, now: number): void {
		const known = this.#known(key, now);
		this.#failures.delete(key);
		this.#failures.set(key, { count: (known?.count ?? 0) + 1, lastAt: now });
		const [oldest] = this.#failures.keys();
		if (this.#failures.size > MOST_KEPT && oldest !== undefined) this.#failures.delete(oldest);
	}

	/** Takes one counted failure back: the try was none, or the disk failed meanwhile. */
	takeBack(key: string): void {
		const known = this.#failures.get(key);
		if (known === undefined) return;
		known.count -= 1;
		if (known.count <= 0) this.#failures.delete(key);
	}

	/** The right password was given for it. */
	forget(key: string): void {
		this.#failures.delete(key);
	}

	#waitOf(key: string, now: number): number {
		const known = this.#known(key, now);
		if (known === undefined || known.count < FREE_TRIES) return 0;
		const wait = Math.min(FIRST_WAIT_MS * 2 ** (known.count - FREE_TRIES), LONGEST_WAIT_MS);
		return Math.max(0, known.lastAt + wait - now);
	}

	#known(key: string, now: number): Failures | undefined {
		const known = this.#failures.get(key);
		return known !== undefined && now - known.lastAt < FORGOTTEN_AFTER_MS ? known : undefined;
	}
}
