import { at, isAbsent, members, numberWithin, text, type Cursor } from './json-cursor.ts';
import { MOST_COUNTERS, type Setup } from './setup.ts';

const COUNTERS = { least: 1, most: MOST_COUNTERS };

/** The counter of each advisor of a set-up file who has one. */
export function readCounters(advisors: Cursor): Setup['counters'] {
	const counters: Record<string, number> = {};
	for (const one of members(advisors, 0)) {
		const counter = at(one, 'counter');
		if (!isAbsent(counter)) counters[text(at(one, 'code'))] = numberWithin(counter, COUNTERS);
	}
	return counters;
}
