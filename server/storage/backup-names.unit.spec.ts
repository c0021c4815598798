import { describe, expect, it } from 'vitest';
import { backupNameAt, backupsToKeep, readBackupName } from './backup-names.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A Monday at half past nine, so that no age falls on the edge of a day by chance. */
const NOW = Date.UTC(2026, 10, 23, 9, 30);

const hourly = (hoursAgo: number): string => backupNameAt(NOW - hoursAgo * HOUR, 'hourly');
const kept = (names: readonly string[], now = NOW): string[] =>
	[...backupsToKeep(names, now)].sort();

describe('the name of a backup', () => {
	it.each(['hourly', 'before-migration', 'by-hand'] as const)(
		'tells time and reason: %s',
		(reason) => {
			const name = backupNameAt(NOW, reason);
			expect(name).toBe(`backup-2026-11-23T09-30-00.000Z-${reason}.sqlite`);
			expect(readBackupName(name)).toEqual({ name, at: NOW, reason });
		}
	);

	it('without a reason is an hourly one of the first releases', () => {
		const name = 'backup-2026-11-23T09-30-00.000Z.sqlite';
		expect(readBackupName(name)).toEqual({ name, at: NOW, reason: 'hourly' });
	});

	it.each([
		'../workshop-board.sqlite',
		'workshop-board.sqlite',
		'backup-2026-11-23T09-30-00.000Z-hourly.sqlite.part',
		'x/backup-2026-11-23T09-30-00.000Z-hourly.sqlite',
		'backup-2026-11-23T09-30-00.000Z-..%2f.sqlite',
		'backup-2026-99-99T09-30-00.000Z-hourly.sqlite',
		'backup-2026-11-23T09-30-00.000Z-hourly.sqlite\n',
		''
	])('is not %j', (name) => {
		expect(readBackupName(name)).toBeNull();
	});
});

describe('what is kept', () => {
	const twoMonths = Array.from({ length: 60 * 24 }, (_, hours) => hourly(hours));

	it('is every hour of two days, and then the last of each day for a month', () => {
		const names = kept(twoMonths);
		const ages = names.map((name) => NOW - readBackupName(name)!.at);
		const young = ages.filter((age) => age <= 2 * DAY);
		const old = names.filter((name) => NOW - readBackupName(name)!.at > 2 * DAY);

		expect(young).toHaveLength(49);
		// The last of the day before yesterday lies within the two days.
		expect(old).toHaveLength(28);
		expect(new Set(old.map((name) => name.slice(7, 17))).size).toBe(28);
		expect(old.every((name) => name.includes('T23-30'))).toBe(true);
		expect(Math.max(...ages)).toBeLessThanOrEqual(30 * DAY);
	});

	it('is the same when it is asked again, and when an hour has been lost', () => {
		expect(kept(kept(twoMonths))).toEqual(kept(twoMonths));
		const withGap = twoMonths.filter((name) => !name.includes('T23-30'));
		expect(kept(withGap).some((name) => name.includes('11-10T22-30'))).toBe(true);
	});

	it('shrinks by itself as time goes by, without losing a day', () => {
		let names: string[] = [];
		for (let hour = 0; hour < 40 * 24; hour++) {
			const now = NOW + hour * HOUR;
			names = kept([...names, backupNameAt(now, 'hourly')], now);
		}
		expect(names.length).toBeLessThanOrEqual(49 + 29);
		expect(new Set(names.map((name) => name.slice(7, 17))).size).toBeGreaterThanOrEqual(30);
	});

	it('is a month of those made by hand or before a migration', () => {
		const made = (daysAgo: number, reason: 'by-hand' | 'before-migration') =>
			backupNameAt(NOW - daysAgo * DAY, reason);
		const young = [made(1, 'by-hand'), made(29, 'by-hand'), made(3, 'before-migration')];
		expect(kept([...young, made(31, 'by-hand'), made(400, 'before-migration')])).toEqual(
			[...young].sort()
		);
	});

	it('is the newest of each reason, however old', () => {
		const old = [
			backupNameAt(NOW - 400 * DAY, 'hourly'),
			backupNameAt(NOW - 500 * DAY, 'by-hand'),
			backupNameAt(NOW - 600 * DAY, 'before-migration')
		];
		expect(kept([...old, backupNameAt(NOW - 401 * DAY, 'hourly')])).toEqual([...old].sort());
	});

	it('is one from the future, as after a clock was put back', () => {
		expect(kept([hourly(0), hourly(-5)])).toHaveLength(2);
	});

	it('says nothing about files that are no backups', () => {
		expect(kept(['notes.txt', 'workshop-board.sqlite'])).toEqual([]);
	});
});
