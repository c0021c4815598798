import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Connection } from './connection.ts';
import { groupCommit } from './group-commit.ts';
import type { GroupCommit } from './group-commit.ts';

describe('a group commit', () => {
	let db: Connection;
	let commit: GroupCommit;
	const put = (n: number) => () => {
		db.prepare('INSERT INTO t (n) VALUES (?)').run(n);
		return n;
	};
	const rows = () => db.prepare('SELECT n FROM t ORDER BY n').pluck().all();

	beforeEach(() => {
		db = new Database(':memory:');
		db.exec('CREATE TABLE t (n INTEGER PRIMARY KEY, text TEXT)');
		commit = groupCommit(db);
	});
	afterEach(() => {
		db.close();
	});

	it('gives the results in order', () => {
		expect(commit([put(1), put(2)])).toEqual([
			{ ok: true, result: 1 },
			{ ok: true, result: 2 }
		]);
		expect(rows()).toEqual([1, 2]);
	});

	it('undoes only the one that failed, and all it wrote', () => {
		const outcomes = commit([
			put(1),
			() => {
				put(2)();
				return put(1)();
			},
			put(3)
		]);

		expect(outcomes[1]).toMatchObject({ ok: false, fault: 'request' });
		expect(rows()).toEqual([1, 3]);
	});

	it('writes nothing of the group when the disk is full, and works again afterwards', () => {
		const pages = db.pragma('page_count', { simple: true });
		db.pragma(`max_page_count = ${String(pages)}`);
		const large = () => {
			db.prepare('INSERT INTO t (n, text) VALUES (2, ?)').run('x'.repeat(100_000));
			return 2;
		};

		const outcomes = commit([put(1), large, put(3)]);

		expect(outcomes).toEqual(
			[1, 2, 3].map(() => ({
				ok: false,
				fault: 'disk',
				message: 'SQLITE_FULL: database or disk is full'
			}))
		);
		expect(rows()).toEqual([]);
		db.pragma('max_page_count = 1000');
		expect(commit([put(1)])).toEqual([{ ok: true, result: 1 }]);
	});

	it('takes no body that waits', () => {
		// @ts-expect-error A transaction body is synchronous and must not return a promise.
		const refused: Parameters<typeof commit<Promise<number>>>[0] = [() => Promise.resolve(1)];

		expect(refused).toHaveLength(1);
	});
});
