/** Scrolling while something is held near the edge of what is seen. */

/** A point of the window, CSS pixels. */
export interface Point {
	readonly x: number;
	readonly y: number;
}

/** A rectangle of the window, CSS pixels. */
export interface Box {
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
}

/** How near to an edge it begins, and how fast it becomes at the edge itself, px per ms. */
const EDGE_PX = 44;
const FASTEST = 0.9;

/** Speed along one axis: grows towards the edge, and goes on beyond it. */
function along(at: number, low: number, high: number): number {
	const before = low + EDGE_PX - at;
	const after = at - (high - EDGE_PX);
	if (before > 0) return -FASTEST * Math.min(1, before / EDGE_PX);
	return after > 0 ? FASTEST * Math.min(1, after / EDGE_PX) : 0;
}

/** Pixels per millisecond to scroll by with the pointer there; nothing where the pointer is outside. */
export function speedAt({ x, y }: Point, box: Box): Point {
	const isNear =
		x > box.left - EDGE_PX &&
		x < box.right + EDGE_PX &&
		y > box.top - EDGE_PX &&
		y < box.bottom + EDGE_PX;
	if (!isNear) return { x: 0, y: 0 };
	return { x: along(x, box.left, box.right), y: along(y, box.top, box.bottom) };
}
