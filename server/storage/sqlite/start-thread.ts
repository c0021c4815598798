import { Worker } from 'node:worker_threads';
import { StoreUnavailable } from '../port.ts';
import { DatabaseDamaged } from './damage.ts';
import type { FromWriter, WriterSettings } from './messages.ts';

/** The program of the writer thread. */
export const WRITER_THREAD = new URL('./writer-thread.ts', import.meta.url);

export interface StartedThread {
	readonly worker: Worker;
	/** Median fsync time of the disk, ms. */
	readonly fsyncMs: number;
}

/**
 * Resolves once the file is open, migrated and proven durable. Rejects with DatabaseDamaged where the
 * file is not what SQLite wrote, and with StoreUnavailable where it cannot be opened.
 */
export async function startThread(program: URL, settings: WriterSettings): Promise<StartedThread> {
	const worker = new Worker(program, { workerData: settings });
	const first = await new Promise<FromWriter>((resolve, reject) => {
		worker.once('message', resolve);
		worker.once('error', reject);
	});
	if (first.kind === 'ready') return { worker, fsyncMs: first.fsyncMs };
	await worker.terminate();
	if (first.kind !== 'refused') throw new StoreUnavailable('the writer did not start');
	throw first.isDamaged
		? new DatabaseDamaged(settings.file, first.message)
		: new StoreUnavailable(first.message);
}
