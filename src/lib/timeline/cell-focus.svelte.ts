import { tick } from 'svelte';
import { cellName, findCell } from './cells.ts';
import type { LiveRow } from './live-rows.svelte.ts';
import { nearestCell, type Cell } from './navigation.ts';

/** The grid whose cells take the focus, read anew at each question. */
interface Focusable {
	readonly rows: readonly LiveRow[];
	readonly grid: HTMLElement;
	/** A screen nobody touches: nothing is reached. */
	readonly still: boolean;
}

/**
 * The one cell of the grid that Tab reaches, and the focus: where it goes when its cell is moved to
 * another row or taken off the board (rule G6).
 */
export class CellFocus {
	/** Counts how often a cell got the focus: somebody listens. */
	heard = $state(0);
	private reached = $state<string | null>(null);
	private awaited = $state<string | null>(null);
	private lastCell: Cell = { row: 0, bar: -1 };
	private focusedCell: string | null = null;
	private readonly focusable: () => Focusable;

	/** The cell Tab reaches; where it vanished, its neighbour. */
	readonly cell = $derived.by(() => this.reachable());
	// As plain values, or every row would be looked at again for another object that says the same.
	readonly id = $derived(this.cell?.id ?? null);
	readonly row = $derived(this.cell?.row ?? -1);

	constructor(focusable: () => Focusable) {
		this.focusable = focusable;
	}

	private reachable(): (Cell & { readonly id: string | null }) | null {
		const { rows, still } = this.focusable();
		if (still) return null;
		const cell = this.reached === null ? null : findCell(rows, this.reached);
		const bars = rows.map((row) => row.bars);
		const kept = cell ?? nearestCell(bars, this.lastCell);
		return kept === null ? null : { ...kept, id: cellName(rows, kept) };
	}

	/** A cell got the focus. A person's own move of the focus ends waiting for another. */
	took(id: string): void {
		if (this.reached !== id) this.awaited = null;
		this.reached = id;
		this.focusedCell = id;
		this.heard += 1;
		this.lastCell = findCell(this.focusable().rows, id) ?? this.lastCell;
	}

	/** The focus went elsewhere: it is not ours to give back. */
	left(): void {
		this.focusedCell = null;
	}

	/** Gives the focus to a cell, and scrolls so that it is seen. */
	async give(id: string): Promise<void> {
		this.reached = id;
		await tick();
		const cell = this.focusable().grid.querySelector<HTMLElement>(
			`[data-cell="${CSS.escape(id)}"]`
		);
		cell?.focus({ preventScroll: true });
		cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
	}

	/** Gives the focus to a bar as soon as there is one of that name. */
	await(id: string): void {
		this.awaited = id;
	}

	/** Gives the focus to the neighbour of a bar that was removed with it. Read in an effect. */
	keep(): void {
		const { id, focusedCell } = this;
		if (id === null || focusedCell === null || focusedCell === id) return;
		if (findCell(this.focusable().rows, focusedCell) !== null) return;
		if (document.activeElement === document.body) void this.give(id);
	}

	/** Gives the focus to the bar that was waited for, where it has come. Read in an effect. */
	meet(): void {
		const id = this.awaited;
		if (id === null || findCell(this.focusable().rows, id) === null) return;
		this.awaited = null;
		void this.give(id);
	}
}
