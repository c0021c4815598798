import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupNameAt } from './backup-names.ts';
import { BACKUP_EVERY_MS, openBackups } from './backups.ts';
import { createMemoryStore } from './memory/index.ts';
import type { Store } from './port.ts';

const DAY = 24 * 3_600_000;

describe('the backups', () => {
	let folder: string;
	let time: number;
	let store: Store;
	const now = () => time;

	beforeEach(() => {
		folder = join(mkdtempSync(join(tmpdir(), 'backups-')), 'made');
		time = Date.UTC(2026, 10, 23, 8);
		store = createMemoryStore({ now });
	});
	afterEach(() => {
		rmSync(join(folder, '..'), { recursive: true });
	});

	const failing = (reason: string): Store =>
		Object.assign(Object.create(store) as Store, {
			backup: () => Promise.reject(new Error(reason)),
			health: () => store.health()
		});

	it('are listed latest first, with size and kind', async () => {
		const backups = openBackups({ store, folder, now });
		expect(await backups.list()).toEqual([]);
		const first = await backups.make('hourly');
		time += BACKUP_EVERY_MS;
		await backups.make('by-hand');

		const listed = await backups.list();
		expect(listed.map(({ kind }) => kind)).toEqual(['by-hand', 'hourly']);
		expect(listed[1]).toEqual(first);
		expect(first.bytes).toBe(readFileSync(join(folder, first.name)).byteLength);
		time += 3 * DAY;
		expect((await backups.list()).map(({ kind }) => kind)).toEqual(['by-hand', 'daily']);
	});

	it('clear away what need not be kept, and leave other files alone', async () => {
		const backups = openBackups({ store, folder, now });
		await backups.make('hourly');
		const old = backupNameAt(time - 40 * DAY, 'hourly');
		writeFileSync(join(folder, old), 'old');
		writeFileSync(join(folder, `${old}.part`), 'half');
		writeFileSync(join(folder, 'notes.txt'), 'mine');
		time += BACKUP_EVERY_MS;
		await backups.make('hourly');

		expect(readdirSync(folder)).toHaveLength(3);
		expect(readdirSync(folder)).toContain('notes.txt');
		expect(readdirSync(folder)).not.toContain(old);
	});

	it('are made one at a time', async () => {
		const backups = openBackups({ store, folder, now });
		const [one, other] = await Promise.all([backups.make('hourly'), backups.make('by-hand')]);

		expect(other).toBe(one);
		expect(readdirSync(folder)).toHaveLength(1);
	});

	it('lose no old one when a new one fails, and say so until one succeeds', async () => {
		await openBackups({ store, folder, now }).make('hourly');
		const lastAt = time;
		time += 40 * DAY;
		let isBroken = true;
		const broken = failing('the copy is damaged');
		const flaky = {
			health: () => store.health(),
			backup: (target: string) => (isBroken ? broken : store).backup(target)
		};
		const backups = openBackups({ store: flaky, folder, now });
		await expect(backups.make('hourly')).rejects.toThrow('damaged');

		expect(readdirSync(folder)).toHaveLength(1);
		expect(backups.status()).toEqual({
			lastAt,
			failure: { at: time, reason: 'the copy is damaged' }
		});
		isBroken = false;
		await backups.make('hourly');
		expect(backups.status()).toEqual({ lastAt: time, failure: null });
	});

	it('are read by their name and nothing else', async () => {
		const backups = openBackups({ store, folder, now });
		const { name } = await backups.make('hourly');
		writeFileSync(join(folder, '..', 'secret.sqlite'), 'secret');

		const found = await backups.open(name);
		expect(await text(found!.read())).toBe(readFileSync(join(folder, name), 'utf8'));
		for (const wrong of ['../secret.sqlite', '..%2fsecret.sqlite', `../made/${name}`, '', '.'])
			expect(await backups.open(wrong), wrong).toBeNull();
		expect(await backups.open(backupNameAt(0, 'hourly'))).toBeNull();
	});
});
