import type { Migration } from '../migrations/migration.ts';
import type { Connection } from './connection.ts';

/**
 * Brings a file from whatever version it is at to the newest, each step in its own transaction. A
 * file from a newer release is refused: an older program would misread it.
 */
export function migrate(db: Connection, migrations: readonly Migration[]): void {
	const current = db.pragma('user_version', { simple: true }) as number;
	const newest = migrations.at(-1)?.version ?? 0;
	if (current > newest) {
		throw new Error(
			`the data were written by a newer release (schema ${current}, this release knows ${newest})`
		);
	}
	for (const { version, sql } of migrations) {
		if (version <= current) continue;
		db.transaction(() => {
			db.exec(sql);
			db.pragma(`user_version = ${version}`);
		})();
	}
}
