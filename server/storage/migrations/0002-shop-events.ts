import type { Migration } from './migration.ts';

/** DO NOT EDIT: this schema lies on disks in workshops. See `0001-log.ts`. */
export const shopEvents: Migration = {
	version: 2,
	name: 'facts about the workshop itself by type',
	sql: `
		-- A handful a day; the facts of visits, which are nearly all, are not in it and do not write to it.
		CREATE INDEX event_of_shop ON event (type, ws, seq) WHERE job IS NULL;
	`
};
