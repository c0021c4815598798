import { constants, existsSync } from 'node:fs';
import { copyFile, link, mkdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { migrations } from '../migrations/migrations.ts';
import { checkWhole, copyChecked, syncFolder } from './checked-copy.ts';
import { openForReading, type Connection } from './connection.ts';
import { messageOf } from './faults.ts';
import { lockFolder } from './folder-lock.ts';
import { newestOf, schemaOf } from './migrate.ts';
import { DATABASE } from './store.ts';

/** Why a file cannot take the place of the data; what the operator is told is chosen by the code. */
export class NotRestorable extends Error {
	override readonly name = 'NotRestorable';
	readonly code: 'missing' | 'no-backup' | 'damaged' | 'newer';

	constructor(code: NotRestorable['code'], message: string) {
		super(message);
		this.code = code;
	}
}

interface RestoreWish {
	/** The backup; it is only read. */
	readonly file: string;
	readonly dataDir: string;
	/** Real time in milliseconds; it names the folder of what was replaced. */
	readonly now: () => number;
}

interface Restored {
	readonly schema: number;
	readonly workshops: number;
	/** Folder that holds the replaced database; null where there was none. */
	readonly setAside: string | null;
}

/**
 * Puts a backup in the place of the data. Rejects with StoreInUse while a server holds them and with
 * NotRestorable where the file will not do; nothing has changed then. The copy carries no epoch, so
 * that the next start makes new ones and every screen takes a whole new snapshot.
 */
export async function restoreBackup({ file, dataDir, now }: RestoreWish): Promise<Restored> {
	if (!existsSync(file)) throw new NotRestorable('missing', `${file} is not there`);
	const path = join(dataDir, DATABASE);
	await mkdir(dataDir, { recursive: true });
	const lock = lockFolder(path);
	try {
		const copy = `${path}.restoring`;
		await rm(copy, { force: true });
		const found = await copyAndLook(file, copy);
		const setAside = await putAside(path, join(dataDir, `replaced-${stampAt(now())}`));
		// From here on the old log must not be there: SQLite would play it onto the new file.
		for (const suffix of ['-wal', '-shm']) await rm(`${path}${suffix}`, { force: true });
		await rename(copy, path);
		syncFolder(dataDir);
		return { ...found, setAside };
	} finally {
		lock.release();
	}
}

async function copyAndLook(
	file: string,
	copy: string
): Promise<Pick<Restored, 'schema' | 'workshops'>> {
	const source = openBackup(file);
	try {
		const found = look(source, file);
		checkWhole(source);
		await copyChecked(source, copy);
		return found;
	} catch (error) {
		if (error instanceof NotRestorable) throw error;
		throw new NotRestorable('damaged', `${file}: ${messageOf(error)}`);
	} finally {
		source.close();
	}
}

function openBackup(file: string): Connection {
	try {
		return openForReading(file);
	} catch (error) {
		throw new NotRestorable('no-backup', `${file}: ${messageOf(error)}`);
	}
}

function look(source: Connection, file: string): Pick<Restored, 'schema' | 'workshops'> {
	const newest = newestOf(migrations);
	let schema: number;
	let workshops: number;
	try {
		schema = schemaOf(source);
		workshops = source.prepare<[], number>('SELECT count(*) FROM stream').pluck().get() ?? 0;
	} catch (error) {
		// Noise has no header; somebody else's database has no table of workshops.
		throw new NotRestorable('no-backup', `${file}: ${messageOf(error)}`);
	}
	if (schema === 0) throw new NotRestorable('no-backup', `${file} has no schema version`);
	if (schema > newest) {
		const known = `this release knows schemas up to ${newest}`;
		throw new NotRestorable('newer', `${file} has schema ${schema}, ${known}`);
	}
	return { schema, workshops };
}

/** Both files complete before either is touched: whatever happens then, nothing of the old is lost. */
async function putAside(path: string, folder: string): Promise<string | null> {
	const files = [path, `${path}-wal`].filter((file) => existsSync(file));
	if (files.length === 0) return null;
	await mkdir(folder);
	for (const file of files) await keep(file, join(folder, basename(file)));
	syncFolder(folder);
	return folder;
}

async function keep(file: string, name: string): Promise<void> {
	try {
		await link(file, name);
	} catch {
		// A file system without second names, such as a memory stick's, holds a copy as well.
		await copyFile(file, name, constants.COPYFILE_EXCL);
	}
}

const stampAt = (at: number): string => new Date(at).toISOString().replaceAll(':', '-');
