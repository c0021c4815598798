import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { backupsText } from '../../src/lib/i18n/backups.ts';
import { localeFrom, type Locale } from '../../src/lib/i18n/catalogue.ts';
import { leaveRestoredNote } from './restored-note.ts';
import { ConfigError, readConfig } from '../config.ts';
import { NotRestorable, restoreBackup, StoreInUse } from '../storage/sqlite/index.ts';

/** `npm run restore`: puts a backup in the place of the data while no server holds them. */

interface RestoreArguments {
	readonly file: string;
	readonly dataDir: string;
	readonly locale: Locale;
}

const OPTIONS = { 'data-dir': { type: 'string' }, lang: { type: 'string' } } as const;

/** Null when the arguments make no sense; the usage is then to be shown. */
function readArguments(words: readonly string[]): RestoreArguments | null {
	try {
		const { values, positionals } = parseArgs({
			args: [...words],
			options: OPTIONS,
			allowPositionals: true
		});
		const [file, ...more] = positionals;
		if (file === undefined || more.length > 0) return null;
		const dataDir = values['data-dir'] ?? readConfig({ DATA_DIR: process.env['DATA_DIR'] }).dataDir;
		return { file: found(file, dataDir), dataDir, locale: localeFrom(values.lang) };
	} catch (error) {
		if (error instanceof ConfigError) throw error;
		// An option nobody knows: the usage says which there are.
		return null;
	}
}

/** The page shows bare names; they lie in the folder of backups. */
function found(file: string, dataDir: string): string {
	const inBackups = join(dataDir, 'backups', file);
	return !existsSync(file) && existsSync(inBackups) ? inBackups : file;
}

async function restore({ file, dataDir, locale }: RestoreArguments): Promise<number> {
	const t = backupsText(locale);
	const begunAt = performance.now();
	try {
		const { workshops, setAside } = await restoreBackup({ file, dataDir, now: Date.now });
		await leaveRestoredNote(dataDir, file);
		const ms = Math.round(performance.now() - begunAt);
		console.log(t['cli.done']({ file, workshops: String(workshops), ms: String(ms) }));
		if (setAside !== null) console.log(t['cli.aside']({ folder: setAside }));
		console.log(t['cli.next']);
		return 0;
	} catch (error) {
		if (error instanceof StoreInUse) console.error(t['cli.inUse']({ folder: dataDir }));
		else if (error instanceof NotRestorable)
			console.error(t[`cli.${error.code}`]({ file, detail: error.message }));
		else throw error;
		return 1;
	}
}

async function main(words: readonly string[]): Promise<number> {
	const wish = readArguments(words);
	if (wish !== null) return restore(wish);
	console.error(`${backupsText('zh-CN')['cli.usage']}\n${backupsText('en')['cli.usage']}`);
	return 2;
}

try {
	process.exitCode = await main(process.argv.slice(2));
} catch (error) {
	// What the person can put right is said in one sentence; anything else is a bug and tells all.
	console.error(error instanceof ConfigError ? error.message : error);
	process.exitCode = 1;
}
