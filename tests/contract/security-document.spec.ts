import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** `docs/security.md` is worth what it names: tests that are there, and an answer to every requirement. */

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const DOCUMENT = read('docs/security.md');

/** How many requirements of levels 1 and 2 each chapter of 5.0.0 has: 70 and 183. */
const CHAPTERS: Readonly<Record<string, number>> = {
	...{ 1: 27, 2: 11, 3: 19, 4: 10, 5: 9, 6: 35, 7: 18, 8: 7, 9: 7 },
	...{ 10: 29, 11: 14, 12: 9, 13: 13, 14: 9, 15: 13, 16: 16, 17: 7 }
};

const rows = [...DOCUMENT.matchAll(/^\| (\d+)\.(\d+)\.(\d+)\s*\|([^|]*)\|(.*)\|$/gm)].map(
	([, chapter = '', section = '', number = '', what = '', shown = '']) => ({
		...{ id: `${chapter}.${section}.${number}`, chapter, what: what.trim(), shown: shown.trim() }
	})
);

const paths = [
	...new Set(
		[...DOCUMENT.matchAll(/`((?:src|server|tests|docs)\/[\w./[\]-]+)`/g)].map(
			([, path = '']) => path
		)
	)
];

const named = rows.flatMap(({ id, shown }) => {
	const [, path, test] = /^Test: `([^`]+)`(?: › ([^;]+))?/.exec(shown) ?? [];
	return path === undefined || test === undefined ? [] : [{ id, path, test: test.trim() }];
});

describe('the document on security', () => {
	it('answers every requirement once', () => {
		expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
		const counted = Object.fromEntries(
			Object.keys(CHAPTERS).map((one) => [
				one,
				rows.filter(({ chapter }) => chapter === one).length
			])
		);
		expect(counted).toEqual(CHAPTERS);
		for (const { id, what, shown } of rows) {
			expect(what, id).not.toBe('');
			expect(shown, id).toMatch(/^(Test: `|Reason: |None\b|Open: )/);
		}
	});

	it.each(paths)('names %s, which is there', (path) => {
		expect(existsSync(join(ROOT, path))).toBe(true);
	});

	it.each(named)('$id is shown by a test of $path', ({ path, test }) => {
		expect(read(path)).toContain(test);
	});

	it('says in its summary how many there are of each', () => {
		const count = (kind: string): number =>
			rows.filter(({ shown }) => shown.startsWith(kind)).length;
		expect(DOCUMENT).toContain(
			`${String(rows.length)} requirements: ${String(count('Test'))} shown by a test, ${String(count('Reason'))} with a reason, ` +
				`${String(count('None'))} without such a thing here, ${String(count('Open'))} open.`
		);
	});
});
