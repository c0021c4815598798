import type { Attachment } from 'svelte/attachments';
import { HOLD_MS, HOLD_WITHIN_PX } from './hands-ports.ts';

/**
 * A finger held still opens a menu where nothing can be lifted: not every touch device asks for a context
 * menu by itself, and whoever may not plan has verbs, too.
 */

/** Opens the menu of the cell under the finger; null where holding means something else. */
type Opens = (cell: HTMLElement) => (() => void) | null;

export const menuOnHold =
	(opens: Opens): Attachment<HTMLElement> =>
	(grid) => {
		const ends = new AbortController();
		const { signal } = ends;
		let from: PointerEvent | null = null;
		let timer: ReturnType<typeof setTimeout> | undefined;
		let isOpened = false;
		const forget = (): void => {
			clearTimeout(timer);
			from = null;
		};
		const moved = ({ clientX, clientY }: PointerEvent): void => {
			if (from === null) return;
			const far = Math.hypot(clientX - from.clientX, clientY - from.clientY);
			if (far > HOLD_WITHIN_PX) forget();
		};
		const down = (event: PointerEvent): void => {
			forget();
			isOpened = false;
			if (event.pointerType === 'mouse' || !event.isPrimary) return;
			const cell =
				event.target instanceof Element ? event.target.closest<HTMLElement>('[data-cell]') : null;
			const open = cell === null ? null : opens(cell);
			if (open === null) return;
			from = event;
			timer = setTimeout(() => {
				from = null;
				isOpened = true;
				open();
			}, HOLD_MS);
		};
		/** What the browser makes of the same touch would take the focus, and the menu would shut. */
		const keep = (event: Event): void => {
			if (isOpened && event.cancelable) event.preventDefault();
		};
		grid.addEventListener('pointerdown', down, { signal });
		grid.addEventListener('pointermove', moved, { signal });
		for (const type of ['pointerup', 'pointercancel'] as const) {
			grid.addEventListener(type, forget, { signal });
		}
		grid.addEventListener('touchend', keep, { passive: false, signal });
		grid.addEventListener(
			'contextmenu',
			(event) => {
				forget();
				if (!isOpened) return;
				event.preventDefault();
				event.stopImmediatePropagation();
			},
			{ capture: true, signal }
		);
		return () => {
			forget();
			ends.abort();
		};
	};
