import { parentPort } from 'node:worker_threads';
import { copyChecked } from './checked-copy.ts';
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

let checkpointing: Connection | null = null;

function checkpoint(file: string): void {
	checkpointing ??= openForWriting(file);
	checkpointing.pragma('wal_checkpoint(PASSIVE)');
	insistOnDurability(checkpointing);
}

async function backup(file: string, target: string): Promise<void> {
	const source = openForReading(file);
	try {
		await copyChecked(source, target);
	} finally {
		source.close();
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
