import { Worker } from 'node:worker_threads';
import { messageOf } from './faults.ts';
import type { FromUpkeep, ToUpkeep } from './messages.ts';
import type { Writer } from './writer.ts';

/**
 * Length of the write-ahead log at which it is moved into the file, in pages of 4 KiB: 16 MiB, so
 * that pages written again and again are moved once, and a start after a crash reads little.
 */
const WAL_LIMIT_PAGES = 4000;

/**
 * The main thread's end of the upkeep thread, which starts with the first need for it. Keeps the
 * write-ahead log short and makes backups.
 */
export class Upkeep {
	readonly #file: string;
	readonly #writer: Writer;
	#worker: Worker | null = null;
	#waiting: ((answer: FromUpkeep) => void)[] = [];
	#checkpointing: Promise<void> | null = null;
	#closed = false;

	constructor(file: string, writer: Writer) {
		this.#file = file;
		this.#writer = writer;
		writer.watchWal((pages) => {
			if (pages >= WAL_LIMIT_PAGES && !this.#closed) this.#checkpointing ??= this.#checkpoint();
		});
	}

	/** Resolves when `target` holds a checked copy; rejects with what failed. */
	async backup(target: string): Promise<void> {
		const { failure } = await this.#ask({ kind: 'backup', file: this.#file, target });
		if (failure !== null) throw new Error(failure);
	}

	/** Waits for what is under way, then ends the thread. */
	async close(): Promise<void> {
		this.#closed = true;
		await this.#checkpointing;
		await this.#worker?.terminate();
	}

	/**
	 * The upkeep thread moves the bulk beside running commits. While they run it never reaches the end
	 * of the log, and only a log read to its end is begun anew: the writer moves the small rest itself.
	 */
	async #checkpoint(): Promise<void> {
		const { failure } = await this.#ask({ kind: 'checkpoint', file: this.#file });
		// A failure needs no report of its own: the log stays longer, and the next commit tries again.
		if (failure === null) this.#writer.checkpoint();
		this.#checkpointing = null;
	}

	#ask(request: ToUpkeep): Promise<FromUpkeep> {
		this.#worker ??= this.#start();
		const worker = this.#worker;
		return new Promise((resolve) => {
			this.#waiting.push(resolve);
			worker.postMessage(request);
		});
	}

	#start(): Worker {
		const worker = new Worker(new URL('./upkeep-thread.ts', import.meta.url));
		worker.on('message', (answer: FromUpkeep) => this.#waiting.shift()?.(answer));
		let failure = 'the upkeep thread ended';
		worker.on('error', (error) => {
			failure = messageOf(error);
		});
		worker.on('exit', () => {
			this.#worker = null;
			for (const resolve of this.#waiting.splice(0)) resolve({ failure });
		});
		return worker;
	}
}
