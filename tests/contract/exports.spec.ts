import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
/** The one place that knows how a cell is made harmless. */
const TABLES = 'src/lib/protocol/csv.ts';

const sources = ['src', 'server'].flatMap((room) =>
	readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
		.map((path) => join(room, path))
		.filter((path) => /\.(ts|svelte)$/.test(path) && !/\.spec\.ts$/.test(path))
);

it('writes tables for spreadsheet programs in one place only', () => {
	expect(sources).toContain(TABLES);
	const others = sources.filter((path) => {
		const text = readFileSync(join(ROOT, path), 'utf8');
		const makesTable = /write-excel-file|csv-stringify|join\('[,;\\t]+'\)\s*\)?\.join|\\uFEFF\$\{/;
		return path !== TABLES && makesTable.test(text);
	});
	expect(others).toEqual([]);
	// Whoever offers a table takes it from there.
	const offering = sources.filter((path) =>
		/text\/csv/.test(readFileSync(join(ROOT, path), 'utf8'))
	);
	for (const path of offering)
		expect(readFileSync(join(ROOT, path), 'utf8')).toMatch(/csvOf|refusedCsv|accept=/);
});
