import type { Instant } from '#core/time/instant.ts';
import type { Carry, Grid, Piece, RowAim, Spot } from './carry.ts';
import type { Box, Point } from './edge-scroll.ts';

/** What the controller of a timeline hears, looks at and asks for. */

/** A finger means more than a tap after holding still (display rule T4); moving before that scrolls. */
export const HOLD_MS = 280;
export const HOLD_WITHIN_PX = 10;

/** How something is carried. */
export type By = 'mouse' | 'touch' | 'keyboard';

/** A pointer at one moment, in CSS pixels of the window. */
export interface Pointer extends Point {
	readonly id: number;
	readonly by: 'mouse' | 'touch';
	readonly shiftKey: boolean;
	readonly altKey: boolean;
}

/** The timeline as the controller sees it; set by the component while it is mounted. */
export interface Field {
	/** What lies under a point; null outside of the timeline. */
	readonly spotAt: (point: Point) => Spot | null;
	/** The part of the window in which rows are seen. */
	readonly box: () => Box;
	readonly scrollBy: (x: number, y: number) => void;
	/** The row so many rows below (above, when negative) another; the same at the edges. */
	readonly rowBeside: (row: string, steps: number) => string;
	/** Scrolls so that a row and a moment are seen. */
	readonly reveal: (row: string, at: Instant) => void;
	/** Everything that can be lifted inside a rectangle of the window. */
	readonly piecesIn: (box: Box) => readonly Piece[];
}

/** What is wished of whoever owns the timeline. */
export interface Wishes {
	readonly grid: () => Grid;
	/** Let go over a row. The owner ends it by `settled` in its own time. */
	readonly drop: (carry: Carry, aim: RowAim) => void;
	/** Let go where things without a place lie, or taken off by a key. */
	readonly back: (pieces: readonly Piece[]) => void;
	/** Something was lifted (true), or is no longer carried. */
	readonly carries: (carry: Carry | null) => void;
	/** Held without moving, by a finger: what a right click does. */
	readonly menu: (piece: Piece, at: Point) => void;
	/** Where things without a place lie in the window; null while they are not shown. */
	readonly backBox: () => Box | null;
}
