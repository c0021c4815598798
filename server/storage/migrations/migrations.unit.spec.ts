import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Connection } from '../sqlite/connection.ts';
import { RELEASE } from '../release.ts';
import { migrate, WRITTEN_BY } from '../sqlite/migrate.ts';
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

const ROWS_EACH = 3;

interface Columns {
	readonly table: string;
	readonly names: readonly string[];
}

const columnsOf = (db: Connection): readonly Columns[] =>
	db
		.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
		.pluck()
		.all()
		.map((table) => ({
			table,
			names: (db.pragma(`table_info(${table})`) as { readonly name: string }[]).map(
				({ name }) => name
			)
		}));

const VALUES: Readonly<Record<string, (where: string, n: number) => unknown>> = {
	TEXT: (where) => where,
	INTEGER: (_, n) => n,
	REAL: (_, n) => n + 0.5,
	BLOB: (where) => Buffer.from(where)
};

/** A few rows in every table, each value telling where it stood; what they mean is not asked. */
function fill(db: Connection): void {
	db.pragma('foreign_keys = OFF');
	db.pragma('ignore_check_constraints = ON');
	for (const { table, names } of columnsOf(db)) {
		const types = db.pragma(`table_info(${table})`) as { readonly type: string }[];
		const put = db.prepare(
			`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`
		);
		for (let row = 1; row <= ROWS_EACH; row++)
			put.run(
				types.map(({ type }, column) =>
					VALUES[type]!(`${table} ${row} ${column}`, row * 100 + column)
				)
			);
	}
}

/** What stands in these columns, whatever else has come to the tables since. */
const rowsOf = (db: Connection, columns: readonly Columns[]) =>
	columns.map(({ table, names }) => ({
		table,
		rows: db
			.prepare(`SELECT ${names.join(', ')} FROM ${table} ORDER BY ${names.join(', ')}`)
			.raw()
			.all()
	}));

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

	it.each(migrations)('keep every row of version $version', ({ version }) => {
		const db = fileAtVersion(version);
		fill(db);
		const before = rowsOf(db, columnsOf(db));
		expect(before.every(({ rows }) => rows.length === ROWS_EACH)).toBe(true);
		const columns = columnsOf(db);
		migrate(db, migrations);

		expect(rowsOf(db, columns)).toEqual(before);
		expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
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

	it('name both releases and what to do, where the newer one left its name', () => {
		const db = fileAtVersion(migrations.length);
		db.prepare('INSERT INTO memo (area, key, value) VALUES (?, ?, ?)').run(
			...Object.values(WRITTEN_BY),
			JSON.stringify('9.8.7')
		);
		db.pragma('user_version = 999');

		expect(() => {
			migrate(db, migrations);
		}).toThrow(
			`written by a newer release (9.8.7, schema 999); this is ${RELEASE}, which knows schemas up to ` +
				`${migrations.length}. Start the newer release again, or go back to a backup made before the ` +
				'update: npm run restore -- FILE'
		);
		db.close();
	});
});
