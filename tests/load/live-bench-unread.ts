import { Decoder as SocketIoDecoder, Encoder } from 'socket.io-parser';
import { monotonicMs } from './live-bench-clock.ts';

/** A change as Socket.IO writes it, and the positions it reaches over: several may come in one. */
const CHANGE = /^2\["change",\{"epoch":"[^"]*","prev":(\d+),"seq":(\d+),/;

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
		const note = (frame: string, changes: number): void => {
			this.counted += changes;
			this.frameBytes = Buffer.byteLength(frame);
			this.check();
		};
		class Decoder extends SocketIoDecoder {
			override add(frame: unknown): void {
				const change = typeof frame === 'string' ? CHANGE.exec(frame) : null;
				if (change === null) super.add(frame);
				else note(String(frame), Number(change[2]) - Number(change[1]));
			}
		}
		this.module = { Encoder, Decoder };
	}

	/** Resolves with the time at which this many changes came from now on. */
	countTo(messages: number): Promise<number> {
		this.counted = 0;
		return new Promise((done) => {
			this.waiting = { for: messages, done };
			this.check();
		});
	}

	private check(): void {
		if (this.waiting === null || this.counted < this.waiting.for) return;
		const { done } = this.waiting;
		this.waiting = null;
		done(monotonicMs());
	}
}
