/** Which rows of a long table are drawn, so that a day of a thousand operations costs a screenful. */

/** Height of a row of the table, px; `WorkRow.svelte` draws it so. */
export const TABLE_ROW_PX = 36;
/** Rows drawn beyond the edges, so that a quick scroll finds them there. */
const OVERSCAN = 6;

/** A drawn row, and how much is left out just above it, px. */
interface DrawnRow {
	readonly index: number;
	readonly gap: number;
}

/** The drawn rows in their order, and what is left out below the last, px. */
export interface DrawnRows {
	readonly rows: readonly DrawnRow[];
	readonly after: number;
}

interface Window {
	readonly count: number;
	readonly scrollTop: number;
	/** Of the view, px; 0 before it was measured. */
	readonly height: number;
	/** Drawn wherever it lies, or a scroll would take the focus away with it. */
	readonly kept: number;
}

/** The rows in view with a few around them, and the one that is kept. */
export function rowsToDraw({ count, scrollTop, height, kept }: Window): DrawnRows {
	const first = Math.max(0, Math.floor(scrollTop / TABLE_ROW_PX) - OVERSCAN);
	const end = Math.min(count, Math.ceil((scrollTop + height) / TABLE_ROW_PX) + OVERSCAN);
	const indexes: number[] = [];
	for (let index = first; index < end; index += 1) indexes.push(index);
	if (kept < count && kept < first) indexes.unshift(kept);
	else if (kept < count && kept >= end) indexes.push(kept);
	const rows = indexes.map((index, place) => ({
		index,
		gap: (index - (place === 0 ? 0 : (indexes[place - 1] ?? 0) + 1)) * TABLE_ROW_PX
	}));
	return { rows, after: Math.max(0, count - 1 - (indexes.at(-1) ?? -1)) * TABLE_ROW_PX };
}

/** How far to scroll so that a row is in view under a head of one row's height; as it is where it is already. */
export function scrollTo(
	index: number,
	{ scrollTop, height }: Omit<Window, 'count' | 'kept'>
): number {
	const top = index * TABLE_ROW_PX;
	const lowest = top + 2 * TABLE_ROW_PX - height;
	return Math.max(Math.min(scrollTop, top), lowest);
}
