import type { Instant, Stretch } from '#core/time/instant.ts';
import { snap } from './geometry.ts';

/**
 * Carrying bars over the timeline: what is held, and where it would come to lie. Plain functions over
 * plain data; whoever owns the timeline decides what a place means and whether it may be taken.
 */

/** Something that can be lifted: a bar, or work that lies on no row yet (`row` null). */
export interface Piece extends Stretch {
	/** What it stands for; one piece may have bars on several rows. */
	readonly id: string;
	/** The bar it was lifted by; null when it lies on no row. */
	readonly bar: string | null;
	readonly row: string | null;
}

/** What of a bar is held: all of it, or one of its ends. */
export type Grip = 'move' | 'start' | 'end';

/** `time` keeps the time and changes the row only, `row` the other way round. */
export type Lock = 'none' | 'time' | 'row';

export interface Carry {
	readonly grip: Grip;
	/** The one under the pointer; the others go along. */
	readonly lead: Piece;
	readonly others: readonly Piece[];
	/** From the start of the lead to where it was taken hold of, ms; 0 for work without a row. */
	readonly grabMs: number;
}

/** A point of the timeline; `row` null beside all rows. */
export interface Spot {
	readonly row: string | null;
	readonly at: Instant;
}

/** On a row, from when to when. */
export type RowAim = { readonly where: 'row'; readonly row: string } & Stretch;

/** Where the lead would come to lie. `back`: among what has no place. */
export type Aim = { readonly where: 'back' } | RowAim;

/** Starts snap to `stepMs`, counted from `origin` (local midnight, so that they are round there). */
export interface Grid {
	readonly stepMs: number;
	readonly origin: Instant;
}

/** Where a piece would go together with the lead. */
export interface Target extends Stretch {
	readonly piece: Piece;
	readonly row: string;
}

/** How near to a bar's end a pointer takes hold of the end, and the least bar that has ends to hold. */
const END_PX = { mouse: 7, touch: 22 } as const;
const ENDS_FROM_PX = { mouse: 28, touch: 88 } as const;

/** What a pointer takes hold of, `x` px from the left edge of a bar so wide. */
export function gripAt(width: number, x: number, by: 'mouse' | 'touch'): Grip {
	if (width < ENDS_FROM_PX[by]) return 'move';
	if (x <= END_PX[by]) return 'start';
	return width - x <= END_PX[by] ? 'end' : 'move';
}

/** Where a piece lies; null for work without a row. */
export const placeOf = ({ row, from, to }: Piece): RowAim | null =>
	row === null ? null : { where: 'row', row, from, to };

const isPlaced = ({ row }: Piece): boolean => row !== null;

/** Where the lead comes to lie with the pointer at a spot; null beside all rows, where it goes nowhere. */
export function aimAt(
	{ grip, lead, grabMs }: Carry,
	spot: Spot,
	{ lock, grid }: { readonly lock: Lock; readonly grid: Grid }
): Aim | null {
	const { from, to, row } = lead;
	const snapped = (at: Instant): Instant => snap(at, grid.stepMs, grid.origin);
	if (grip !== 'move') {
		if (row === null) return null;
		return grip === 'start'
			? { where: 'row', row, from: Math.min(snapped(spot.at), to - grid.stepMs), to }
			: { where: 'row', row, from, to: Math.max(snapped(spot.at), from + grid.stepMs) };
	}
	const target = lock === 'row' && row !== null ? row : spot.row;
	if (target === null) return null;
	const start = lock === 'time' && isPlaced(lead) ? from : snapped(spot.at - grabMs);
	return { where: 'row', row: target, from: start, to: start + (to - from) };
}

/** Where all that is carried comes to lie. What shares the lead's row goes with it, the rest keeps its row. */
export function targetsOf({ lead, others }: Carry, aim: RowAim): readonly Target[] {
	const shift = aim.from - lead.from;
	return [
		{ piece: lead, row: aim.row, from: aim.from, to: aim.to },
		...others.map((piece) => ({
			piece,
			row: piece.row === null || piece.row === lead.row ? aim.row : piece.row,
			from: lead.row === null ? aim.from : piece.from + shift,
			to: lead.row === null ? aim.to : piece.to + shift
		}))
	];
}
