/**
 * Walks through JSON of unknown shape and notes what is wrong with it, with the path to the place. A
 * reader goes on after a problem, so that one run names all of them; what it returns then is a
 * stand-in nobody uses.
 */

/** What can be wrong with a value. */
export type ProblemCode =
	| 'missing'
	| 'not-an-object'
	| 'not-a-list'
	| 'too-many'
	| 'empty'
	| 'not-text'
	| 'too-long'
	| 'not-a-number'
	| 'out-of-range'
	| 'not-yes-or-no'
	| 'not-a-time'
	| 'ends-before-start'
	| 'not-a-date'
	| 'unknown-zone'
	| 'unknown-trade'
	| 'unknown-skill'
	| 'unknown-tool'
	| 'unknown-absence'
	| 'unknown-role'
	| 'duplicate';

/** One thing that is wrong, where (`technicians[3].lunch`), and what stood there, cut to 60 characters. */
export interface Problem {
	readonly path: string;
	readonly value: string;
	readonly code: ProblemCode;
}

/** A place in the JSON; all cursors of one reading share the list of problems. */
export interface Cursor {
	readonly value: unknown;
	readonly path: string;
	readonly problems: Problem[];
}

// More than any workshop has of anything; a wrong file should not fill the memory.
const MOST = 1000;
const LONGEST_TEXT = 200;
const SHOWN = 60;

/** The whole file; the path of its root is empty. */
export const cursorOn = (value: unknown): Cursor => ({ value, path: '', problems: [] });

/** Notes a problem with what stands here. */
export function note({ value, path, problems }: Cursor, code: ProblemCode): void {
	// stringify gives undefined for what JSON cannot hold, whatever its type says.
	const shown = (JSON.stringify(value) as string | undefined) ?? '';
	problems.push({ path, value: shown.slice(0, SHOWN), code });
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** A member of the object here; its value is undefined where there is none. */
export const at = ({ value, path, problems }: Cursor, key: string): Cursor => ({
	value: isObject(value) ? value[key] : undefined,
	path: path === '' ? key : `${path}.${key}`,
	problems
});

/** Whether nothing, or null, stands here. */
export const isAbsent = ({ value }: Cursor): boolean => value === undefined || value === null;

/** The members of the list here; a problem when it is none, is empty though it may not be, or is endless. */
export function members(cursor: Cursor, least: 0 | 1 = 1): readonly Cursor[] {
	const { value, path, problems } = cursor;
	if (value === undefined) note(cursor, 'missing');
	else if (!Array.isArray(value)) note(cursor, 'not-a-list');
	else if (value.length > MOST) note(cursor, 'too-many');
	else if (value.length < least) note(cursor, 'empty');
	else
		return value.map((member: unknown, index) => ({
			value: member,
			path: `${path}[${index}]`,
			problems
		}));
	return [];
}

/** The members of the object here by key. */
export function entries(cursor: Cursor): readonly (readonly [string, Cursor])[] {
	const { value } = cursor;
	if (value === undefined) note(cursor, 'missing');
	else if (!isObject(value)) note(cursor, 'not-an-object');
	else if (Object.keys(value).length > MOST) note(cursor, 'too-many');
	else return Object.keys(value).map((key) => [key, at(cursor, key)]);
	return [];
}

/** Text without blanks around it; empty text counts as missing. */
export function text(cursor: Cursor): string {
	const { value } = cursor;
	if (value === undefined || value === null) note(cursor, 'missing');
	else if (typeof value !== 'string') note(cursor, 'not-text');
	else if (value.trim() === '') note(cursor, 'empty');
	else if (value.length > LONGEST_TEXT) note(cursor, 'too-long');
	else return value.trim();
	return '';
}

/** Text that may be left out, or empty; as short as any other. */
export const optionalText = (cursor: Cursor): string =>
	isAbsent(cursor) || cursor.value === '' ? '' : text(cursor);

/** A number from `least` to `most`, both included. */
export function numberWithin(
	cursor: Cursor,
	{ least, most }: { readonly least: number; readonly most: number }
): number {
	const { value } = cursor;
	if (value === undefined || value === null) note(cursor, 'missing');
	else if (typeof value !== 'number') note(cursor, 'not-a-number');
	else if (!(value >= least && value <= most)) note(cursor, 'out-of-range');
	else return value;
	return least;
}

/** Yes or no; no where nothing stands. */
export function flag(cursor: Cursor): boolean {
	if (isAbsent(cursor)) return false;
	if (typeof cursor.value === 'boolean') return cursor.value;
	note(cursor, 'not-yes-or-no');
	return false;
}
