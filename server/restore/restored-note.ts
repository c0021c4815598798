import { readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Journal } from '../audit/journal.ts';
import { BOARD } from '../commands/keeper.ts';
import type { Log } from '../ops/log.ts';

/**
 * That a backup was put in the place of the data stands in no log: it was made before. So the command
 * leaves a note beside the data, and the first server that starts on them writes it down.
 */
const pathIn = (dataDir: string): string => join(dataDir, 'restored.json');

export const leaveRestoredNote = (dataDir: string, file: string): Promise<void> =>
	writeFile(pathIn(dataDir), JSON.stringify({ file: basename(file) }));

/** Writes a restore down that nobody has written down yet. */
export async function takeRestoredNote(
	dataDir: string,
	{ journal, log }: { readonly journal: Journal; readonly log: Log }
): Promise<void> {
	const file = await notedIn(dataDir);
	if (file === null) return;
	try {
		const who = { by: null, supposed: BOARD.id };
		await journal.record({ kind: 'BackupRestored', about: file, ...who });
		await rm(pathIn(dataDir));
	} catch (error) {
		// The note stays, and the next start tries again.
		log.error('restore not written down', error);
	}
}

async function notedIn(dataDir: string): Promise<string | null> {
	try {
		const note = JSON.parse(await readFile(pathIn(dataDir), 'utf8')) as { readonly file?: unknown };
		return typeof note.file === 'string' ? note.file : null;
	} catch {
		// Nothing was restored, which is so at nearly every start.
		return null;
	}
}
