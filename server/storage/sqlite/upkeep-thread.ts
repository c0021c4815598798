import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { parentPort } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { insistOnDurability, openForReading, openForWriting } from './connection.ts';
import type { Connection } from './connection.ts';
import { messageOf } from './faults.ts';
import type { FromUpkeep, ToUpkeep } from './messages.ts';

/**
 * Work on the file that may take long and must hold up neither a command nor a screen: moving the
 * write-ahead log into the file, and backups. It never starts a write transaction of its own.
 */
const port = parentPort;
if (port === null) throw new Error('the upkeep runs as a worker thread only');

/** As many pages as there are: one step, one snapshot, or busy writers would start it over and over. */
const ALL_PAGES = 0x7fffffff;

let checkpointing: Connection | null = null;

function checkpoint(file: string): void {
	checkpointing ??= openForWriting(file);
	checkpointing.pragma('wal_checkpoint(PASSIVE)');
	insistOnDurability(checkpointing);
}

async function backup(file: string, target: string): Promise<void> {
	const part = `${target}.part`;
	rmSync(part, { force: true });
	const source = openForReading(file);
	try {
		await source.backup(part, { progress: () => ALL_PAGES });
	} finally {
		source.close();
	}
	check(part);
	renameSync(part, target);
	syncFolder(dirname(target));
}

/** A backup counts only when SQLite finds it whole. It carries no epoch: a restore begins a new one. */
function check(part: string): void {
	const copy = new Database(part);
	try {
		copy.pragma('journal_mode = DELETE');
		copy.prepare("UPDATE stream SET epoch = ''").run();
		const verdict = copy.pragma('integrity_check', { simple: true });
		if (verdict !== 'ok') throw new Error(`the copy is damaged: ${String(verdict)}`);
	} finally {
		copy.close();
	}
}

/** Without this a power cut could leave the folder without the new name. */
function syncFolder(folder: string): void {
	const descriptor = openSync(folder, 'r');
	try {
		fsyncSync(descriptor);
	} finally {
		closeSync(descriptor);
	}
}

async function perform(request: ToUpkeep): Promise<FromUpkeep> {
	try {
		if (request.kind === 'checkpoint') checkpoint(request.file);
		else await backup(request.file, request.target);
		return { failure: null };
	} catch (error) {
		return { failure: messageOf(error) };
	}
}

let previous: Promise<void> = Promise.resolve();
port.on('message', (request: ToUpkeep) => {
	previous = previous.then(async () => {
		port.postMessage(await perform(request));
	});
});
