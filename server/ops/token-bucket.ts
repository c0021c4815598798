/** A burst, then so many a second. */
export interface Rate {
	readonly burst: number;
	readonly perSecond: number;
}

/** How much one client or session may ask before it is told to wait. */
export class TokenBucket {
	readonly #rate: Rate;
	#tokens: number;
	#filledAt: number;

	constructor(rate: Rate, now: number) {
		this.#rate = rate;
		this.#tokens = rate.burst;
		this.#filledAt = now;
	}

	/** Whether one more message is welcome at real time `now`. */
	take(now: number): boolean {
		const gained = (Math.max(0, now - this.#filledAt) / 1_000) * this.#rate.perSecond;
		this.#tokens = Math.min(this.#rate.burst, this.#tokens + gained);
		this.#filledAt = now;
		if (this.#tokens < 1) return false;
		this.#tokens -= 1;
		return true;
	}
}
