import type { Bar } from '#core/board/timeline-bars.ts';
import type { Piece } from './carry.ts';
import type { Hands } from './hands.svelte.ts';
import { pieceOf } from './pieces.ts';
import type { BarVerbs } from './verbs.ts';

/** Keys on a bar that has the focus: open, select, lift, move, take off. */

/** The bar with the focus. */
export interface Focused {
	readonly row: string;
	readonly bar: Bar;
}

interface Keyed {
	readonly verbs: Pick<BarVerbs, 'open' | 'select'>;
	/** Left out where nothing can be moved. */
	readonly hands: Hands | undefined;
}

type Key = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey'>;

/** Does what a key asks of the bar; false when it is none of a bar's keys. */
export function barKey(event: Key, focused: Focused, keyed: Keyed): boolean {
	const { bar, row } = focused;
	const { hands, verbs } = keyed;
	const piece = hands === undefined ? null : pieceOf(row, bar);
	if (hands !== undefined && piece !== null && handKey(event, piece, hands)) return true;
	if (event.altKey) return false;
	switch (event.key) {
		case 'Enter':
		case 'm':
		case 'M':
			verbs.open(bar);
			return true;
		case ' ':
			verbs.select(bar);
			return true;
		default:
			return false;
	}
}

/** Keys of what can be moved. Space goes on to choose the bar as well. */
function handKey(event: Key, piece: Piece, hands: Hands): boolean {
	if (event.altKey) {
		if (!event.key.startsWith('Arrow')) return false;
		hands.liftByKey(piece);
		return hands.key(event);
	}
	switch (event.key) {
		case 'Enter':
			hands.liftByKey(piece);
			return true;
		case ' ':
			hands.toggle(piece);
			return false;
		case 'Delete':
		case 'Backspace':
			hands.takeOff(piece);
			return true;
		default:
			return false;
	}
}
