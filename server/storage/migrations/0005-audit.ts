import type { Migration } from './migration.ts';

/** DO NOT EDIT: this schema lies on disks in workshops. See `0001-log.ts`. */
export const audit: Migration = {
	version: 5,
	name: 'who did what, from which device',
	sql: `
		-- id: microseconds since 1970, made unique. A row of a command is written with it; what the
		-- command did stands in the log. words: what was typed with it, until its customer is erased.
		CREATE TABLE audit (
			id INTEGER PRIMARY KEY,
			ws TEXT,
			actor TEXT NOT NULL,
			kind TEXT NOT NULL,
			cmd TEXT,
			session TEXT,
			about TEXT NOT NULL,
			words TEXT
		) STRICT;
		-- Few workshops, people and kinds: each index is written at a handful of places, one after another.
		-- Each holds what else may be asked, so that looking for what is not there reads no rows.
		CREATE INDEX audit_of_workshop ON audit (ws, id);
		CREATE INDEX audit_of_actor ON audit (actor, id, kind, ws);
		CREATE INDEX audit_of_kind ON audit (kind, id, ws);
		CREATE INDEX audit_with_words ON audit (id, words, actor, kind, ws) WHERE words IS NOT NULL;
		CREATE TABLE audit_job (
			job TEXT NOT NULL,
			id INTEGER NOT NULL,
			PRIMARY KEY (job, id)
		) STRICT, WITHOUT ROWID;

		CREATE TABLE device (
			session TEXT NOT NULL PRIMARY KEY,
			by TEXT NOT NULL,
			agent TEXT NOT NULL,
			address TEXT NOT NULL,
			seen_at REAL NOT NULL
		) STRICT, WITHOUT ROWID;
	`
};
