import type { TrayCar } from '#core/board/tray.ts';
import { MINUTE_MS } from '#core/time/instant.ts';
import type { Piece } from '$lib/timeline/carry.ts';

/** Work of the tray as something to lift: it lies on no row, and is as long as the standard says. */
export const piecesOf = (work: TrayCar['work']): readonly Piece[] =>
	work.map(({ operation, standardMinutes }) => ({
		id: operation,
		bar: null,
		row: null,
		from: 0,
		to: standardMinutes * MINUTE_MS
	}));
