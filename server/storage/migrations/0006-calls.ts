import type { Migration } from './migration.ts';

/** DO NOT EDIT: this schema lies on disks in workshops. See `0001-log.ts`. */
export const calls: Migration = {
	version: 6,
	name: 'what was said with calls for help',
	sql: `
		-- job: the visit it was about, which it is erased with.
		CREATE TABLE call_text (
			ws TEXT NOT NULL,
			id TEXT NOT NULL,
			job TEXT,
			note TEXT NOT NULL,
			called_by TEXT NOT NULL,
			answered_by TEXT NOT NULL,
			PRIMARY KEY (ws, id)
		) STRICT, WITHOUT ROWID;
		CREATE INDEX call_text_of_job ON call_text (job, ws) WHERE job IS NOT NULL;
	`
};
