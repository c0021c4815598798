import type { Bar } from '#core/board/timeline-bars.ts';
import type { Piece } from './carry.ts';
import { rowAt, xOf, type Scale } from './geometry.ts';
import type { LiveRow } from './live-rows.svelte.ts';

/** What of the bars can be lifted. */

/** A bar as something to lift; null when work on it has begun or nothing of it is planned here. */
export const pieceOf = (row: string, bar: Bar): Piece | null =>
	bar.isMovable && bar.planned !== null
		? { id: bar.operation, bar: bar.id, row, from: bar.planned.from, to: bar.planned.to }
		: null;

/** A rectangle of the track: pixels from the start of the scale and from the top of the first row. */
export interface TrackBox {
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
}

/** Where the rows of a timeline lie. */
export interface Laid {
	readonly rows: readonly LiveRow[];
	readonly tops: readonly number[];
	readonly scale: Scale;
}

/** Every bar that can be lifted and is touched by a rectangle; each piece of work once. */
export function piecesWithin({ rows, tops, scale }: Laid, box: TrackBox): readonly Piece[] {
	if (rows.length === 0 || box.bottom < 0) return [];
	const last = Math.min(rows.length - 1, rowAt(tops, box.bottom));
	const pieces = new Map<string, Piece>();
	for (let index = rowAt(tops, Math.max(0, box.top)); index <= last; index += 1) {
		const row = rows[index];
		for (const { bar } of row?.bars ?? []) {
			const piece = row === undefined ? null : pieceOf(row.id, bar);
			if (piece === null || pieces.has(piece.id)) continue;
			const isTouched = xOf(scale, piece.from) <= box.right && xOf(scale, piece.to) >= box.left;
			if (isTouched) pieces.set(piece.id, piece);
		}
	}
	return [...pieces.values()];
}
