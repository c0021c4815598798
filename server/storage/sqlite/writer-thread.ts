import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { backupNameAt } from '../backup-names.ts';
import { migrations } from '../migrations/migrations.ts';
import { RELEASE } from '../release.ts';
import { copyChecked } from './checked-copy.ts';
import { insistOnDurability, openForWriting } from './connection.ts';
import type { Connection } from './connection.ts';
import { scrub } from './erase.ts';
import { measureFsyncMs } from './fsync-time.ts';
import { isDamage, messageOf } from './faults.ts';
import { groupCommit } from './group-commit.ts';
import type { FromWriter, ToWriter, WriterSettings } from './messages.ts';
import { migrate, stepsAhead, WRITTEN_BY } from './migrate.ts';
import { prepareWrites } from './writes.ts';

/**
 * The only thread that writes. It knows groups of requests and the file; it decides nothing about
 * workshops and keeps no state of its own between two groups.
 */
const port = parentPort;
if (port === null) throw new Error('the writer runs as a worker thread only');
const tell = (message: FromWriter): void => {
	port.postMessage(message);
};

/**
 * Length of the write-ahead log, in pages of 4 KiB (24 MiB), at which this thread moves it into the file
 * itself: beyond the upkeep thread's own limit, met only where a busy machine lets that one come late.
 */
const WAL_MOST_PAGES = 6_000;

/** A step that goes wrong must not be the end of the data: without a copy none is taken. */
async function backUpBeforeMigration(
	db: Connection,
	{ backupFolder, openedAt }: WriterSettings
): Promise<void> {
	if (stepsAhead(db, migrations) === 0) return;
	try {
		mkdirSync(backupFolder, { recursive: true });
		await copyChecked(db, join(backupFolder, backupNameAt(openedAt, 'before-migration')));
	} catch (error) {
		throw new Error(
			`the data are to be brought to a newer schema, and the backup before it failed: ${messageOf(error)}`,
			{ cause: error }
		);
	}
}

async function openDurably(settings: WriterSettings): Promise<Connection> {
	const { file, openedAt } = settings;
	const db = openForWriting(file);
	await backUpBeforeMigration(db, settings);
	migrate(db, migrations);
	const memos = [
		{ kind: 'memo', area: 'store', key: 'openedAt', value: String(openedAt) },
		{ kind: 'memo', ...WRITTEN_BY, value: JSON.stringify(RELEASE) }
	] as const;
	const writes = prepareWrites(db);
	const firstWrite = groupCommit(db)(memos.map((memo) => () => writes.perform(memo)));
	for (const outcome of firstWrite) if (!outcome.ok) throw new Error(outcome.message);
	insistOnDurability(db);
	return db;
}

function failureOf(work: () => void): string | null {
	try {
		work();
		return null;
	} catch (error) {
		return messageOf(error);
	}
}

function serve(db: Connection): void {
	const commit = groupCommit(db);
	const writes = prepareWrites(db);
	const walLength = db.prepare<[], { readonly log: number }>('PRAGMA wal_checkpoint(NOOP)');
	const checkpoint = db.prepare<[], { readonly log: number }>('PRAGMA wal_checkpoint(PASSIVE)');
	const checkpointWaiting = db.prepare<[], { readonly log: number }>(
		'PRAGMA wal_checkpoint(RESTART)'
	);
	/** Upkeep that fails is tried again later; it must not come between a commit and its answer. */
	const pagesAfter = (upkeep: typeof checkpoint): number => {
		try {
			return upkeep.get()?.log ?? 0;
		} catch {
			return 0;
		}
	};

	port?.on('message', (message: ToWriter) => {
		switch (message.kind) {
			case 'group': {
				const outcomes = commit(message.requests.map((request) => () => writes.perform(request)));
				const walPages = pagesAfter(walLength);
				tell({ kind: 'outcomes', outcomes, walPages });
				// Answered first; what comes next waits until the log is read to its end.
				if (walPages >= WAL_MOST_PAGES) pagesAfter(checkpointWaiting);
				break;
			}
			case 'checkpoint':
				pagesAfter(checkpoint);
				break;
			case 'scrub':
				tell({
					kind: 'scrubbed',
					failure: failureOf(() => {
						scrub(db);
					})
				});
				break;
			case 'close':
				db.close();
				port.close();
				break;
		}
	});
}

try {
	const settings = workerData as WriterSettings;
	const db = await openDurably(settings);
	serve(db);
	tell({ kind: 'ready', fsyncMs: measureFsyncMs(settings.file) });
} catch (error) {
	tell({ kind: 'refused', isDamaged: isDamage(error), message: messageOf(error) });
}
