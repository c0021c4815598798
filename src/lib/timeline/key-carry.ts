import { placeOf, type Piece, type RowAim } from './carry.ts';
import type { Hold } from './hold.svelte.ts';

/** Carrying by keys: what has the focus is lifted, moved in steps and let go. */

/** A key while something is carried. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'shiftKey'>;

/** With Shift a key moves half an hour instead of five minutes. */
const FAR = 6;
const ROW_STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

export class KeyCarry {
	private readonly hold: Hold;

	constructor(hold: Hold) {
		this.hold = hold;
	}

	/**
	 * Lifts a piece, or all that is selected with it. Work without a row is held at `first`, and what
	 * else belongs to it goes along.
	 */
	lift(piece: Piece, first: RowAim | null = placeOf(piece), along: readonly Piece[] = []): void {
		if (this.hold.carry !== null) return;
		this.take([piece, ...along]);
		this.hold.aim = first;
		if (first !== null) this.hold.field?.reveal(first.row, first.from);
		this.hold.tell();
	}

	/** Takes a piece off its row, or all that is selected with it. */
	takeOff(piece: Piece): void {
		this.take([piece]);
		this.hold.letGo({ where: 'back' });
	}

	/** A key while something is carried; false when it is none of these keys. */
	press({ key, shiftKey }: KeyPress): boolean {
		const { aim } = this.hold;
		if (key === 'Enter' || key === ' ') this.hold.letGo();
		else if (key === 'Delete' || key === 'Backspace') this.hold.letGo({ where: 'back' });
		else if (aim?.where === 'row') return this.step(aim, key, shiftKey);
		else return false;
		return true;
	}

	private take(pieces: readonly Piece[]): void {
		const all = this.hold.selected.goingWith(pieces);
		this.hold.take({ pieces: all, grip: 'move', by: 'keyboard', grabMs: 0 });
	}

	private step(aim: RowAim, key: string, isFar: boolean): boolean {
		const { field, wishes } = this.hold;
		const ms = wishes.grid().stepMs * (isFar ? FAR : 1);
		const rows = ROW_STEPS[key];
		const next =
			rows === undefined
				? stepped(aim, key, ms)
				: { ...aim, row: field?.rowBeside(aim.row, rows) ?? aim.row };
		if (next === null) return false;
		this.hold.aim = next;
		field?.reveal(next.row, next.from);
		return true;
	}
}

/** Arrows move, brackets lengthen and shorten; null for any other key. */
function stepped(aim: RowAim, key: string, ms: number): RowAim | null {
	switch (key) {
		case 'ArrowLeft':
			return { ...aim, from: aim.from - ms, to: aim.to - ms };
		case 'ArrowRight':
			return { ...aim, from: aim.from + ms, to: aim.to + ms };
		case ']':
			return { ...aim, to: aim.to + ms };
		case '[':
			return { ...aim, to: Math.max(aim.from + ms, aim.to - ms) };
		default:
			return null;
	}
}
