import type { IncomingMessage } from 'node:http';
import type { Clock } from './clock.ts';
import { TokenBucket, type Rate } from './token-bucket.ts';

/** Addresses remembered; a stranger with many of them must not fill the memory. */
const MOST_KEPT = 10_000;

/** How much one address may ask in all: over requests, handshakes and messages. */
export class AddressRates {
	readonly #rate: Rate;
	readonly #clock: Pick<Clock, 'now'>;
	/** In the order of their last use. */
	readonly #buckets = new Map<string, TokenBucket>();

	constructor(rate: Rate, clock: Pick<Clock, 'now'>) {
		this.#rate = rate;
		this.#clock = clock;
	}

	/** Whether one more thing is welcome from there. */
	take(address: string): boolean {
		const now = this.#clock.now();
		const bucket = this.#buckets.get(address) ?? new TokenBucket(this.#rate, now);
		this.#buckets.delete(address);
		this.#buckets.set(address, bucket);
		const [oldest] = this.#buckets.keys();
		if (this.#buckets.size > MOST_KEPT && oldest !== undefined) this.#buckets.delete(oldest);
		return bucket.take(now);
	}
}

/** Who asks, as the door wrote it into the headers; without a door in front, as the connection says. */
export const addressOf = ({
	headers,
	socket
}: Pick<IncomingMessage, 'headers' | 'socket'>): string =>
	String(headers['x-forwarded-for'] ?? socket.remoteAddress ?? '');
