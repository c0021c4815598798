/** One thing after the other: for what looks before it writes. */
export class Turns {
	#last: Promise<unknown> = Promise.resolve();

	/** Does the work once all before it is done; the work must not ask for a turn itself. */
	inTurn<T>(work: () => Promise<T>): Promise<T> {
		const done = this.#last.then(work);
		// The next one does not care how this one ended; its caller does.
		this.#last = done.catch(() => undefined);
		return done;
	}
}
