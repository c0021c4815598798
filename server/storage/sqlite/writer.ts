import { Worker } from 'node:worker_threads';
import { StoreUnavailable } from '../port.ts';
import { messageOf } from './faults.ts';
import type {
	FromWriter,
	ToWriter,
	WriteOutcome,
	WriteRequest,
	WriteResult,
	WriterSettings
} from './messages.ts';

interface Pending {
	readonly request: WriteRequest;
	readonly settle: (outcome: WriteOutcome) => void;
}

/** One group the thread commits, and one in its letter box, so that it never waits for this thread. */
const GROUPS_UNDERWAY = 2;

/**
 * From here on a queue met by an idle writer goes out in two halves: while the first is on its way to
 * the disk, this thread settles and prepares beside it. Below, one shared wait for the disk is cheaper.
 */
const WORTH_HALVING = 16;

/**
 * The main thread's end of the writer thread. Requests that come while the disk works wait here, and
 * go out together as the next group: the slower the disk, the larger the groups.
 */
export class Writer {
	readonly #worker: Worker;
	#queue: Pending[] = [];
	#underway: (readonly Pending[])[] = [];
	#flushPlanned = false;
	#ended: string | null = null;
	#writable = true;
	#onCommit: (walPages: number) => void = () => undefined;
	/** Median fsync time of the disk, ms, measured when the thread started. */
	readonly fsyncMs: number;

	private constructor(worker: Worker, fsyncMs: number) {
		this.#worker = worker;
		this.fsyncMs = fsyncMs;
		worker.on('message', (message: FromWriter) => {
			if (message.kind === 'outcomes') this.#onOutcomes(message.outcomes, message.walPages);
		});
		worker.on('error', (error) => {
			this.#end(`the writer thread failed: ${messageOf(error)}`);
		});
		worker.on('exit', () => {
			this.#end(CLOSED);
		});
	}

	/** Resolves once the file is open, migrated and proven durable. */
	static async start(settings: WriterSettings): Promise<Writer> {
		const worker = new Worker(new URL('./writer-thread.ts', import.meta.url), {
			workerData: settings
		});
		const first = await new Promise<FromWriter>((resolve, reject) => {
			worker.once('message', resolve);
			worker.once('error', reject);
		});
		if (first.kind === 'ready') return new Writer(worker, first.fsyncMs);
		await worker.terminate();
		throw new StoreUnavailable(
			first.kind === 'refused' ? first.message : 'the writer did not start'
		);
	}

	/** False after a failed group, until one succeeds again. */
	get writable(): boolean {
		return this.#writable && this.#ended === null;
	}

	/** Calls back after each commit with the length of the write-ahead log in pages. */
	watchWal(listener: (pages: number) => void): void {
		this.#onCommit = listener;
	}

	/** Resolves when the write is durable; rejects with StoreUnavailable when the disk failed. */
	submit(request: WriteRequest): Promise<WriteResult> {
		return new Promise((resolve, reject) => {
			if (this.#ended !== null) {
				reject(new StoreUnavailable(this.#ended));
				return;
			}
			const settle = (outcome: WriteOutcome): void => {
				if (outcome.ok) resolve(outcome.result);
				else if (outcome.fault === 'disk') reject(new StoreUnavailable(outcome.message));
				else reject(new Error(outcome.message));
			};
			this.#queue.push({ request, settle });
			this.#planFlush();
		});
	}

	/** Moves what is left of the write-ahead log into the file, between two groups. */
	checkpoint(): void {
		if (this.#ended === null) this.#post({ kind: 'checkpoint' });
	}

	/** Writes what is queued, then lets go of the file. */
	async close(): Promise<void> {
		if (this.#ended !== null) return;
		while (this.#queue.length + this.#underway.length > 0) await this.#nextNews();
		const exited = new Promise((resolve) => this.#worker.once('exit', resolve));
		this.#post({ kind: 'close' });
		this.#end(CLOSED);
		await exited;
	}

	#nextNews(): Promise<unknown> {
		return new Promise((resolve) => {
			this.#worker.once('message', resolve);
			this.#worker.once('exit', resolve);
		});
	}

	/** After the current turn of the event loop, so that everything decided in it shares one commit. */
	#planFlush(): void {
		if (this.#flushPlanned || this.#underway.length >= GROUPS_UNDERWAY) return;
		this.#flushPlanned = true;
		setImmediate(() => {
			this.#flushPlanned = false;
			this.#flush();
		});
	}

	#flush(): void {
		const { length } = this.#queue;
		if (length === 0 || this.#ended !== null) return;
		const halves = this.#underway.length === 0 && length >= WORTH_HALVING;
		if (halves) this.#send(this.#queue.splice(0, Math.ceil(length / 2)));
		this.#send(this.#queue.splice(0));
	}

	#send(group: readonly Pending[]): void {
		this.#underway.push(group);
		this.#post({ kind: 'group', requests: group.map(({ request }) => request) });
	}

	#onOutcomes(outcomes: readonly WriteOutcome[], walPages: number): void {
		const settled = this.#underway.shift() ?? [];
		this.#writable = !outcomes.some((outcome) => !outcome.ok && outcome.fault === 'disk');
		outcomes.forEach((outcome, index) => settled[index]?.settle(outcome));
		if (this.#queue.length > 0) this.#planFlush();
		this.#onCommit(walPages);
	}

	#end(reason: string): void {
		this.#ended ??= reason;
		const lost = [...this.#underway.flat(), ...this.#queue];
		this.#underway = [];
		this.#queue = [];
		for (const { settle } of lost) settle({ ok: false, fault: 'disk', message: reason });
	}

	#post(message: ToWriter): void {
		this.#worker.postMessage(message);
	}
}

const CLOSED = 'the store is closed';
