import { CALLED_ROLES } from '../people/role.ts';
import { DEFAULT_ANDON } from './andon.ts';
import { at, isAbsent, members, note, numberWithin, type Cursor } from './json-cursor.ts';
import type { AndonLevel, AndonRules } from './setup.ts';

const DAY_MINUTES = 24 * 60;

function andonLevel(cursor: Cursor): AndonLevel {
	const role = CALLED_ROLES.find((one) => one === at(cursor, 'role').value);
	if (role === undefined) note(at(cursor, 'role'), 'unknown-role');
	return {
		role: role ?? 'supervisor',
		afterMinutes: numberWithin(at(cursor, 'afterMinutes'), { least: 0, most: DAY_MINUTES })
	};
}

/**
 * Whom a set-up file says to call for help, each level later than the one before; a file that says
 * nothing gets whom every workshop begins with.
 */
export function readAndon(cursor: Cursor): AndonRules {
	if (isAbsent(cursor)) return DEFAULT_ANDON;
	const cursors = members(at(cursor, 'levels'));
	const levels = cursors.map(andonLevel);
	levels.forEach(({ afterMinutes }, index) => {
		const before = levels[index - 1]?.afterMinutes ?? -1;
		const here = cursors[index];
		if (here !== undefined && afterMinutes <= before)
			note(at(here, 'afterMinutes'), 'out-of-range');
	});
	return { levels };
}
