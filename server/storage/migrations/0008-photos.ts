import type { Migration } from './migration.ts';

/** DO NOT EDIT: this schema lies on disks in workshops. See `0001-log.ts`. */
export const photos: Migration = {
	version: 8,
	name: 'photos of additional work',
	sql: `
		-- With its rowid: a picture beside each key would make the tree of the keys as large as all of them.
		CREATE TABLE photo (
			ws TEXT NOT NULL,
			job TEXT NOT NULL,
			id TEXT NOT NULL,
			media_type TEXT NOT NULL,
			bytes BLOB NOT NULL,
			PRIMARY KEY (ws, job, id)
		) STRICT;
	`
};
