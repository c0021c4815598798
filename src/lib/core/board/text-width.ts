/** How wide texts are at most in the board's family at weight 700, reckoned without a browser. */

// Classes of letters by their width in Noto Sans SC at weight 700; what is in none is as wide as an n.
const LETTERS: readonly (readonly [RegExp, number])[] = [
	[/[\u2e80-\u9fff\uff00-\uffef]/u, 1],
	[/[iljI.,:·'| ]/, 0.29],
	[/[frt()-]/, 0.41],
	[/[mM]/, 0.92],
	[/[wW]/, 0.88],
	[/[A-Z]/, 0.66],
	[/[acekszvxy]/, 0.57]
];
const LETTER_EMS = 0.62;

/** How wide a text is at most, in ems, without asking a browser. */
export const emsOf = (text: string): number =>
	Array.from(text).reduce(
		(total, letter) =>
			total + (LETTERS.find(([letters]) => letters.test(letter))?.[1] ?? LETTER_EMS),
		0
	);

/** The width of the longest of several words, in ems. */
export const longestOf = (words: readonly string[]): number => Math.max(0, ...words.map(emsOf));
