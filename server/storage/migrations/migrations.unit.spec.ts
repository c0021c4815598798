import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Connection } from '../sqlite/connection.ts';
import { migrate } from '../sqlite/migrate.ts';
import { prepareReads } from '../sqlite/reads.ts';
import { prepareWrites } from '../sqlite/writes.ts';
import { workshopCode } from '#core/ids.ts';
import { migrations } from './migrations.ts';

const snapshotPath = (version: number): string =>
	fileURLToPath(new URL(`./${String(version).padStart(4, '0')}.snapshot.sql`, import.meta.url));

/** The whole schema as statements that make it, in the order it was made. */
const schemaOf = (db: Connection): string =>
	db
		.prepare<[], string>('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid')
		.pluck()
		.all()
		.map((sql) => `${sql};\n`)
		.join('\n');

/** A file as a release with this schema left it. */
const fileAtVersion = (version: number): Connection => {
	const db = new Database(':memory:');
	db.exec(readFileSync(snapshotPath(version), 'utf8'));
	db.pragma(`user_version = ${version}`);
	return db;
};

describe('the migrations', () => {
	it('are numbered from one without gaps', () => {
		expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, i) => i + 1));
	});

	it.each(migrations)('make the frozen schema of version $version', async ({ version }) => {
		const db = new Database(':memory:');
		migrate(db, migrations.slice(0, version));

		await expect(schemaOf(db)).toMatchFileSnapshot(snapshotPath(version));
		db.close();
	});

	it.each(migrations)('climb from version $version and go on working', ({ version }) => {
		const db = fileAtVersion(version);
		const workshop = workshopCode('day-20');
		migrate(db, migrations);
		prepareWrites(db).perform({ kind: 'open', workshop, epoch: 'first' });

		expect(prepareReads(db).workshop(workshop)).toMatchObject({ epoch: 'first', head: 0 });
		expect(db.pragma('user_version', { simple: true })).toBe(migrations.length);
		db.close();
	});

	it('leave a file of the newest version alone', () => {
		const db = fileAtVersion(migrations.length);
		const before = schemaOf(db);
		migrate(db, migrations);

		expect(schemaOf(db)).toBe(before);
		db.close();
	});

	it('refuse a file of a newer release', () => {
		const db = new Database(':memory:');
		db.pragma('user_version = 999');

		expect(() => {
			migrate(db, migrations);
		}).toThrow('written by a newer release (schema 999');
		db.close();
	});
});
