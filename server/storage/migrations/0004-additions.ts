import type { Migration } from './migration.ts';

/** DO NOT EDIT: this schema lies on disks in workshops. See `0001-log.ts`. */
export const additions: Migration = {
	version: 4,
	name: 'what was said about additional work',
	sql: `
		-- By visit: what is loaded is that of the visits on the board, as with remarks.
		CREATE TABLE addition (
			ws TEXT NOT NULL,
			job TEXT NOT NULL,
			id TEXT NOT NULL,
			text TEXT NOT NULL,
			parts TEXT NOT NULL,
			said_by TEXT NOT NULL,
			price TEXT NOT NULL,
			PRIMARY KEY (ws, job, id)
		) STRICT, WITHOUT ROWID;
	`
};
