import { emsOf } from './text-width.ts';

/** The legend in the foot of a wall: it never wraps and never clips, so what has no room waits for the next turn. */

/** Between two entries and beside their shape, pixels; the styles use the same steps. */
const STEP = 32;
const BESIDE_SHAPE = 8;

/** How wide an entry is, pixels: a shape as wide as its word is tall, the word, and the step to the next. */
export const entryWidth = (word: string, size: number): number =>
	Math.ceil(size + BESIDE_SHAPE + emsOf(word) * size + STEP);

/** Splits entries into groups that fit into `room` pixels, in their order; a group holds at least one. */
export function legendGroups<Entry extends { readonly word: string }>(
	entries: readonly Entry[],
	size: number,
	room: number
): readonly (readonly Entry[])[] {
	const groups: Entry[][] = [];
	let left = 0;
	for (const entry of entries) {
		const width = entryWidth(entry.word, size);
		if (groups.length === 0 || width > left) {
			groups.push([]);
			left = room;
		}
		groups.at(-1)?.push(entry);
		left -= width;
	}
	return groups.length === 0 ? [[]] : groups;
}
