import { at, isAbsent, members, note, text, type Cursor } from './json-cursor.ts';

/** Lists of a set-up file: what may be left out, and what may stand there once only. */

/** The members of a list that a file may leave out. */
export const ifAny = (cursor: Cursor): readonly Cursor[] =>
	isAbsent(cursor) ? [] : members(cursor, 0);

/** Notes every code that was there before. */
export function distinct<T extends string>(
	codes: readonly (readonly [T, Cursor])[]
): ReadonlySet<T> {
	const seen = new Set<T>();
	for (const [code, cursor] of codes) {
		if (seen.has(code)) note(cursor, 'duplicate');
		seen.add(code);
	}
	return seen;
}

/** Every code of these lists with where it stands, to look for one that is there twice. */
export const codesIn = (
	root: Cursor,
	lists: readonly string[],
	key = 'code'
): (readonly [string, Cursor])[] => {
	const codes: (readonly [string, Cursor])[] = [];
	for (const list of lists) {
		for (const one of members(at({ ...root, problems: [] }, list), 0)) {
			const code = { ...at(one, key), problems: root.problems };
			if (typeof code.value === 'string') codes.push([code.value.trim(), code]);
		}
	}
	return codes;
};

/** A list of names a file may leave out; one that stands twice is noted. */
export function namesOnce(list: Cursor): readonly string[] {
	const names = ifAny(list).map((one): [string, Cursor] => [text(one), one]);
	distinct(names);
	return names.map(([name]) => name);
}
