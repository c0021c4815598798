import Database from 'better-sqlite3';

/** An open SQLite file. */
export type Connection = Database.Database;

/** `PRAGMA synchronous` as a number: every commit waits for the disk. */
const FULL = 2;

/** How long a connection waits for a lock of another one, ms: they are held for single statements only. */
const LOCK_TIMEOUT_MS = 5000;

/**
 * A connection that may write. WAL first, FULL after it: better-sqlite3 lowers `synchronous` when WAL
 * comes on. Log pages are moved into the file by the upkeep thread, not in the middle of a commit.
 */
export function openForWriting(file: string): Connection {
	const db = new Database(file, { timeout: LOCK_TIMEOUT_MS });
	db.pragma('journal_mode = WAL');
	db.pragma('synchronous = FULL');
	db.pragma('wal_autocheckpoint = 0');
	return db;
}

/** A connection that cannot write; the file must exist. */
export function openForReading(file: string): Connection {
	const db = new Database(file, { readonly: true, fileMustExist: true, timeout: LOCK_TIMEOUT_MS });
	db.pragma('synchronous = FULL');
	return db;
}

/**
 * Throws unless commits on this connection survive a power cut. Ask **after the first write**: read
 * earlier the settings say FULL and change afterwards.
 */
export function insistOnDurability(db: Connection): void {
	const journal = db.pragma('journal_mode', { simple: true });
	const synchronous = db.pragma('synchronous', { simple: true });
	if (journal !== 'wal' || synchronous !== FULL) {
		throw new Error(
			`the database is not durable (journal_mode ${String(journal)}, synchronous ${String(synchronous)}; wanted wal, ${FULL})`
		);
	}
}
