import { Unreadable } from './unreadable.ts';

/** A large file takes a gigabyte and a core for half a minute; the machine is there for the board first. */
const AT_ONCE = 2;
/** More do not wait in line: whoever sent the file would look at an empty page for minutes. */
const MOST_WAITING = 6;

/**
 * How many files are read at once; the others wait their turn, in the order they came. One too many is
 * told in words (`Unreadable` of code `busy`) instead of waiting.
 */
export class ReadingPlaces {
	readonly #waiting: (() => void)[] = [];
	#taken = 0;

	/** Does the work once there is a place. */
	async within<T>(work: () => Promise<T>): Promise<T> {
		await this.#place();
		try {
			return await work();
		} finally {
			// The place goes to the next one as it is; only without one it becomes free.
			const next = this.#waiting.shift();
			if (next === undefined) this.#taken -= 1;
			else next();
		}
	}

	async #place(): Promise<void> {
		if (this.#taken < AT_ONCE) {
			this.#taken += 1;
			return;
		}
		if (this.#waiting.length >= MOST_WAITING) {
			throw new Unreadable('busy', String(AT_ONCE + MOST_WAITING));
		}
		await new Promise<void>((resolve) => this.#waiting.push(resolve));
	}
}
