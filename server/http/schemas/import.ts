import * as v from 'valibot';
import { IMPORT_FIELDS } from '#protocol/import.ts';

/** What imports answer (`protocol/import.ts`), for the description. */

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const tally = v.strictObject({ new: count, changed: count, same: count });

const column = v.strictObject({
	heading: v.string(),
	field: v.nullable(v.picklist(IMPORT_FIELDS)),
	by: v.nullable(v.picklist(['name', 'hand'])),
	sample: v.string()
});

const problem = v.strictObject({
	row: count,
	column: v.string(),
	value: v.string(),
	reason: v.string(),
	code: v.string()
});

/** A file that was read: what it did or would do, row by row where something is to be said. */
export const importRead = v.strictObject({
	status: v.literal('read'),
	dryRun: v.boolean(),
	columns: v.array(column),
	report: v.strictObject({
		rows: count,
		jobs: tally,
		operations: tally,
		refused: v.array(problem),
		warnings: v.array(problem)
	})
});

/** A file that could not be read at all. */
export const importUnreadable = v.strictObject({
	status: v.literal('unreadable'),
	code: v.string(),
	message: v.string(),
	columns: v.array(column)
});

/** A set-up that was taken. */
export const setupAccepted = v.strictObject({
	status: v.literal('accepted'),
	workshop: v.string(),
	name: v.string(),
	changed: v.boolean(),
	bays: count,
	technicians: count
});

/** A set-up with something wrong in it. */
export const setupRefused = v.strictObject({
	status: v.literal('refused'),
	problems: v.array(v.strictObject({ path: v.string(), value: v.string(), reason: v.string() }))
});
