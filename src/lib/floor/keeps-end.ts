import type { Attachment } from 'svelte/attachments';

/** Nearer to the end than this counts as at it, px: parts of pixels are rounded. */
const NEAR_PX = 4;

/**
 * Whoever has scrolled to the end of a list stays at its end when the list gets lower, e.g. by the bar
 * with the way back: its last tiles must not slip under what has come.
 */
export const keepsEnd: Attachment<HTMLElement> = (node) => {
	let isAtEnd = false;
	const look = (): void => {
		const left = node.scrollHeight - node.clientHeight - node.scrollTop;
		isAtEnd = node.scrollTop > 0 && left <= NEAR_PX;
	};
	// The height is the page's own business; only the browser knows when it has changed.
	const resized = new ResizeObserver(() => {
		if (isAtEnd) node.scrollTop = node.scrollHeight;
	});
	resized.observe(node);
	node.addEventListener('scroll', look, { passive: true });
	return () => {
		resized.disconnect();
		node.removeEventListener('scroll', look);
	};
};
