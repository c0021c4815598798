import type { Bar } from '#core/board/timeline-bars.ts';
import type { LiveRow } from './live-rows.svelte.ts';
import type { Cell } from './navigation.ts';

/** Cells of the grid by the name they carry in the page: of a row's label its id, else the bar's. */

type Rows = readonly LiveRow[];

/** Where a cell of that name is; null when there is none. */
export function findCell(rows: Rows, id: string): Cell | null {
	for (const [row, { id: rowId, bars }] of rows.entries()) {
		if (rowId === id) return { row, bar: -1 };
		const bar = bars.findIndex((one) => one.id === id);
		if (bar !== -1) return { row, bar };
	}
	return null;
}

/** What a cell is called; null where there is none. */
export function cellName(rows: Rows, { row, bar }: Cell): string | null {
	const found = rows[row];
	return (bar === -1 ? found?.id : found?.bars[bar]?.id) ?? null;
}

/** The bar in a cell with the row it lies on; null for a label or no cell at all. */
export function barIn(
	rows: Rows,
	cell: Cell | null
): { readonly row: string; readonly bar: Bar } | null {
	const row = cell === null ? undefined : rows[cell.row];
	const live = cell === null ? undefined : row?.bars[cell.bar];
	return row === undefined || live === undefined ? null : { row: row.id, bar: live.bar };
}
