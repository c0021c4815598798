import {
	at,
	entries,
	isAbsent,
	members,
	note,
	optionalText,
	text,
	type Cursor
} from '../workshop/json-cursor.ts';
import type { CheckItem, CheckLists } from './check-item.ts';
import { DEFAULT_CHECK_LISTS } from './default-check-lists.ts';

/** A list as it stands in a set-up file; an item named twice could not be answered by its name. */
function items(cursor: Cursor): readonly CheckItem[] {
	const seen = new Set<string>();
	return members(cursor, 0).map((one) => {
		const name = text(at(one, 'name'));
		if (name !== '' && seen.has(name)) note(at(one, 'name'), 'duplicate');
		seen.add(name);
		return { name, nameEn: optionalText(at(one, 'nameEn')) };
	});
}

function lists(cursor: Cursor, otherwise: CheckLists['final']): CheckLists['final'] {
	if (isAbsent(cursor)) return otherwise;
	return Object.fromEntries(entries(cursor).map(([key, one]) => [key, items(one)]));
}

/** The check lists of a set-up file; files of workshops that never chose their own have none. */
export function readCheckLists(cursor: Cursor): CheckLists {
	if (isAbsent(cursor)) return DEFAULT_CHECK_LISTS;
	return {
		process: lists(at(cursor, 'process'), DEFAULT_CHECK_LISTS.process),
		final: lists(at(cursor, 'final'), DEFAULT_CHECK_LISTS.final)
	};
}
