import type { Clock } from './clock.ts';

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

/** A bucket for each of several askers, who are told apart by an id. */
export class TokenBuckets {
	readonly #rate: Rate;
	readonly #clock: Pick<Clock, 'now'>;
	readonly #buckets = new Map<string, TokenBucket>();

	constructor(rate: Rate, clock: Pick<Clock, 'now'>) {
		this.#rate = rate;
		this.#clock = clock;
	}

	/** Whether one more message of this asker is welcome. */
	take(id: string): boolean {
		const now = this.#clock.now();
		const bucket = this.#buckets.get(id) ?? new TokenBucket(this.#rate, now);
		this.#buckets.set(id, bucket);
		return bucket.take(now);
	}

	/** They are gone. */
	forget(id: string): void {
		this.#buckets.delete(id);
	}
}
