import type { Migration } from './migration.ts';

/** DO NOT EDIT: this schema lies on disks in workshops. See `0001-log.ts`. */
export const people: Migration = {
	version: 3,
	name: 'people and how they prove who they are',
	sql: `
		-- workshops: a JSON list of codes; NULL is every workshop of the installation. staff: as JSON, who
		-- this is in a workshop's set-up.
		CREATE TABLE person (
			id TEXT NOT NULL PRIMARY KEY,
			user_name TEXT NOT NULL UNIQUE,
			name TEXT NOT NULL,
			role TEXT NOT NULL,
			workshops TEXT,
			staff TEXT,
			active INTEGER NOT NULL,
			last_seen_at REAL,
			created_at REAL NOT NULL,
			updated_at REAL NOT NULL
		) STRICT, WITHOUT ROWID;

		-- kind: password or pin. hash: Argon2id with its parameters, as PHC text.
		CREATE TABLE credential (
			person TEXT NOT NULL,
			kind TEXT NOT NULL,
			hash TEXT NOT NULL,
			wrong_tries INTEGER NOT NULL,
			changed_at REAL NOT NULL,
			PRIMARY KEY (person, kind)
		) STRICT, WITHOUT ROWID;
	`
};
