import type { Stretch } from '#core/time/instant.ts';

/**
 * Where the arrow keys go on a grid whose rows hold bars of different number and place. A cell is a
 * row and a bar in it; bar -1 is the row's label, so that a row without bars can be reached too.
 */
export interface Cell {
	readonly row: number;
	readonly bar: number;
}

/** Bars of each row in the order of their starts. */
export type GridRows = readonly (readonly Stretch[])[];

const LABEL = -1;

const clamp = (value: number, low: number, high: number): number =>
	Math.min(high, Math.max(low, value));

/** The cell itself, or the nearest one that exists; null on an empty grid. */
export function nearestCell(rows: readonly ArrayLike<unknown>[], { row, bar }: Cell): Cell | null {
	if (rows.length === 0) return null;
	const within = clamp(row, 0, rows.length - 1);
	const bars = rows[within] ?? [];
	return { row: within, bar: clamp(bar, LABEL, bars.length - 1) };
}

/** The bar of a row that lies closest in time to the given one; the label where the row has none. */
function closestInTime(rows: GridRows, from: Cell, row: number): Cell {
	const here = rows[from.row]?.[from.bar];
	const bars = rows[row] ?? [];
	if (here === undefined) return { row, bar: LABEL };
	const middle = (here.from + here.to) / 2;
	let best = LABEL;
	let distance = Infinity;
	bars.forEach((bar, index) => {
		const away = Math.abs((bar.from + bar.to) / 2 - middle);
		if (away < distance) [best, distance] = [index, away];
	});
	return { row, bar: best };
}

/** Where a key leads from a cell; null when the key does not move. Edges hold, they do not wrap. */
export function cellAfter(
	rows: GridRows,
	from: Cell,
	{ key, ctrlKey }: { readonly key: string; readonly ctrlKey: boolean }
): Cell | null {
	const last = (row: number): number => (rows[row]?.length ?? 0) - 1;
	switch (key) {
		case 'ArrowLeft':
			return nearestCell(rows, { ...from, bar: from.bar - 1 });
		case 'ArrowRight':
			return nearestCell(rows, { ...from, bar: from.bar + 1 });
		case 'ArrowUp':
			return from.row === 0 ? from : closestInTime(rows, from, from.row - 1);
		case 'ArrowDown':
			return from.row >= rows.length - 1 ? from : closestInTime(rows, from, from.row + 1);
		case 'Home':
			return nearestCell(rows, { row: ctrlKey ? 0 : from.row, bar: LABEL });
		case 'End': {
			const row = ctrlKey ? rows.length - 1 : from.row;
			return nearestCell(rows, { row, bar: last(row) });
		}
		default:
			return null;
	}
}
