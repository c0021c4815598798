import Database from 'better-sqlite3';

/** Another process, or another store in this one, has these data open. */
export class StoreInUse extends Error {
	override readonly name = 'StoreInUse';
}

/**
 * Holds the data for this process until it lets go or dies. The lock is one of the operating
 * system on a small file beside the data, so it vanishes with the process, even by `kill -9`.
 */
export function lockFolder(file: string): { release(): void } {
	const db = new Database(`${file}-lock`, { timeout: 0 });
	try {
		db.exec('BEGIN EXCLUSIVE');
	} catch (error) {
		db.close();
		if (error instanceof Database.SqliteError && error.code === 'SQLITE_BUSY') {
			throw new StoreInUse(
				`${file} is open in another process; stop that one, or work through its API`
			);
		}
		throw error;
	}
	return {
		release: () => {
			db.close();
		}
	};
}
