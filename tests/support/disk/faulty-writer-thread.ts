import { dirname } from 'node:path';
import { workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import type { WriterSettings } from '../../../server/storage/sqlite/messages.ts';
import { clearDiskFault, diskFaultIn } from './switch.ts';

/**
 * The store's own writer thread on a connection whose COMMIT fails as the switch says. Faults that the
 * kernel makes itself are used elsewhere, where the machine allows them; this one works everywhere.
 */
const dataDir = dirname((workerData as WriterSettings).file);
const sleeper = new Int32Array(new SharedArrayBuffer(4));

function strike(commit: () => Database.RunResult): Database.RunResult {
	const fault = diskFaultIn(dataDir);
	switch (fault?.is) {
		case 'full':
			throw new Database.SqliteError('database or disk is full', 'SQLITE_FULL');
		case 'failing':
			throw new Database.SqliteError('disk I/O error', 'SQLITE_IOERR_FSYNC');
		case 'slow':
			Atomics.wait(sleeper, 0, 0, fault.ms);
			break;
		case 'deadly': {
			clearDiskFault(dataDir);
			if (fault.when === 'after') commit();
			// In a worker this ends the thread alone, at once.
			process.exit(1);
			break;
		}
		default:
	}
	return commit();
}

const { prepare } = Database.prototype;
Database.prototype.prepare = function (this: Database.Database, source: string) {
	const statement = prepare.call(this, source);
	if (source === 'COMMIT') {
		const commit = statement.run.bind(statement) as () => Database.RunResult;
		statement.run = () => strike(commit);
	}
	return statement;
} as typeof prepare;

await import('../../../server/storage/sqlite/writer-thread.ts');
