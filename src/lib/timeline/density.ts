/**
 * Sizes of the timeline in CSS pixels. Numbers rather than tokens, because places of bars and rows
 * are reckoned from them; a bar is at least the 24 px a mouse needs (display rule T2).
 */
export interface Density {
	/** Height of one bar. */
	readonly bar: number;
	/** Between two lanes, and above the first and below the last. */
	readonly gap: number;
	/** Width of the column with the rows' names. */
	readonly label: number;
	/** Height of the row with the hours. */
	readonly axis: number;
	/** Room an hour's label needs. */
	readonly tick: number;
}

/** For a desk: a row of one lane is 36 px, so that 20 bays fit on one screen. */
export const DESK_DENSITY: Density = { bar: 28, gap: 4, label: 148, axis: 32, tick: 56 };

/** Height of a row with so many lanes. */
export const rowHeight = ({ bar, gap }: Density, lanes: number): number =>
	lanes * (bar + gap) + gap;

/** A bar narrower than this shows the end of its plate only; from the next on its work is named too. */
export const PLATE_FROM_PX = 84;
export const NAME_FROM_PX = 150;
/** Too narrow for letters, a bar from here on shows the sign of its urgency alone. */
export const SIGN_ALONE_FROM_PX = 12;
/** A sign fits beside the end of a plate from here on. */
export const SIGN_FROM_PX = 66;
/** The narrowest bar with any letter. */
export const LETTERS_FROM_PX = 24;
/** How many letters of a plate's end a bar so wide has room for; below all of them it shows none. */
export const TAIL_LETTERS = [
	{ fromPx: 54, letters: 6 },
	{ fromPx: 47, letters: 5 },
	{ fromPx: 32, letters: 3 },
	{ fromPx: LETTERS_FROM_PX, letters: 2 }
] as const;
