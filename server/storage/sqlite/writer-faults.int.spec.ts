import { mkdtempSync, openSync, closeSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { commandId } from '#core/ids.ts';
import { anAppendAt, WORKSHOP } from '../../../tests/contract/store/an-append.ts';
import {
	clearDiskFault,
	FAULTY_WRITER,
	setDiskFault,
	type DiskFault
} from '../../../tests/support/disk/switch.ts';
import { openBackups } from '../backups.ts';
import { StoreUnavailable, type Store } from '../port.ts';
import { adviceAfterDamage, DatabaseDamaged } from './damage.ts';
import { createSqliteStore } from './index.ts';
import { DATABASE } from './store.ts';

let dataDir: string;
let file: string;
let store: Store;

const open = (): Promise<Store> => createSqliteStore({ dataDir, writerThread: FAULTY_WRITER });
const untilWritable = (is: boolean) =>
	vi.waitUntil(() => store.health().writable === is, { timeout: 8_000, interval: 10 });
const commands = async (): Promise<readonly string[]> =>
	(await store.eventsSince(WORKSHOP, 0, 100)).map(({ command }) => command);

beforeEach(async () => {
	dataDir = mkdtempSync(join(tmpdir(), 'writer-faults-'));
	file = join(dataDir, DATABASE);
	store = await open();
	await store.open(WORKSHOP);
	await store.append(anAppendAt(1));
});
afterEach(async () => {
	clearDiskFault(dataDir);
	await store.close();
	rmSync(dataDir, { recursive: true });
});

describe.each<DiskFault>([{ is: 'full' }, { is: 'failing' }])('a disk that is $is', (fault) => {
	it('acknowledges nothing, reads on, says why, and is found well again by itself', async () => {
		setDiskFault(dataDir, fault);
		await expect(store.append(anAppendAt(2))).rejects.toThrow(StoreUnavailable);
		expect(store.health().writable).toBe(false);
		expect(store.health().fault).toMatch(/^SQLITE_(FULL|IOERR)/);
		expect(await commands()).toHaveLength(1);

		clearDiskFault(dataDir);
		// Nobody has a wish: the store tries by itself.
		await untilWritable(true);
		expect(store.health().fault).toBeNull();
		await expect(store.append(anAppendAt(2))).resolves.toMatchObject({ status: 'committed' });
		expect(await commands()).toHaveLength(2);
		expect(await store.recall('store', 'probe')).toBeNull();
	});
});

describe('a writer thread that dies', () => {
	it('before its commit: nothing is acknowledged, and a new one takes over', async () => {
		setDiskFault(dataDir, { is: 'deadly', when: 'before' });
		await expect(store.append(anAppendAt(2))).rejects.toThrow(StoreUnavailable);
		expect(store.health()).toMatchObject({ writable: false, fault: 'the writer thread ended' });
		await untilWritable(true);
		await expect(store.append(anAppendAt(2))).resolves.toMatchObject({ status: 'committed' });
	});

	it('after its commit: what it did is found in the file and acknowledged', async () => {
		setDiskFault(dataDir, { is: 'deadly', when: 'after' });
		await expect(store.append(anAppendAt(2))).resolves.toEqual({ status: 'committed', head: 2 });
		await untilWritable(true);
		await expect(store.append(anAppendAt(3))).resolves.toEqual({ status: 'committed', head: 3 });
		expect(await commands()).toHaveLength(3);
	});

	it('is started again and again, until the disk lets it', async () => {
		setDiskFault(dataDir, { is: 'deadly', when: 'before' });
		const lost = store.append(anAppendAt(2));
		await expect(lost).rejects.toThrow(StoreUnavailable);
		setDiskFault(dataDir, { is: 'failing' });
		await vi.waitUntil(() => store.health().fault?.includes('IOERR'), { timeout: 8_000 });
		await expect(store.append(anAppendAt(2))).rejects.toThrow(StoreUnavailable);
		clearDiskFault(dataDir);
		await untilWritable(true);
		await expect(store.append(anAppendAt(2))).resolves.toMatchObject({ status: 'committed' });
	});
});

describe('a file that somebody else has locked', () => {
	it('acknowledges nothing meanwhile, reads on, and goes on when it is let go', async () => {
		const other = new Database(file);
		other.exec('BEGIN IMMEDIATE');
		await expect(store.append(anAppendAt(2))).rejects.toThrow(/SQLITE_BUSY/);
		expect(await commands()).toHaveLength(1);
		other.exec('ROLLBACK');
		other.close();
		await untilWritable(true);
		await expect(store.append(anAppendAt(2))).resolves.toMatchObject({ status: 'committed' });
	}, 30_000);
});

describe('a file that is damaged', () => {
	const PAGE = 4096;

	/** Overwrites a page of the file as a dying disk might. */
	function spoil(page: number): void {
		const descriptor = openSync(file, 'r+');
		writeSync(descriptor, Buffer.alloc(PAGE, 0xa5), 0, PAGE, (page - 1) * PAGE);
		closeSync(descriptor);
	}
	function rootOf(table: string): number {
		const db = new Database(file, { readonly: true });
		const page = db
			.prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?')
			.pluck()
			.get(table);
		db.close();
		return page ?? 0;
	}
	const startAgain = async (): Promise<Error | null> => {
		try {
			store = await open();
			return null;
		} catch (error) {
			return error as Error;
		}
	};

	it('from its first page: the start says which, the newest whole backup, and the command', async () => {
		const folder = join(dataDir, 'backups');
		let now = Date.parse('2026-11-23T10:00:00Z');
		const backups = openBackups({ store, folder, now: () => now });
		const { name: older } = await backups.make('hourly');
		now += 3_600_000;
		const { name: newest } = await backups.make('hourly');
		await store.close();
		writeFileSync(join(folder, newest), Buffer.alloc(PAGE, 0xa5));
		spoil(1);
		const refused = await startAgain();
		expect(refused).toBeInstanceOf(DatabaseDamaged);
		expect(refused?.message).toContain(file);
		expect(adviceAfterDamage(refused as DatabaseDamaged)).toContain(
			`npm run restore -- ${join(folder, older)}`
		);
		rmSync(folder, { recursive: true });
		expect(adviceAfterDamage(refused as DatabaseDamaged)).toContain(
			`No whole backup is in ${folder}`
		);
	});

	it('where it is only met while running: refused from then on, and read on', async () => {
		await store.close();
		spoil(rootOf('event'));
		expect(await startAgain()).toBeNull();
		expect((await store.open(WORKSHOP)).head).toBe(1);
		await expect(store.append(anAppendAt(2))).rejects.toThrow(/SQLITE_CORRUPT/);
		expect(store.health().writable).toBe(false);
		// A part of the file that is whole is not written to either, until it is restored.
		await expect(store.remember('area', 'key', 1)).rejects.toThrow(StoreUnavailable);
		expect((await store.open(WORKSHOP)).head).toBe(1);
		expect(await store.answerOf(WORKSHOP, commandId('C1'))).not.toBeNull();
	});

	it('where it is met by reading: refused from then on', async () => {
		await store.close();
		spoil(rootOf('event'));
		expect(await startAgain()).toBeNull();
		await expect(store.eventsSince(WORKSHOP, 0, 100)).rejects.toThrow(DatabaseDamaged);
		await expect(store.remember('area', 'key', 1)).rejects.toThrow(StoreUnavailable);
	});
});
