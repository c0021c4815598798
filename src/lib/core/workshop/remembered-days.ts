/**
 * As many days as one search looks at (`SEARCH_DAYS` and the day it begins on), with some room: whoever
 * looks at days one after the other finds them, and a screen that is up for months holds no more of them.
 */
export const DAYS_REMEMBERED = 64;

/** Remembers what was reckoned for a day by its number, and forgets the day that was reckoned first. */
export function remember<T>(days: Map<number, T>, day: number, reckoned: T): T {
	if (days.size >= DAYS_REMEMBERED) {
		// A map lists its entries in the order they came in.
		const first = days.keys().next();
		if (first.done !== true) days.delete(first.value);
	}
	days.set(day, reckoned);
	return reckoned;
}
