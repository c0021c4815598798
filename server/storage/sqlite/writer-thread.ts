import { parentPort, workerData } from 'node:worker_threads';
import { migrations } from '../migrations/migrations.ts';
import { insistOnDurability, openForWriting } from './connection.ts';
import type { Connection } from './connection.ts';
import { measureFsyncMs } from './fsync-time.ts';
import { messageOf } from './faults.ts';
import { groupCommit } from './group-commit.ts';
import type { GroupOutcome } from './group-commit.ts';
import type { FromWriter, ToWriter, WriteResult, WriterSettings } from './messages.ts';
import { migrate } from './migrate.ts';
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

function openDurably({ file, openedAt }: WriterSettings): Connection {
	const db = openForWriting(file);
	migrate(db, migrations);
	const firstWrite: GroupOutcome<WriteResult>[] = groupCommit(db)([
		() =>
			prepareWrites(db).perform({
				kind: 'memo',
				area: 'store',
				key: 'openedAt',
				value: String(openedAt)
			})
	]);
	for (const outcome of firstWrite) if (!outcome.ok) throw new Error(outcome.message);
	insistOnDurability(db);
	return db;
}

function serve(db: Connection): void {
	const commit = groupCommit(db);
	const writes = prepareWrites(db);
	const walLength = db.prepare<[], { readonly log: number }>('PRAGMA wal_checkpoint(NOOP)');
	const checkpoint = db.prepare('PRAGMA wal_checkpoint(PASSIVE)');

	port?.on('message', (message: ToWriter) => {
		switch (message.kind) {
			case 'group': {
				const outcomes = commit(message.requests.map((request) => () => writes.perform(request)));
				tell({ kind: 'outcomes', outcomes, walPages: walLength.get()?.log ?? 0 });
				break;
			}
			case 'checkpoint':
				checkpoint.get();
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
	const db = openDurably(settings);
	serve(db);
	tell({ kind: 'ready', fsyncMs: measureFsyncMs(settings.file) });
} catch (error) {
	tell({ kind: 'refused', message: messageOf(error) });
}
