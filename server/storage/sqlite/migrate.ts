import type { Migration } from '../migrations/migration.ts';
import { RELEASE } from '../release.ts';
import type { Connection } from './connection.ts';

/** Version of the schema a file is at; 0 for one that has none yet. */
export const schemaOf = (db: Connection): number =>
	db.pragma('user_version', { simple: true }) as number;

/** The newest schema this release knows. */
export const newestOf = (migrations: readonly Migration[]): number =>
	migrations.at(-1)?.version ?? 0;

/** How many steps a file with data in it is behind; 0 for an empty one, which has nothing to lose. */
export function stepsAhead(db: Connection, migrations: readonly Migration[]): number {
	const current = schemaOf(db);
	return current === 0 ? 0 : Math.max(0, newestOf(migrations) - current);
}

/**
 * Brings a file from whatever version it is at to the newest, each step in its own transaction. A
 * file from a newer release is refused: an older program would misread it.
 */
export function migrate(db: Connection, migrations: readonly Migration[]): void {
	refuseNewer(db, migrations);
	const current = schemaOf(db);
	for (const { version, sql } of migrations) {
		if (version <= current) continue;
		db.transaction(() => {
			db.exec(sql);
			db.pragma(`user_version = ${version}`);
		})();
	}
}

/** Throws a sentence for the operator when a newer release has written to the file. */
function refuseNewer(db: Connection, migrations: readonly Migration[]): void {
	const current = schemaOf(db);
	const newest = newestOf(migrations);
	if (current <= newest) return;
	const writtenBy = releaseThatWrote(db);
	throw new Error(
		`the data were written by a newer release (${writtenBy === null ? '' : `${writtenBy}, `}schema ${current}); ` +
			`this is ${RELEASE}, which knows schemas up to ${newest}. Start the newer release again, or go back ` +
			'to a backup made before the update: npm run restore -- FILE'
	);
}

/** Where the store remembers which release wrote last. */
export const WRITTEN_BY = { area: 'store', key: 'release' } as const;

function releaseThatWrote(db: Connection): string | null {
	try {
		const text = db
			.prepare<[string, string], string>('SELECT value FROM memo WHERE area = ? AND key = ?')
			.pluck()
			.get(WRITTEN_BY.area, WRITTEN_BY.key);
		return text === undefined ? null : String(JSON.parse(text));
	} catch {
		// A schema of the future may keep it elsewhere.
		return null;
	}
}
