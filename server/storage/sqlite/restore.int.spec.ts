import {
	copyFileSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anAppendAt, WORKSHOP } from '../../../tests/contract/store/an-append.ts';
import type { Store } from '../port.ts';
import { createSqliteStore, NotRestorable, restoreBackup, StoreInUse } from './index.ts';

const FILE = 'workshop-board.sqlite';
const NOW = Date.UTC(2026, 10, 23, 8);

describe('restoring a backup', () => {
	let dataDir: string;
	let store: Store;
	let file: string;
	let epoch: string;

	const restore = (from = file) => restoreBackup({ file: from, dataDir, now: () => NOW });
	const start = async (): Promise<void> => {
		store = await createSqliteStore({ dataDir });
	};
	const expectUntouched = async (wrong: string, code: NotRestorable['code']): Promise<void> => {
		await store.close();
		const before = readFileSync(join(dataDir, FILE));
		await expect(restore(wrong)).rejects.toMatchObject({ name: 'NotRestorable', code });
		expect(readFileSync(join(dataDir, FILE)).equals(before)).toBe(true);
		expect(readdirSync(dataDir).filter((name) => /replaced|restoring/.test(name))).toEqual([]);
	};

	beforeEach(async () => {
		dataDir = mkdtempSync(join(tmpdir(), 'store-restore-'));
		file = join(dataDir, 'copy.sqlite');
		await start();
		({ epoch } = await store.open(WORKSHOP));
		await store.append(anAppendAt(1));
		await store.backup(file);
		await store.append(anAppendAt(2));
	});
	afterEach(async () => {
		await store.close();
		rmSync(dataDir, { recursive: true });
	});

	it('brings its state back under a new epoch and keeps what it replaced', async () => {
		await store.close();
		const restored = await restore();
		expect(restored).toMatchObject({ workshops: 1 });
		expect(restored.setAside).toBe(join(dataDir, 'replaced-2026-11-23T08-00-00.000Z'));
		await start();

		const opened = await store.open(WORKSHOP);
		expect(opened.head).toBe(1);
		expect(opened.epoch).not.toBe(epoch);
		const aside = new Database(join(restored.setAside!, FILE), { readonly: true });
		expect(aside.prepare('SELECT head FROM stream').pluck().get()).toBe(2);
		aside.close();
		expect(readFileSync(file).byteLength).toBeGreaterThan(0);
	});

	it('keeps the write-ahead log of a server that was killed, and does not play it onto the copy', async () => {
		const crashed = mkdtempSync(join(tmpdir(), 'store-restore-'));
		for (const suffix of ['', '-wal'])
			copyFileSync(join(dataDir, `${FILE}${suffix}`), join(crashed, `${FILE}${suffix}`));
		const { setAside } = await restoreBackup({ file, dataDir: crashed, now: () => NOW });

		const aside = new Database(join(setAside!, FILE));
		expect(aside.prepare('SELECT head FROM stream').pluck().get()).toBe(2);
		aside.close();
		const taken = await createSqliteStore({ dataDir: crashed });
		expect((await taken.open(WORKSHOP)).head).toBe(1);
		await taken.close();
		rmSync(crashed, { recursive: true });
	});

	it('makes a folder of data where there was none', async () => {
		const elsewhere = join(dataDir, 'new', 'data');
		const restored = await restoreBackup({ file, dataDir: elsewhere, now: () => NOW });
		expect(restored.setAside).toBeNull();

		const moved = await createSqliteStore({ dataDir: elsewhere });
		expect((await moved.open(WORKSHOP)).head).toBe(1);
		await moved.close();
	});

	it('is refused while a server holds the data', async () => {
		await expect(restore()).rejects.toThrow(StoreInUse);
		expect(await store.append(anAppendAt(3))).toMatchObject({ status: 'committed' });
	});

	it('is refused for a file that is not there', async () => {
		await expectUntouched(join(dataDir, 'missing.sqlite'), 'missing');
	});

	it('is refused for noise, and for a database of something else', async () => {
		const noise = join(dataDir, 'noise.sqlite');
		writeFileSync(noise, 'x'.repeat(8192));
		await expectUntouched(noise, 'no-backup');
		const other = join(dataDir, 'other.sqlite');
		const db = new Database(other);
		db.exec('CREATE TABLE songs (n)');
		db.close();
		await expectUntouched(other, 'no-backup');
	});

	it('is refused for one of a newer release', async () => {
		const db = new Database(file);
		db.pragma('user_version = 999');
		db.close();
		await expectUntouched(file, 'newer');
	});

	it('is refused for a damaged one', async () => {
		const bytes = readFileSync(file);
		// Every page but the first, which holds the schema.
		bytes.fill(0xa5, 3 * 4096, 12 * 4096);
		writeFileSync(file, bytes);
		await expectUntouched(file, 'damaged');
	});
});
