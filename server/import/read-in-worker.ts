import { Worker } from 'node:worker_threads';
import type { ImportColumn, ImportFileCode } from '#protocol/import.ts';
import type { ReadOrder } from './gather-orders.ts';
import type { ReadRequest } from './read-file.ts';
import type { FoundProblem } from './row-notes.ts';
import { Unreadable } from './unreadable.ts';

export type WorkerQuestion = 'summary' | 'orders' | 'problems';
export type WorkerAnswer =
	| { readonly kind: 'summary'; readonly columns: readonly ImportColumn[]; readonly rows: number }
	/** The next few; none when all were handed over. */
	| { readonly kind: 'orders'; readonly orders: readonly ReadOrder[] }
	| ({ readonly kind: 'problems' } & FoundProblems)
	| {
			readonly kind: 'unreadable';
			readonly code: ImportFileCode;
			readonly detail: string;
			readonly columns: readonly ImportColumn[];
	  };

interface FoundProblems {
	readonly refused: readonly FoundProblem[];
	readonly warnings: readonly FoundProblem[];
}

/** A file that has been read in another thread; close it when done, whatever happened. */
export interface OpenReading {
	readonly columns: readonly ImportColumn[];
	readonly rows: number;
	/** The orders once, a few at a time: nothing waits in this thread's memory. */
	orders(): AsyncIterable<ReadOrder>;
	problems(): Promise<FoundProblems>;
	close(): Promise<void>;
}

// Half a million rows need about 600 MB; a file that needs more is refused, the server goes on.
const WORKER_MEMORY_MB = 1024;

/** Reads a file without holding up this thread. Rejects with `Unreadable` when it is no table of orders. */
export async function readInWorker(request: ReadRequest): Promise<OpenReading> {
	const reader = new ReadingThread(request);
	try {
		const { columns, rows } = await reader.ask('summary');
		return {
			columns,
			rows,
			orders: () => handedOver(reader),
			problems: () => reader.ask('problems'),
			close: () => reader.close()
		};
	} catch (error) {
		await reader.close();
		throw error;
	}
}

async function* handedOver(reader: ReadingThread): AsyncGenerator<ReadOrder> {
	for (;;) {
		const { orders } = await reader.ask('orders');
		if (orders.length === 0) return;
		yield* orders;
	}
}

interface Waiting {
	resolve: (answer: WorkerAnswer) => void;
	reject: (error: Error) => void;
}

class ReadingThread {
	readonly #worker: Worker;
	#waiting: Waiting | null = null;
	#failure: Error | null = null;

	constructor(request: ReadRequest) {
		this.#worker = new Worker(new URL('./worker.ts', import.meta.url), {
			workerData: request,
			resourceLimits: { maxOldGenerationSizeMb: WORKER_MEMORY_MB }
		});
		this.#worker.on('message', (answer: WorkerAnswer) => {
			this.#waiting?.resolve(answer);
		});
		this.#worker.on('error', (error: unknown) => {
			this.#failure = failureOf(error);
			this.#waiting?.reject(this.#failure);
		});
	}

	/** One question at a time. */
	async ask<Kind extends WorkerQuestion>(
		question: Kind
	): Promise<Extract<WorkerAnswer, { kind: Kind }>> {
		if (this.#failure !== null) throw this.#failure;
		const answer = await new Promise<WorkerAnswer>((resolve, reject) => {
			this.#waiting = { resolve, reject };
			this.#worker.postMessage(question);
		});
		if (answer.kind === 'unreadable') {
			throw new Unreadable(answer.code, answer.detail, answer.columns);
		}
		// The thread answers each question in its own kind; the compiler cannot follow the pairing.
		return answer as Extract<WorkerAnswer, { kind: Kind }>;
	}

	async close(): Promise<void> {
		await this.#worker.terminate();
	}
}

function failureOf(error: unknown): Error {
	const cause = error instanceof Error ? error : new Error(String(error));
	const outOfMemory = 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
	return outOfMemory ? new Unreadable('too-large') : cause;
}
