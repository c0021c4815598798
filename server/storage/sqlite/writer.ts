import type { Worker } from 'node:worker_threads';
import { StoreUnavailable } from '../port.ts';
import { DatabaseDamaged } from './damage.ts';
import { messageOf } from './faults.ts';
import type {
	FromWriter,
	ToWriter,
	WriteOutcome,
	WriteRequest,
	WriteResult,
	WriterSettings
} from './messages.ts';
import { startThread, WRITER_THREAD, type StartedThread } from './start-thread.ts';

type Settled =
	WriteOutcome | { readonly ok: false; readonly fault: 'unknown'; readonly message: string };

interface Pending {
	readonly request: WriteRequest;
	readonly settle: (outcome: Settled) => void;
}

/** One group the thread commits, and one in its letter box, so that it never waits for this thread. */
const GROUPS_UNDERWAY = 2;

/**
 * From here on a queue met by an idle writer goes out in two halves: while the first is on its way to
 * the disk, this thread settles and prepares beside it. Below, one shared wait for the disk is cheaper.
 */
const WORTH_HALVING = 16;

/** While nothing can be written, this often a write is tried whether or not anybody has a wish. */
const PROBE_EVERY_MS = 1000;
/** Room that a probe takes: a disk with less is as good as full, and the next wish would fail again. */
const PROBE_BYTES = 256 * 1024;
/** A thread that died is started again after this long, and twice as long after each failure, ms. */
const FIRST_RESTART_MS = 100;
const LONGEST_RESTART_MS = 5000;

/** The thread died with this write under way: whether it was done, only the file knows. */
export class FateUnknown extends StoreUnavailable {}

/**
 * The main thread's end of the writer thread. Requests that come while the disk works wait here, and
 * go out together as the next group: the slower the disk, the larger the groups. It looks after the
 * thread: a failing disk is tried until it writes again, and a thread that died is started anew.
 */
export class Writer {
	readonly #program: URL;
	readonly #settings: WriterSettings;
	/** Null while there is none, between the death of one and the start of the next. */
	#worker: Worker | null = null;
	#queue: Pending[] = [];
	#underway: (readonly Pending[])[] = [];
	#flushPlanned = false;
	#isClosed = false;
	/** Why nothing can be written now; null while it can. */
	#fault: string | null = null;
	#isDamaged = false;
	#waiting: NodeJS.Timeout | undefined;
	#starting: Promise<void> | null = null;
	#scrubbing: ((failure: string | null) => void)[] = [];
	#onCommit: (walPages: number) => void = () => undefined;
	/** Median fsync time of the disk, ms, measured when the thread started. */
	readonly fsyncMs: number;

	private constructor(program: URL, settings: WriterSettings, { worker, fsyncMs }: StartedThread) {
		this.#program = program;
		this.#settings = settings;
		this.fsyncMs = fsyncMs;
		this.#attach(worker);
	}

	/** Resolves once the file is open, migrated and proven durable; see `startThread` for why not. */
	static async start(settings: WriterSettings, program = WRITER_THREAD): Promise<Writer> {
		return new Writer(program, settings, await startThread(program, settings));
	}

	/** Why nothing can be written now; null after a write that succeeded. */
	get fault(): string | null {
		return this.#isClosed ? CLOSED : this.#fault;
	}

	/** Calls back after each commit with the length of the write-ahead log in pages. */
	watchWal(listener: (pages: number) => void): void {
		this.#onCommit = listener;
	}

	/** Resolves when the write is durable; rejects with StoreUnavailable when the disk failed. */
	submit(request: WriteRequest): Promise<WriteResult> {
		return new Promise((resolve, reject) => {
			if (this.#isClosed || this.#worker === null || this.#isDamaged) {
				reject(new StoreUnavailable(this.fault ?? 'the writer is not there'));
				return;
			}
			const settle = (outcome: Settled): void => {
				if (outcome.ok) resolve(outcome.result);
				else if (outcome.fault === 'request') reject(new Error(outcome.message));
				else if (outcome.fault === 'unknown') reject(new FateUnknown(outcome.message));
				else reject(new StoreUnavailable(outcome.message));
			};
			this.#queue.push({ request, settle });
			this.#planFlush();
		});
	}

	/** Moves what is left of the write-ahead log into the file, between two groups. */
	checkpoint(): void {
		this.#worker?.postMessage({ kind: 'checkpoint' } satisfies ToWriter);
	}

	/** Writes the file anew without what was erased; rejects with what prevented it. */
	async scrub(): Promise<void> {
		const worker = this.#worker;
		if (worker === null || this.#isClosed || this.#isDamaged)
			throw new StoreUnavailable(this.fault ?? 'the writer is not there');
		const failure = await new Promise<string | null>((resolve) => {
			this.#scrubbing.push(resolve);
			worker.postMessage({ kind: 'scrub' } satisfies ToWriter);
		});
		if (failure !== null) throw new StoreUnavailable(failure);
	}

	/** Nothing is written to a file that is not what SQLite wrote, until somebody restores it. */
	foundDamage(message: string): void {
		this.#isDamaged = true;
		this.#fault = message;
	}

	/** Writes what is queued, then lets go of the file. */
	async close(): Promise<void> {
		while (this.#worker !== null && this.#queue.length + this.#underway.length > 0)
			await nextNews(this.#worker);
		this.#isClosed = true;
		clearTimeout(this.#waiting);
		await this.#starting;
		const worker = this.#worker;
		this.#worker = null;
		if (worker === null) return;
		const exited = new Promise((resolve) => worker.once('exit', resolve));
		worker.postMessage({ kind: 'close' } satisfies ToWriter);
		await exited;
	}

	#attach(worker: Worker): void {
		let reason = 'the writer thread ended';
		this.#worker = worker;
		worker.on('message', (message: FromWriter) => {
			if (message.kind === 'outcomes') this.#onOutcomes(message.outcomes, message.walPages);
			else if (message.kind === 'scrubbed') this.#scrubbing.shift()?.(message.failure);
		});
		worker.on('error', (error) => {
			reason = `the writer thread failed: ${messageOf(error)}`;
		});
		// Its connection is closed by now: what it had committed can be read, the rest was rolled back.
		worker.on('exit', () => {
			if (this.#worker === worker) this.#lost(reason);
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
		if (length === 0 || this.#worker === null) return;
		const halves = this.#underway.length === 0 && length >= WORTH_HALVING;
		if (halves) this.#send(this.#worker, this.#queue.splice(0, Math.ceil(length / 2)));
		this.#send(this.#worker, this.#queue.splice(0));
	}

	#send(worker: Worker, group: readonly Pending[]): void {
		this.#underway.push(group);
		const requests = group.map(({ request }) => request);
		worker.postMessage({ kind: 'group', requests } satisfies ToWriter);
	}

	#onOutcomes(outcomes: readonly WriteOutcome[], walPages: number): void {
		const settled = this.#underway.shift() ?? [];
		this.#note(outcomes);
		outcomes.forEach((outcome, index) => settled[index]?.settle(outcome));
		if (this.#queue.length > 0) this.#planFlush();
		this.#onCommit(walPages);
	}

	/** A group is written as a whole or not at all, so one outcome tells how the disk is. */
	#note(outcomes: readonly WriteOutcome[]): void {
		const failed = outcomes.find((outcome) => !outcome.ok && outcome.fault !== 'request');
		if (failed === undefined || failed.ok) {
			if (!this.#isDamaged) this.#fault = null;
		} else if (failed.fault === 'damage') {
			this.foundDamage(failed.message);
		} else if (!this.#isDamaged) {
			this.#fault = failed.message;
			this.#probeSoon();
		}
	}

	#probeSoon(): void {
		clearTimeout(this.#waiting);
		this.#waiting = setTimeout(() => {
			if (this.#fault !== null) void this.#probe();
		}, PROBE_EVERY_MS).unref();
	}

	async #probe(): Promise<void> {
		const memo = { kind: 'memo', area: 'store', key: 'probe' } as const;
		try {
			await this.submit({ ...memo, value: JSON.stringify('x'.repeat(PROBE_BYTES)) });
			await this.submit({ ...memo, value: null });
		} catch (error) {
			// The outcome itself has planned the next probe; anything but a failing disk is a bug.
			if (!(error instanceof StoreUnavailable)) throw error;
		}
	}

	#lost(reason: string): void {
		this.#worker = null;
		this.#fault = reason;
		const underway = this.#underway.flat();
		const queue = this.#queue;
		this.#underway = [];
		this.#queue = [];
		clearTimeout(this.#waiting);
		for (const resolve of this.#scrubbing.splice(0)) resolve(reason);
		for (const { settle } of underway) settle({ ok: false, fault: 'unknown', message: reason });
		for (const { settle } of queue) settle({ ok: false, fault: 'disk', message: reason });
		if (!this.#isClosed) this.#startAgainAfter(FIRST_RESTART_MS);
	}

	#startAgainAfter(delayMs: number): void {
		this.#waiting = setTimeout(() => {
			this.#starting = this.#startAgain(delayMs);
		}, delayMs).unref();
	}

	async #startAgain(delayMs: number): Promise<void> {
		try {
			const { worker } = await startThread(this.#program, this.#settings);
			this.#attach(worker);
			this.#fault = null;
		} catch (error) {
			if (error instanceof DatabaseDamaged) this.foundDamage(error.message);
			else {
				this.#fault = messageOf(error);
				if (!this.#isClosed) this.#startAgainAfter(Math.min(delayMs * 2, LONGEST_RESTART_MS));
			}
		}
	}
}

/** The thread said something, or ended. */
const nextNews = (worker: Worker): Promise<unknown> =>
	new Promise((resolve) => {
		worker.once('message', resolve);
		worker.once('exit', resolve);
	});

const CLOSED = 'the store is closed';
