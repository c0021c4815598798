import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
	backupNameAt,
	backupsToKeep,
	HOURLY_KEPT_MS,
	readBackupName,
	type BackupReason
} from './backup-names.ts';
import type { Store } from './port.ts';

/** How old the last backup is when the next is due: a disk that dies costs at most this much. */
export const BACKUP_EVERY_MS = 60 * 60 * 1000;

/** A backup as people see it. Every file listed was found whole by SQLite when it was made. */
export interface BackupEntry {
	readonly name: string;
	/** Real time in milliseconds. */
	readonly at: number;
	readonly bytes: number;
	/** An hourly one that has outlived the others of its day is the daily one. */
	readonly kind: BackupReason | 'daily';
}

/** How backing up goes, for whoever watches the server. */
export interface BackupStatus {
	/** Real time of the last one; null before the first. */
	readonly lastAt: number | null;
	/** The last attempt, where it failed; null once one has succeeded again. The reason is for administrators. */
	readonly failure: { readonly at: number; readonly reason: string } | null;
}

/** The backups in one folder, each whole and checked, and old ones cleared away. */
export interface Backups {
	/**
	 * Makes one, unless one is being made: then that one is waited for. Older ones that need not be
	 * kept go only after the new one counts. Rejects with what failed, and remembers it.
	 */
	make(reason: BackupReason): Promise<BackupEntry>;
	/** Latest first. */
	list(): Promise<readonly BackupEntry[]>;
	/** A backup by its name, to be read as it comes from the disk; null where there is none of it. */
	open(name: string): Promise<{ readonly entry: BackupEntry; read(): ReadStream } | null>;
	status(): BackupStatus;
}

interface BackupOptions {
	readonly store: Pick<Store, 'backup' | 'health'>;
	readonly folder: string;
	/** Real time in milliseconds; it names the file. */
	readonly now: () => number;
}

export const openBackups = (options: BackupOptions): Backups => new KeptBackups(options);

class KeptBackups implements Backups {
	readonly #options: BackupOptions;
	#failure: BackupStatus['failure'] = null;
	#underWay: Promise<BackupEntry> | null = null;

	constructor(options: BackupOptions) {
		this.#options = options;
	}

	make(reason: BackupReason): Promise<BackupEntry> {
		this.#underWay ??= this.#make(reason).finally(() => {
			this.#underWay = null;
		});
		return this.#underWay;
	}

	async #make(reason: BackupReason): Promise<BackupEntry> {
		const { store, folder, now } = this.#options;
		const at = now();
		const target = join(folder, backupNameAt(at, reason));
		try {
			await mkdir(folder, { recursive: true });
			await store.backup(target);
			const entry = await this.#entry(basename(target));
			if (entry === null) throw new Error(`${target} was made and cannot be found`);
			await this.#clearAway();
			this.#failure = null;
			return entry;
		} catch (error) {
			this.#failure = { at, reason: error instanceof Error ? error.message : String(error) };
			throw error;
		}
	}

	/** Also what a process that died left half done. */
	async #clearAway(): Promise<void> {
		const { folder, now } = this.#options;
		const names = await readdir(folder);
		const kept = backupsToKeep(names, now());
		const old = names.filter((name) => {
			const whole = name.replace(/\.part$/, '');
			return readBackupName(whole) !== null && !kept.has(name);
		});
		await Promise.all(old.map((name) => rm(join(folder, name), { force: true })));
	}

	async list(): Promise<readonly BackupEntry[]> {
		const entries = await Promise.all((await this.#names()).map((name) => this.#entry(name)));
		return entries.filter((entry) => entry !== null).sort((a, b) => b.at - a.at);
	}

	async #names(): Promise<readonly string[]> {
		try {
			return await readdir(this.#options.folder);
		} catch (error) {
			// Before the first backup there is no folder.
			if (isMissing(error)) return [];
			throw error;
		}
	}

	async #entry(name: string): Promise<BackupEntry | null> {
		const backup = readBackupName(name);
		if (backup === null) return null;
		const { at, reason } = backup;
		const isOld = this.#options.now() - at > HOURLY_KEPT_MS;
		try {
			const { size } = await stat(join(this.#options.folder, name));
			return { name, at, bytes: size, kind: reason === 'hourly' && isOld ? 'daily' : reason };
		} catch (error) {
			// Cleared away between the look into the folder and this one.
			if (isMissing(error)) return null;
			throw error;
		}
	}

	async open(name: string): ReturnType<Backups['open']> {
		const entry = await this.#entry(name);
		if (entry === null) return null;
		return { entry, read: () => createReadStream(join(this.#options.folder, entry.name)) };
	}

	status(): BackupStatus {
		return { lastAt: this.#options.store.health().lastBackupAt, failure: this.#failure };
	}
}

const isMissing = (error: unknown): boolean =>
	error instanceof Error && 'code' in error && error.code === 'ENOENT';
