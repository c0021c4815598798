import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BACKUP_EVERY_MS, rollingBackups } from './backups.ts';
import { createMemoryStore } from './memory/index.ts';
import type { Store } from './port.ts';

describe('rolling backups', () => {
	let folder: string;
	let time: number;
	const now = () => (time += BACKUP_EVERY_MS);

	beforeEach(() => {
		folder = join(mkdtempSync(join(tmpdir(), 'backups-')), 'made');
		time = Date.UTC(2026, 10, 23, 8);
	});
	afterEach(() => {
		rmSync(join(folder, '..'), { recursive: true });
	});

	it('keep the newest and leave other files alone', async () => {
		const backups = rollingBackups({ store: createMemoryStore(), folder, now, keep: 2 });

		const paths = [];
		for (let n = 0; n < 4; n++) paths.push(await backups.backupNow());

		expect(readdirSync(folder).sort()).toEqual(paths.slice(2).map((path) => basename(path)));
		expect(basename(paths[0]!)).toBe('backup-2026-11-23T09-00-00.000Z.sqlite');
	});

	it('lose no old one when a new one fails', async () => {
		const store = createMemoryStore();
		await rollingBackups({ store, folder, now, keep: 1 }).backupNow();
		const failing = Object.assign(Object.create(store) as Store, {
			backup: () => Promise.reject(new Error('the copy is damaged'))
		});
		const backups = rollingBackups({ store: failing, folder, now, keep: 1 });

		await expect(backups.backupNow()).rejects.toThrow('damaged');
		expect(readdirSync(folder)).toHaveLength(1);
	});
});
