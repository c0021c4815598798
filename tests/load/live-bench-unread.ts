import { Decoder as SocketIoDecoder, Encoder } from 'socket.io-parser';
import { monotonicMs } from './live-bench-clock.ts';

/** Socket.IO's prefix of an event without an id; ours carry no other. */
const CHANGE = '2["change"';

/**
 * A parser for displays that only count: fifty displays in one process would spend the machine on
 * reading the same JSON fifty times, and it is the server that is measured.
 */
export class UnreadParser {
	/** Length of the last change as it travelled. */
	frameBytes = 0;
	readonly module: { Encoder: typeof Encoder; Decoder: typeof SocketIoDecoder };
	private counted = 0;
	private waiting: { readonly for: number; readonly done: (at: number) => void } | null = null;

	constructor() {
		const note = (frame: string): void => {
			this.note(frame);
		};
		class Decoder extends SocketIoDecoder {
			override add(frame: unknown): void {
				if (typeof frame === 'string' && frame.startsWith(CHANGE)) note(frame);
				else super.add(frame);
			}
		}
		this.module = { Encoder, Decoder };
	}

	/** Resolves with the time at which this many changes came since the last count was done. */
	countTo(messages: number): Promise<number> {
		return new Promise((done) => {
			this.waiting = { for: messages, done };
			this.check();
		});
	}

	private note(frame: string): void {
		this.counted += 1;
		this.frameBytes = Buffer.byteLength(frame);
		this.check();
	}

	private check(): void {
		if (this.waiting === null || this.counted < this.waiting.for) return;
		const { done } = this.waiting;
		this.waiting = null;
		this.counted = 0;
		done(monotonicMs());
	}
}
