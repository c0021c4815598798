import { SHIFT_PX } from './display.ts';
import { MINUTE_MS, type Instant } from '../time/instant.ts';
import { dayNumberAt } from '../time/zone.ts';

/** What keeps a panel that shows the same page for months from keeping its picture (display rule L18). */

/** How long the page stays in one place, milliseconds. */
export const SHIFT_EVERY_MS = 3 * MINUTE_MS;

/** How far the page is moved, pixels of the 1920 x 1080 page. */
interface Shift {
	readonly x: number;
	readonly y: number;
}

// Round the corners of a square, so that each step moves every edge of every letter.
const CORNERS: readonly Shift[] = [
	{ x: -SHIFT_PX, y: -SHIFT_PX },
	{ x: SHIFT_PX, y: -SHIFT_PX },
	{ x: SHIFT_PX, y: SHIFT_PX },
	{ x: -SHIFT_PX, y: SHIFT_PX }
];

/** Where the page lies after so many moves: each takes it 4 px up, down or aside, and it never leaves the safe area. */
export const shiftAfter = (moves: number): Shift =>
	CORNERS[moves % CORNERS.length] ?? { x: 0, y: 0 };

/** Whether head and foot change places that day; every other day, so that neither is burnt in. */
export const isFootUp = (now: Instant, timeZone: string): boolean =>
	dayNumberAt(now, timeZone) % 2 === 1;
