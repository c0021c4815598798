import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { Connection } from './connection.ts';

/** As many pages as there are: one step, one snapshot, or busy writers would start it over and over. */
const ALL_PAGES = 0x7fffffff;

/**
 * A consistent copy of an open database under the name `target`, which appears only once the copy is
 * found whole and is on the disk. It carries no epoch: a store that begins with it makes a new one.
 */
export async function copyChecked(source: Connection, target: string): Promise<void> {
	const part = `${target}.part`;
	rmSync(part, { force: true });
	try {
		await source.backup(part, { progress: () => ALL_PAGES });
		check(part);
		renameSync(part, target);
	} catch (error) {
		// Half a copy is worth nothing, and on a full disk its room is.
		rmSync(part, { force: true });
		throw error;
	}
	syncFolder(dirname(target));
}

function check(part: string): void {
	const copy = new Database(part);
	try {
		copy.pragma('journal_mode = DELETE');
		copy.pragma('synchronous = FULL');
		copy.prepare("UPDATE stream SET epoch = ''").run();
		checkWhole(copy);
	} finally {
		copy.close();
	}
}

/** Throws unless SQLite finds every page and every index of the database in order. */
export function checkWhole(db: Connection): void {
	const verdict = db.pragma('integrity_check', { simple: true });
	if (verdict !== 'ok') throw new Error(`the copy is damaged: ${String(verdict)}`);
}

/** Without this a power cut could leave the folder without the new name. */
export function syncFolder(folder: string): void {
	const descriptor = openSync(folder, 'r');
	try {
		fsyncSync(descriptor);
	} finally {
		closeSync(descriptor);
	}
}
