import type { CellFocus } from './cell-focus.svelte.ts';
import { barIn, cellName, findCell } from './cells.ts';
import type { Hands } from './hands.svelte.ts';
import { barKey } from './keys.ts';
import type { LiveRow } from './live-rows.svelte.ts';
import { cellAfter, type Cell } from './navigation.ts';
import { pieceOf } from './pieces.ts';
import type { BarVerbs } from './verbs.ts';

/** Keys of the whole grid: of what is carried first, of the bar with the focus next, then of the way to another. */
interface Keyed {
	readonly rows: () => readonly LiveRow[];
	readonly focus: CellFocus;
	/** Left out where nothing can be moved. */
	readonly hands: () => Hands | undefined;
	readonly verbs: () => Pick<BarVerbs, 'open' | 'select'>;
}

/** The work of the bar of that name as something to lift; null where it cannot be. */
export function pieceAt(rows: readonly LiveRow[], id: string): ReturnType<typeof pieceOf> {
	const found = barIn(rows, findCell(rows, id));
	return found === null ? null : pieceOf(found.row, found.bar);
}

/** Does what a key asks for, and keeps the page from doing something else with it. */
export const gridKeys =
	({ rows, focus, ...keyed }: Keyed) =>
	(event: KeyboardEvent): void => {
		const hands = keyed.hands();
		if (hands?.key(event) === true) {
			event.preventDefault();
			return;
		}
		if (focus.cell === null || event.metaKey) return;
		const here = barIn(rows(), focus.cell);
		const isOnBar =
			event.target instanceof HTMLElement && event.target.dataset['cell'] === here?.bar.id;
		if (here !== null && isOnBar && barKey(event, here, { verbs: keyed.verbs(), hands }))
			event.preventDefault();
		else if (!event.altKey) moveFocus(focus.cell, event, { rows: rows(), focus, hands });
	};

interface Moved {
	readonly rows: readonly LiveRow[];
	readonly focus: CellFocus;
	readonly hands: Hands | undefined;
}

function moveFocus(from: Cell, event: KeyboardEvent, { rows, focus, hands }: Moved): void {
	const spans = rows.map((row) => row.bars.map(({ bar }) => bar));
	const next = cellAfter(spans, from, event);
	const id = next === null ? null : cellName(rows, next);
	if (id === null) return;
	event.preventDefault();
	// Shift and an arrow add what is left and what is reached to the selection.
	for (const one of event.shiftKey ? [cellName(rows, from), id] : []) {
		const piece = one === null || hands?.selected.has(one) === true ? null : pieceAt(rows, one);
		if (piece !== null) hands?.toggle(piece);
	}
	void focus.give(id);
}
