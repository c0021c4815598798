import { Worker } from 'node:worker_threads';
import { NO_OUTLOOK, type Outlook, type PromiseAsked } from '#core/promise/outlook.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Log } from '../ops/log.ts';
import { bareFor, type QuoteQuestion, type Quotes } from './quotes.ts';

/** Each workshop's line asks for one promise at a time; more than this wait only where something hangs. */
const MOST_WAITING = 32;
/** A promise is worth a short wait at the counter; after that it is given without a quote. */
const PATIENCE_MS = 4_000;
/** A day of sixty bays takes some thirty; beyond this the thread is ended and begun anew. */
const THREAD_MEMORY_MB = 192;

interface Parts {
	readonly log: Log;
	/** Left out: the thread of this folder. For tests. */
	readonly program?: URL;
	/** Milliseconds until a question is given up; left out: four seconds. */
	readonly patienceMs?: number;
}

interface Waiting {
	readonly answer: (outlook: Outlook) => void;
	readonly timer: NodeJS.Timeout;
}

/** Quotes from a thread that is started at once, so that the first one asked for finds it ready. */
export const quotesInThread = (parts: Parts): Quotes => new QuoteThread(parts);

class QuoteThread implements Quotes {
	readonly #parts: Parts;
	#worker: Worker | null;
	#waiting: Waiting[] = [];
	#closed = false;

	constructor(parts: Parts) {
		this.#parts = parts;
		this.#worker = this.#start();
	}

	outlookOf(asked: PromiseAsked, now: Instant): Promise<Outlook> {
		if (this.#closed || this.#waiting.length >= MOST_WAITING) return Promise.resolve(NO_OUTLOOK);
		this.#worker ??= this.#start();
		const question: QuoteQuestion = { asked: bareFor(asked), now };
		this.#worker.postMessage(question);
		return new Promise((answer) => {
			const timer = setTimeout(() => {
				this.#giveUp('no quote in time');
			}, this.#parts.patienceMs ?? PATIENCE_MS);
			this.#waiting.push({ answer, timer });
		});
	}

	async close(): Promise<void> {
		this.#closed = true;
		await this.#end();
	}

	#start(): Worker {
		const program = this.#parts.program ?? new URL('./quote-thread.ts', import.meta.url);
		const worker = new Worker(program, {
			resourceLimits: { maxOldGenerationSizeMb: THREAD_MEMORY_MB }
		});
		// Nothing waits for it when the process wants to end.
		worker.unref();
		worker.on('message', (outlook: Outlook) => {
			if (this.#worker === worker) this.#answerFirst(outlook);
		});
		worker.on('error', (error: unknown) => {
			if (this.#worker === worker) this.#giveUp('the quote thread broke', error);
		});
		return worker;
	}

	#answerFirst(outlook: Outlook): void {
		const first = this.#waiting.shift();
		if (first === undefined) return;
		clearTimeout(first.timer);
		first.answer(outlook);
	}

	/** What hangs or broke answers nobody any more: all who wait go without, and the next asks a new thread. */
	#giveUp(why: string, error?: unknown): void {
		this.#parts.log.error(why, error, { waiting: this.#waiting.length });
		void this.#end();
	}

	async #end(): Promise<void> {
		const worker = this.#worker;
		this.#worker = null;
		const waiting = this.#waiting;
		this.#waiting = [];
		for (const { answer, timer } of waiting) {
			clearTimeout(timer);
			answer(NO_OUTLOOK);
		}
		await worker?.terminate();
	}
}
