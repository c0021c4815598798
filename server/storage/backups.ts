import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from './port.ts';

/** How often the composition root should call `backupNow`: a disk that dies costs at most this much. */
export const BACKUP_EVERY_MS = 60 * 60 * 1000;

export interface BackupOptions {
	readonly store: Store;
	readonly folder: string;
	/** Real time in milliseconds; it names the file. */
	readonly now: () => number;
	/** How many of the newest to keep; 48 is two days of hourly ones. */
	readonly keep?: number;
}

/** Backups are named by their time, so that their order is the order of their names. */
const NAME = /^backup-.*\.sqlite$/;
const nameAt = (at: number): string =>
	`backup-${new Date(at).toISOString().replaceAll(':', '-')}.sqlite`;

/**
 * Rolling backups in one folder. `backupNow` answers the path of the new, checked copy; older ones
 * beyond `keep` go only after the new one counts. It has no timer: the caller decides when.
 */
export function rollingBackups({ store, folder, now, keep = 48 }: BackupOptions): {
	backupNow(): Promise<string>;
} {
	return {
		async backupNow() {
			await mkdir(folder, { recursive: true });
			const target = join(folder, nameAt(now()));
			await store.backup(target);
			const names = (await readdir(folder)).filter((name) => NAME.test(name)).sort();
			const old = names.slice(0, Math.max(0, names.length - keep));
			await Promise.all(old.map((name) => rm(join(folder, name))));
			return target;
		}
	};
}
