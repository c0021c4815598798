import type { Job } from '#core/job/job.ts';
import { withoutCar, wordless } from '../without-person.ts';
import type { Connection } from './connection.ts';
import { QUERIES } from './queries.ts';

/** Area and key of the store's own note that freed pages still hold what was erased. */
export const SCRUB_DUE = { area: 'store', key: 'scrub-due' } as const;

/**
 * Takes whose a visit was, and what was typed about it, out of everything that is kept of it. The facts
 * keep their places, so the log still folds to the entities. For the writer thread only.
 */
export function prepareErase(db: Connection): (ws: string, jobs: readonly string[]) => void {
	const events = db.prepare<[string, string], Body>(
		'SELECT seq AS key, body FROM event INDEXED BY event_of_job WHERE ws = ? AND job = ?'
	);
	const putEvent = db.prepare('UPDATE event SET body = ? WHERE ws = ? AND seq = ?');
	const entity = db
		.prepare<[string, string], string>(
			"SELECT body FROM entity WHERE ws = ? AND kind = 'job' AND id = ?"
		)
		.pluck();
	const putEntity = db.prepare(
		"UPDATE entity SET body = ? WHERE ws = ? AND kind = 'job' AND id = ?"
	);
	const order = db
		.prepare<[string, string], string>(
			'SELECT body FROM archived_order WHERE ws = ? AND order_no = ?'
		)
		.pluck();
	const putOrder = db.prepare('UPDATE archived_order SET body = ? WHERE ws = ? AND order_no = ?');
	const blank = [
		"UPDATE remark SET text = '' WHERE ws = ? AND job = ?",
		"UPDATE addition SET text = '', parts = '', said_by = '', price = '' WHERE ws = ? AND job = ?",
		QUERIES.eraseCalls,
		QUERIES.erasePhotos,
		"UPDATE note SET text = '' WHERE ws = ? AND job = ?",
		`UPDATE audit SET words = NULL WHERE ws = ? AND words IS NOT NULL
			AND id IN (SELECT id FROM audit_job WHERE job = ?)`
	].map((sql) => db.prepare<[string, string]>(sql));
	const noteDue = db.prepare(
		"INSERT INTO memo (area, key, value) VALUES (?, ?, 'true') ON CONFLICT (area, key) DO NOTHING"
	);

	const eraseOrders = (ws: string, { orders }: Job): void => {
		for (const { orderNo } of orders) {
			const text = order.get(ws, orderNo);
			if (text !== undefined) putOrder.run(withoutCar(text), ws, orderNo);
		}
	};
	return (ws, jobs) => {
		for (const job of jobs) {
			for (const { key, body } of events.all(ws, job)) {
				const kept = wordless(body);
				if (kept !== body) putEvent.run(kept, ws, key);
			}
			const body = entity.get(ws, job);
			if (body !== undefined) {
				putEntity.run(wordless(body), ws, job);
				eraseOrders(ws, JSON.parse(body) as Job);
			}
			for (const statement of blank) statement.run(ws, job);
		}
		if (jobs.length > 0) noteDue.run(SCRUB_DUE.area, SCRUB_DUE.key);
	};
}

interface Body {
	readonly key: number;
	readonly body: string;
}

/**
 * Writes the file anew, so that nothing of what was erased is left in pages that are free, and empties
 * the write-ahead log. Writing waits meanwhile. Throws when somebody else reads the file just then.
 */
export function scrub(db: Connection): void {
	db.exec('VACUUM');
	const [log] = db.pragma('wal_checkpoint(TRUNCATE)') as { readonly busy: number }[];
	if (log?.busy !== 0) throw new Error('the write-ahead log is being read and was not emptied');
	db.prepare('DELETE FROM memo WHERE area = ? AND key = ?').run(SCRUB_DUE.area, SCRUB_DUE.key);
}
