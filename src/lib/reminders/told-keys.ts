import { keyOf } from '$lib/device/device-memory.ts';

/**
 * Which reminders this device has told its person already: a reload tells nothing twice. Kept by
 * workshop and person; it holds ids, and nothing about anybody.
 */

/** More than a person has in a week; the oldest are forgotten first. */
const MOST_KEPT = 500;

export interface KeyStorage {
	getItem(key: string): string | null;
	setItem(key: string, value: string): void;
}

/** What of these was not told before; it counts as told from here on. */
export function takeNew(
	keys: readonly string[],
	whose: { readonly workshop: string; readonly person: string },
	storage: KeyStorage
): readonly string[] {
	const place = keyOf('told', whose.workshop, whose.person);
	const told = read(storage.getItem(place));
	const known = new Set(told);
	const news = keys.filter((key) => !known.has(key));
	if (news.length > 0) storage.setItem(place, JSON.stringify([...told, ...news].slice(-MOST_KEPT)));
	return news;
}

function read(text: string | null): readonly string[] {
	try {
		const kept: unknown = JSON.parse(text ?? '[]');
		return Array.isArray(kept) ? kept.filter((key) => typeof key === 'string') : [];
	} catch {
		// Not written by this page: as good as nothing, and written over at once.
		return [];
	}
}
