import type { Migration } from './migration.ts';

/**
 * DO NOT EDIT: this schema lies on disks in workshops. A change is a new numbered file beside this
 * one, listed in `migrations.ts`, with its own frozen snapshot.
 */
export const log: Migration = {
	version: 1,
	name: 'log, projections, registers',
	sql: `
		-- One row per workshop. floor: the log holds everything after this position.
		CREATE TABLE stream (
			ws TEXT NOT NULL PRIMARY KEY,
			epoch TEXT NOT NULL,
			head INTEGER NOT NULL,
			floor INTEGER NOT NULL
		) STRICT, WITHOUT ROWID;

		-- REAL keeps any JavaScript number; whole milliseconds take no more room than an INTEGER.
		CREATE TABLE event (
			ws TEXT NOT NULL,
			seq INTEGER NOT NULL,
			at REAL NOT NULL,
			recorded_at REAL NOT NULL,
			actor TEXT NOT NULL,
			cmd TEXT NOT NULL,
			type TEXT NOT NULL,
			job TEXT,
			body TEXT NOT NULL,
			PRIMARY KEY (ws, seq)
		) STRICT, WITHOUT ROWID;
		-- By job first: ids of visits grow with time, so those of one day lie together in all workshops.
		CREATE INDEX event_of_job ON event (job, ws, seq) WHERE job IS NOT NULL;

		-- By command first: ids begin with their time, so those of one commit share a page in all
		-- workshops. Behind the workshop, or in no order, each would touch a page of its own.
		CREATE TABLE command (
			ws TEXT NOT NULL,
			cmd TEXT NOT NULL,
			seq INTEGER NOT NULL,
			answer TEXT NOT NULL,
			PRIMARY KEY (cmd, ws)
		) STRICT, WITHOUT ROWID;

		-- With a rowid: bodies of some kilobytes would overflow every page of a WITHOUT ROWID tree.
		CREATE TABLE entity (
			ws TEXT NOT NULL,
			kind TEXT NOT NULL,
			id TEXT NOT NULL,
			seq INTEGER NOT NULL,
			gone INTEGER NOT NULL,
			body TEXT NOT NULL,
			PRIMARY KEY (ws, kind, id)
		) STRICT;
		-- What a start has to load; years of ended visits are not in it.
		CREATE INDEX entity_on_board ON entity (ws, kind, id) WHERE gone = 0;

		-- The registers: names, phones and plates live here and in archived_order only.
		CREATE TABLE vehicle (
			ws TEXT NOT NULL,
			id TEXT NOT NULL,
			plate TEXT NOT NULL,
			vin TEXT,
			model TEXT NOT NULL,
			colour TEXT NOT NULL,
			PRIMARY KEY (ws, id)
		) STRICT, WITHOUT ROWID;
		CREATE TABLE customer (
			ws TEXT NOT NULL,
			id TEXT NOT NULL,
			name TEXT NOT NULL,
			phone TEXT NOT NULL,
			PRIMARY KEY (ws, id)
		) STRICT, WITHOUT ROWID;
		CREATE TABLE staff (
			ws TEXT NOT NULL,
			id TEXT NOT NULL,
			name TEXT NOT NULL,
			PRIMARY KEY (ws, id)
		) STRICT, WITHOUT ROWID;
		CREATE TABLE remark (
			ws TEXT NOT NULL,
			job TEXT NOT NULL,
			text TEXT NOT NULL,
			PRIMARY KEY (ws, job)
		) STRICT, WITHOUT ROWID;

		CREATE TABLE archived_order (
			ws TEXT NOT NULL,
			order_no TEXT NOT NULL,
			body TEXT NOT NULL,
			PRIMARY KEY (ws, order_no)
		) STRICT, WITHOUT ROWID;

		CREATE TABLE memo (
			area TEXT NOT NULL,
			key TEXT NOT NULL,
			value TEXT NOT NULL,
			PRIMARY KEY (area, key)
		) STRICT, WITHOUT ROWID;
	`
};
