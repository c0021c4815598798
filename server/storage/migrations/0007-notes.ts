import type { Migration } from './migration.ts';

/** DO NOT EDIT: this schema lies on disks in workshops. See `0001-log.ts`. */
export const notes: Migration = {
	version: 7,
	name: 'what people wrote about a visit',
	sql: `
		-- By visit: what is loaded is that of the visits on the board, as with remarks.
		CREATE TABLE note (
			ws TEXT NOT NULL,
			job TEXT NOT NULL,
			id TEXT NOT NULL,
			text TEXT NOT NULL,
			PRIMARY KEY (ws, job, id)
		) STRICT, WITHOUT ROWID;
	`
};
