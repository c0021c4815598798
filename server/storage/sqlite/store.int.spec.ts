import {
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anAppendAt, anEntity, WORKSHOP } from '../../../tests/contract/store/an-append.ts';
import { StoreUnavailable } from '../port.ts';
import type { Store } from '../port.ts';
import { insistOnDurability, openForWriting } from './connection.ts';
import { createSqliteStore, StoreInUse } from './index.ts';

const FILE = 'workshop-board.sqlite';

describe('the SQLite store', () => {
	let dataDir: string;
	let store: Store;
	beforeEach(async () => {
		dataDir = mkdtempSync(join(tmpdir(), 'store-sqlite-'));
		store = await createSqliteStore({ dataDir });
		await store.open(WORKSHOP);
	});
	afterEach(async () => {
		await store.close();
		rmSync(dataDir, { recursive: true });
	});

	it('lets one process at a time write, and the next one when it has closed', async () => {
		await expect(createSqliteStore({ dataDir })).rejects.toThrow(StoreInUse);

		await store.close();
		store = await createSqliteStore({ dataDir });
		expect(await store.workshops()).toEqual([WORKSHOP]);
	});

	it('refuses data of a newer release and leaves no lock behind', async () => {
		await store.close();
		const db = new Database(join(dataDir, FILE));
		db.pragma('user_version = 999');
		db.close();

		for (let attempt = 0; attempt < 2; attempt++) {
			await expect(createSqliteStore({ dataDir })).rejects.toThrow(/newer release/);
		}
	});

	it('makes a checked backup before the schema changes, and none otherwise', async () => {
		expect(existsSync(join(dataDir, 'backups'))).toBe(false);
		const file = 'old.sqlite';
		const old = new Database(join(dataDir, file));
		old.exec(readFileSync(new URL('../migrations/0001.snapshot.sql', import.meta.url), 'utf8'));
		old.pragma('user_version = 1');
		old.exec("INSERT INTO stream (ws, epoch, head, floor) VALUES ('day-20', 'first', 7, 0)");
		old.close();
		const now = () => Date.UTC(2026, 10, 23, 8);
		const climbed = await createSqliteStore({ dataDir, file, now });
		const opened = await climbed.open(WORKSHOP);
		await climbed.close();

		expect(opened).toMatchObject({ epoch: 'first', head: 7 });
		const made = readdirSync(join(dataDir, 'backups'));
		expect(made).toEqual(['backup-2026-11-23T08-00-00.000Z-before-migration.sqlite']);
		const copy = new Database(join(dataDir, 'backups', made[0]!), { readonly: true });
		expect(copy.pragma('user_version', { simple: true })).toBe(1);
		expect(copy.prepare('SELECT ws, epoch, head FROM stream').all()).toEqual([
			{ ws: WORKSHOP, epoch: '', head: 7 }
		]);
		copy.close();
	});

	it('does not touch the schema where that backup cannot be made', async () => {
		await store.close();
		const db = new Database(join(dataDir, FILE));
		db.pragma('user_version = 1');
		db.close();
		writeFileSync(join(dataDir, 'backups'), 'a file in the way');

		await expect(createSqliteStore({ dataDir })).rejects.toThrow('the backup before it failed');
		const left = new Database(join(dataDir, FILE), { readonly: true });
		expect(left.pragma('user_version', { simple: true })).toBe(1);
		left.close();
	});

	it('refuses a file that is no database', async () => {
		writeFileSync(join(dataDir, 'noise.sqlite'), 'x'.repeat(8192));

		await expect(createSqliteStore({ dataDir, file: 'noise.sqlite' })).rejects.toThrow(
			StoreUnavailable
		);
	});

	it('measures its disk', () => {
		expect(store.health()).toMatchObject({ kind: 'sqlite', writable: true });
		expect(store.health().fsyncMs).toBeGreaterThan(0);
		expect(readdirSync(dataDir)).not.toContain(`${FILE}-fsync`);
	});

	it('remembers over a restart when its last backup was made', async () => {
		const target = join(dataDir, 'copy');
		await store.backup(target);
		const { lastBackupAt } = store.health();
		await store.close();
		store = await createSqliteStore({ dataDir });

		expect(lastBackupAt).not.toBeNull();
		expect(store.health().lastBackupAt).toBe(lastBackupAt);
	});

	it('makes whole backups beside a stream of commands', async () => {
		const backedUp = new AbortController();
		let head = 0;
		const stream = (async () => {
			while (!backedUp.signal.aborted) await store.append(anAppendAt(++head));
		})();
		const target = join(dataDir, 'copy.sqlite');
		await store.backup(target);
		backedUp.abort();
		await stream;

		const copy = new Database(target, { readonly: true });
		expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
		const counted = copy.prepare('SELECT count(*), max(seq) FROM event').raw().get() as number[];
		expect(copy.prepare('SELECT head FROM stream').pluck().get()).toBe(counted[0]);
		expect(counted[0]).toBe(counted[1] ?? 0);
		copy.close();
		expect(existsSync(`${target}.part`)).toBe(false);
	});

	it('says why a backup failed and goes on', async () => {
		await expect(store.backup(join(dataDir, 'missing', 'copy'))).rejects.toThrow('directory');

		expect(await store.append(anAppendAt(1))).toMatchObject({ status: 'committed' });
		expect(store.health().lastBackupAt).toBeNull();
	});

	it('keeps the write-ahead log short under a stream of commands', async () => {
		const changed = (n: number) =>
			anEntity({ id: `J${n % 50}`, seq: n, body: { text: String(n).repeat(2000) } });
		for (let start = 0; start < 6000; start += 50) {
			const wave = Array.from({ length: 50 }, (_, index) => start + index + 1);
			await Promise.all(wave.map((n) => store.append(anAppendAt(n, { entities: [changed(n)] }))));
		}

		// Without checkpoints it would be some 60 MiB.
		expect(statSync(join(dataDir, `${FILE}-wal`)).size).toBeLessThan(30 * 2 ** 20);
		expect(await store.eventsSince(WORKSHOP, 5999, 10)).toHaveLength(1);
	});
});

describe('the durability settings', () => {
	it('are insisted on', () => {
		const dataDir = mkdtempSync(join(tmpdir(), 'store-sqlite-'));
		const db = openForWriting(join(dataDir, FILE));
		db.exec('CREATE TABLE t (n)');
		expect(() => {
			insistOnDurability(db);
		}).not.toThrow();

		db.pragma('synchronous = NORMAL');
		expect(() => {
			insistOnDurability(db);
		}).toThrow('synchronous 1');
		db.close();
		rmSync(dataDir, { recursive: true });
	});
});
