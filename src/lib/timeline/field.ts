import type { Instant } from '#core/time/instant.ts';
import type { Density } from './density.ts';
import type { Box, Point } from './edge-scroll.ts';
import { instantAt, rowAt, xOf } from './geometry.ts';
import type { Field } from './hands-ports.ts';
import { piecesWithin, type Laid } from './pieces.ts';

/** The mounted timeline as its controller sees it: points of the window to rows and moments. */

/** What the component knows of itself, read anew at each question. */
export interface Mounted extends Laid {
	readonly grid: HTMLElement;
	readonly density: Density;
}

/** How much of a row's neighbourhood is shown when a key carries something out of view. */
const MARGIN_PX = 48;

export function fieldOf(mounted: () => Mounted): Field {
	const box = (): Box => {
		const { grid, density } = mounted();
		const { left, top } = grid.getBoundingClientRect();
		return {
			left: left + density.label,
			top: top + density.axis,
			right: left + grid.clientWidth,
			bottom: top + grid.clientHeight
		};
	};
	const onTrack = ({ x, y }: Point, { left, top }: Box): Point => {
		const { grid } = mounted();
		return { x: x - left + grid.scrollLeft, y: y - top + grid.scrollTop };
	};
	return {
		box,
		spotAt: (point) => {
			const { density, rows, tops, scale } = mounted();
			const seen = box();
			const isOutside =
				point.x < seen.left - density.label ||
				point.x > seen.right ||
				point.y < seen.top - density.axis ||
				point.y > seen.bottom;
			if (isOutside) return null;
			const { x, y } = onTrack(point, seen);
			const isOnRow = y >= 0 && y < (tops.at(-1) ?? 0);
			const row = isOnRow ? (rows[rowAt(tops, y)]?.id ?? null) : null;
			return { row, at: instantAt(scale, x) };
		},
		scrollBy: (x, y) => {
			mounted().grid.scrollBy(x, y);
		},
		rowBeside: (row, steps) => {
			const { rows } = mounted();
			const index = rows.findIndex(({ id }) => id === row);
			return rows[Math.min(rows.length - 1, Math.max(0, index + steps))]?.id ?? row;
		},
		reveal: (row, at) => {
			reveal(mounted(), box(), { row, at });
		},
		piecesIn: (drawn) => {
			const seen = box();
			const from = onTrack({ x: drawn.left, y: drawn.top }, seen);
			const to = onTrack({ x: drawn.right, y: drawn.bottom }, seen);
			return piecesWithin(mounted(), { left: from.x, top: from.y, right: to.x, bottom: to.y });
		}
	};
}

/** Scrolls no further than needed to see a row and a moment. */
function reveal(
	{ grid, rows, tops, scale }: Mounted,
	seen: Box,
	{ row, at }: { readonly row: string; readonly at: Instant }
): void {
	const index = rows.findIndex(({ id }) => id === row);
	const height = seen.bottom - seen.top;
	const width = seen.right - seen.left;
	const top = tops[index] ?? 0;
	const bottom = tops[index + 1] ?? top;
	if (top < grid.scrollTop) grid.scrollTop = top;
	else if (bottom > grid.scrollTop + height) grid.scrollTop = bottom - height;
	const x = xOf(scale, at);
	if (x < grid.scrollLeft + MARGIN_PX) grid.scrollLeft = x - MARGIN_PX;
	else if (x > grid.scrollLeft + width - MARGIN_PX) grid.scrollLeft = x - width + MARGIN_PX;
}
