import type { Attachment } from 'svelte/attachments';

/** Zooming with the wheel (Ctrl held, which is also how a touchpad says pinch) and with two fingers. */

/** Asked for a zoom so many times the present one, with the place on the screen that stays. */
export type Zoomed = (factor: number, atX: number) => void;

/** One notch of a wheel is 100 to 120 px; it zooms by a quarter. */
const PER_PX = 0.002;

export const zoomOfWheel = (deltaY: number): number => Math.exp(-deltaY * PER_PX);

export const zoomGestures =
	(zoomed: Zoomed): Attachment<HTMLElement> =>
	(node) => {
		const ends = new AbortController();
		const by = { passive: false, signal: ends.signal };
		let apart: number | null = null;
		node.addEventListener(
			'wheel',
			(event) => {
				if (!event.ctrlKey) return;
				event.preventDefault();
				zoomed(zoomOfWheel(event.deltaY), event.clientX);
			},
			by
		);
		node.addEventListener(
			'touchmove',
			(event) => {
				const [one, other] = event.touches;
				if (one === undefined || other === undefined) return;
				event.preventDefault();
				const now = Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
				if (apart !== null && apart > 0) zoomed(now / apart, (one.clientX + other.clientX) / 2);
				apart = now;
			},
			by
		);
		node.addEventListener('touchend', () => (apart = null), by);
		return () => {
			ends.abort();
		};
	};
