import type { Connection } from './connection.ts';
import { isDamage, isDiskFault, messageOf } from './faults.ts';
import type { WriteFault } from './messages.ts';

/**
 * The body of a transaction runs to its end without waiting: while it waited, the next body would
 * write into the same transaction. A body that returns a promise does not compile.
 */
type Synchronous<T> =
	T extends PromiseLike<unknown>
		? { readonly error: 'A transaction body is synchronous and must not return a promise.' }
		: T;

/** What became of one body. After `disk` or `damage` nothing of the whole group was written. */
type GroupOutcome<T> =
	| { readonly ok: true; readonly result: T }
	| { readonly ok: false; readonly fault: WriteFault; readonly message: string };

/** Runs bodies in one transaction, so that they share one wait for the disk; a savepoint each. */
export type GroupCommit = <T>(bodies: readonly (() => Synchronous<T>)[]) => GroupOutcome<T>[];

/** Prepares a group commit on a connection that may write. */
export function groupCommit(db: Connection): GroupCommit {
	const begin = db.prepare('BEGIN IMMEDIATE');
	const commit = db.prepare('COMMIT');
	const rollback = db.prepare('ROLLBACK');
	const savepoint = db.prepare('SAVEPOINT one');
	const release = db.prepare('RELEASE one');
	const rollbackTo = db.prepare('ROLLBACK TO one');

	function runOne<T>(body: () => Synchronous<T>): GroupOutcome<T> {
		savepoint.run();
		try {
			const result = body() as T;
			release.run();
			return { ok: true, result };
		} catch (error) {
			// A failing disk has often ended the transaction already, and the others cannot be saved either.
			if (isDiskFault(error) || !db.inTransaction) throw error;
			rollbackTo.run();
			release.run();
			return { ok: false, fault: 'request', message: messageOf(error) };
		}
	}

	return <T>(bodies: readonly (() => Synchronous<T>)[]) => {
		try {
			begin.run();
			const outcomes = bodies.map(runOne);
			commit.run();
			return outcomes;
		} catch (error) {
			if (db.inTransaction) rollback.run();
			const fault = isDamage(error) ? 'damage' : 'disk';
			const outcome = { ok: false, fault, message: messageOf(error) } as const;
			return bodies.map(() => outcome);
		}
	};
}
