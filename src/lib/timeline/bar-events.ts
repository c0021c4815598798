import type { Attachment } from 'svelte/attachments';
import type { Bar } from '#core/board/timeline-bars.ts';

/**
 * What is done to a bar with pointer and focus, heard once for the whole grid: five listeners on each of
 * some hundred bars are a good part of the time to a first frame.
 */
export interface BarEvents {
	/** The bar of that name; null for none, and for a row's label. */
	readonly barOf: (cell: string) => Bar | null;
	readonly select: (bar: Bar, event?: MouseEvent) => void;
	readonly open: (bar: Bar) => void;
	readonly menu: (bar: Bar, at: HTMLElement) => void;
	/** What is said beside the pointer. */
	readonly hint: (bar: Bar) => string;
	/** A cell, of a bar or a label, got the focus. */
	readonly focused: (cell: string) => void;
}

const cellOf = ({ target }: Event): HTMLElement | null =>
	target instanceof Element ? target.closest<HTMLElement>('[data-cell]') : null;

export const barEvents =
	(events: BarEvents): Attachment<HTMLElement> =>
	(grid) => {
		const ends = new AbortController();
		const onBar = <Type extends keyof HTMLElementEventMap>(
			type: Type,
			react: (bar: Bar, event: HTMLElementEventMap[Type], cell: HTMLElement) => void
		): void => {
			grid.addEventListener(
				type,
				(event) => {
					const cell = cellOf(event);
					const bar = events.barOf(cell?.dataset['cell'] ?? '');
					if (cell !== null && bar !== null) react(bar, event, cell);
				},
				{ signal: ends.signal }
			);
		};
		onBar('click', events.select);
		onBar('dblclick', events.open);
		onBar('contextmenu', (bar, event, cell) => {
			event.preventDefault();
			events.select(bar);
			events.menu(bar, cell);
		});
		// Made when somebody points, and not for every bar.
		onBar('pointerover', (bar, _, cell) => (cell.title = events.hint(bar)));
		grid.addEventListener(
			'focusin',
			(event) => {
				const id = cellOf(event)?.dataset['cell'];
				if (id !== undefined) events.focused(id);
			},
			{ signal: ends.signal }
		);
		return () => {
			ends.abort();
		};
	};
