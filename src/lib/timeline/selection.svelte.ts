import type { Piece } from './carry.ts';

/** Under which name a piece is selected: its bar, or what it stands for where it lies on no row. */
const keyOf = ({ id, bar }: Piece): string => bar ?? id;

// Replaced whole, never changed in place.
const NOTHING: ReadonlyMap<string, Piece> = new Map();
const byKey = (pieces: readonly Piece[]): ReadonlyMap<string, Piece> =>
	new Map(pieces.map((piece) => [keyOf(piece), piece]));

/** Several pieces at once, to be carried together. */
export class Selection {
	/** By bar, or by what it stands for where it lies on no row; another map after each change. */
	pieces = $state.raw(NOTHING);

	has(key: string): boolean {
		return this.pieces.has(key);
	}

	/** Adds a piece, or takes it out. */
	toggle(piece: Piece): void {
		const all = [...this.pieces.values()];
		const key = keyOf(piece);
		this.take(this.has(key) ? all.filter((one) => keyOf(one) !== key) : [...all, piece]);
	}

	/** Selects these and nothing else. */
	take(pieces: readonly Piece[]): void {
		this.pieces = byKey(pieces);
	}

	clear(): void {
		if (this.pieces.size > 0) this.pieces = NOTHING;
	}

	/** The pieces, and all that is selected when the first of them is. */
	goingWith(pieces: readonly Piece[]): readonly Piece[] {
		const [lead] = pieces;
		if (lead === undefined || !this.has(keyOf(lead))) return pieces;
		// Work without a row and bars are not carried together: they would go by different rules.
		const alike = [...this.pieces.values()].filter(
			({ row }) => (row === null) === (lead.row === null)
		);
		return [...pieces, ...alike];
	}
}
