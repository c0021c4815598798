import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readBackupName } from '../backup-names.ts';
import { StoreUnavailable } from '../port.ts';
import { checkWhole } from './checked-copy.ts';
import { openForReading } from './connection.ts';

/** The file is not what SQLite wrote; the message names it and what SQLite says. */
export class DatabaseDamaged extends StoreUnavailable {
	readonly file: string;

	constructor(file: string, detail: string) {
		super(`The database ${file} is damaged (${detail}).`);
		this.file = file;
	}
}

/**
 * What the operator can do about a damaged database: the newest backup that is whole, and the command.
 * Reads whole backups: not for the thread that serves screens.
 */
export function adviceAfterDamage({ file }: DatabaseDamaged): string {
	const backupFolder = join(dirname(file), 'backups');
	const backup = newestWholeBackup(backupFolder);
	return backup === null
		? `No whole backup is in ${backupFolder}; bring one from elsewhere, then: npm run restore -- FILE`
		: `The newest whole backup is ${backup}; to go back to it: npm run restore -- ${backup}`;
}

function newestWholeBackup(folder: string): string | null {
	const names = namesIn(folder)
		.map(readBackupName)
		.filter((backup) => backup !== null)
		.sort((a, b) => b.at - a.at);
	const whole = names.find(({ name }) => isWhole(join(folder, name)));
	return whole === undefined ? null : join(folder, whole.name);
}

function namesIn(folder: string): readonly string[] {
	try {
		return readdirSync(folder);
	} catch {
		// No folder: no backup was ever made.
		return [];
	}
}

function isWhole(file: string): boolean {
	try {
		const db = openForReading(file);
		try {
			checkWhole(db);
			return true;
		} finally {
			db.close();
		}
	} catch {
		// Whatever is wrong with this one, an older one may be whole.
		return false;
	}
}
