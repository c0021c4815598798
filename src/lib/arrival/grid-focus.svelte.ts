import type { Attachment } from 'svelte/attachments';

interface Size {
	readonly rows: number;
	readonly columns: number;
}

const STEPS: Readonly<Record<string, readonly [row: number, column: number]>> = {
	ArrowUp: [-1, 0],
	ArrowDown: [1, 0],
	ArrowLeft: [0, -1],
	ArrowRight: [0, 1]
};

/**
 * One stop of the Tab key for a whole grid of buttons, and arrows within it (display rule G1). Each
 * button carries `data-cell="row:column"`.
 */
export class GridFocus {
	private row = $state(0);
	private column = $state(0);
	private readonly size: () => Size;

	constructor(size: () => Size) {
		this.size = size;
	}

	/** Whether Tab reaches this button; one always, however the grid has shrunk. */
	isAt(row: number, column: number): boolean {
		const { rows, columns } = this.size();
		return row === Math.min(this.row, rows - 1) && column === Math.min(this.column, columns - 1);
	}

	moveTo(row: number, column: number): void {
		this.row = row;
		this.column = column;
	}

	/** Arrows go to the neighbour, Home and End to the ends of the row. */
	readonly follow: Attachment = (grid) => {
		const onkeydown = (event: Event): void => {
			if (!(event instanceof KeyboardEvent)) return;
			const to = this.after(event.key);
			if (to === null) return;
			event.preventDefault();
			const cell = grid.querySelector(`[data-cell="${String(to.row)}:${String(to.column)}"]`);
			if (cell instanceof HTMLElement) cell.focus();
		};
		grid.addEventListener('keydown', onkeydown);
		return () => {
			grid.removeEventListener('keydown', onkeydown);
		};
	};

	private after(key: string): { readonly row: number; readonly column: number } | null {
		const { rows, columns } = this.size();
		const within = (at: number, end: number): number => Math.max(0, Math.min(at, end - 1));
		if (key === 'Home') return { row: this.row, column: 0 };
		if (key === 'End') return { row: this.row, column: columns - 1 };
		const step = STEPS[key];
		return step === undefined
			? null
			: { row: within(this.row + step[0], rows), column: within(this.column + step[1], columns) };
	}
}
