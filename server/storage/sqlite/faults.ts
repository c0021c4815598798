import Database from 'better-sqlite3';

const DAMAGE = /^SQLITE_(CORRUPT|NOTADB)/;
/** Errors that say something about one statement's values and nothing about the disk. */
const FAULT_OF_VALUES = /^SQLITE_(CONSTRAINT|MISMATCH|TOOBIG|RANGE)/;

/** Whether the disk or the file failed, so that nothing of the transaction can be trusted. */
export const isDiskFault = (error: unknown): boolean =>
	error instanceof Database.SqliteError && !FAULT_OF_VALUES.test(error.code);

/** Whether the file itself is not what SQLite wrote: no later try will find it better. */
export const isDamage = (error: unknown): boolean =>
	error instanceof Database.SqliteError && DAMAGE.test(error.code);

/** What failed, with SQLite's own code where there is one. */
export function messageOf(error: unknown): string {
	if (error instanceof Database.SqliteError) return `${error.code}: ${error.message}`;
	return error instanceof Error ? error.message : String(error);
}
