import type { Socket } from 'node:net';
import type { Random } from '../support/random.ts';

/** What can be wrong with a link. The bytes that do pass are never changed: TCP sees to that. */
export type Fault =
	/** Everything comes late, each piece by another time, in order all the same. */
	| { readonly kind: 'latency'; readonly leastMs: number; readonly mostMs: number }
	/** Everything comes in small pieces, one turn of the event loop after the other. */
	| { readonly kind: 'slicing'; readonly longest: number }
	| { readonly kind: 'bandwidth'; readonly bytesPerSecond: number }
	/** Connections are reset, new ones as well, for as long as it lasts. */
	| { readonly kind: 'reset' }
	/** Connections end in the middle of what they carry, new ones at once. */
	| { readonly kind: 'cut' }
	/** Half open: nothing more comes from the server, the connection stays. */
	| { readonly kind: 'silent-down' }
	/** Half open: nothing more reaches the server, the connection stays. */
	| { readonly kind: 'silent-up' }
	/** Both ways, as when a cable is pulled. */
	| { readonly kind: 'silent' }
	/** Connections of now never carry anything any more and never end; new ones work. */
	| { readonly kind: 'dead' };
export type FaultKind = Fault['kind'];

export type Direction = 'down' | 'up';

/** How often each fault was felt by something that travelled. */
export type Felt = Record<FaultKind, number>;

/** What lies over all connections of a link. */
export interface Weather {
	fault: Fault | null;
	readonly felt: Felt;
	readonly random: Random;
}

/** More than this is left with the sender, so that it feels a slow link as it would feel a real one. */
const MOST_WAITING_BYTES = 32 * 1024;
/** A slow link passes what it may in portions of this length. */
const PORTION_MS = 20;

interface Waiting {
	bytes: Buffer;
	/** When latency lets it pass; null until latency looked at it. */
	dueAt: number | null;
}

/** One direction of one connection through the proxy: bytes in order, as the weather lets them pass. */
export class FaultPipe {
	isDead = false;
	private readonly waiting: Waiting[] = [];
	private waitingBytes = 0;
	private nextAt = 0;
	private timer: ReturnType<typeof setTimeout> | null = null;
	private hasEnded = false;
	private torn: (() => void) | null = null;
	private readonly from: Socket;
	private readonly to: Socket;
	private readonly direction: Direction;
	private readonly weather: Weather;

	constructor(ends: { from: Socket; to: Socket }, direction: Direction, weather: Weather) {
		this.from = ends.from;
		this.to = ends.to;
		this.direction = direction;
		this.weather = weather;
		this.from.on('data', (bytes) => {
			this.take(bytes);
		});
		this.from.on('close', () => {
			this.hasEnded = true;
			this.flow();
		});
		// A reset of one end is passed on by `close`; there is nothing else to say about it.
		this.from.on('error', () => undefined);
	}

	/** The weather has changed: looks again at what waits. */
	flow(): void {
		if (this.timer !== null) clearTimeout(this.timer);
		this.timer = null;
		for (let head = this.waiting[0]; head !== undefined; head = this.waiting[0]) {
			const waitMs = this.waitFor(head);
			if (waitMs > 0) {
				this.lookAgainIn(waitMs);
				return;
			}
			this.pass(head);
		}
		// The end of a connection does not pass where nothing passes.
		if (this.hasEnded && !this.isSilent()) this.to.destroy();
	}

	/** Of the next thing that comes, half passes; then `torn` is called. */
	tearNext(torn: () => void): void {
		this.torn = torn;
	}

	private take(bytes: Buffer): void {
		if (this.isDead) {
			this.weather.felt.dead += 1;
			return;
		}
		if (this.torn !== null) {
			this.to.write(bytes.subarray(0, bytes.length >> 1));
			this.torn();
			return;
		}
		this.waiting.push({ bytes, dueAt: null });
		this.waitingBytes += bytes.length;
		if (this.waitingBytes > MOST_WAITING_BYTES) this.from.pause();
		if (this.isSilent() && this.weather.fault !== null)
			this.weather.felt[this.weather.fault.kind] += 1;
		if (this.timer === null) this.flow();
	}

	private isSilent(): boolean {
		const kind = this.weather.fault?.kind;
		return this.isDead || kind === 'silent' || kind === `silent-${this.direction}`;
	}

	/** Milliseconds until the first thing that waits may pass; Infinity: not before the weather changes. */
	private waitFor(head: Waiting): number {
		const { fault, felt, random } = this.weather;
		if (this.isSilent()) return Infinity;
		const now = performance.now();
		if (fault?.kind === 'latency') {
			if (head.dueAt === null) {
				felt.latency += 1;
				head.dueAt = now + fault.leastMs + random.next() * (fault.mostMs - fault.leastMs);
			}
			return head.dueAt - now;
		}
		if (fault?.kind === 'bandwidth' || fault?.kind === 'slicing') return this.nextAt - now;
		return 0;
	}

	private pass(head: Waiting): void {
		const portion = this.portionOf(head.bytes);
		this.to.write(portion);
		this.waitingBytes -= portion.length;
		if (portion.length < head.bytes.length) head.bytes = head.bytes.subarray(portion.length);
		else this.waiting.shift();
		if (this.waitingBytes <= MOST_WAITING_BYTES && this.from.isPaused()) this.from.resume();
	}

	private portionOf(bytes: Buffer): Buffer {
		const { fault, felt, random } = this.weather;
		if (fault?.kind === 'bandwidth') {
			const most = Math.max(1, Math.round((fault.bytesPerSecond * PORTION_MS) / 1_000));
			const portion = bytes.subarray(0, most);
			felt.bandwidth += 1;
			this.nextAt = performance.now() + (portion.length * 1_000) / fault.bytesPerSecond;
			return portion;
		}
		if (fault?.kind !== 'slicing') return bytes;
		const portion = bytes.subarray(0, 1 + random.below(fault.longest));
		if (portion.length < bytes.length) felt.slicing += 1;
		this.nextAt = performance.now() + 1;
		return portion;
	}

	private lookAgainIn(waitMs: number): void {
		if (waitMs === Infinity) return;
		this.timer = setTimeout(() => {
			this.timer = null;
			this.flow();
		}, waitMs);
	}
}
