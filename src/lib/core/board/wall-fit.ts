import {
	bandsOf,
	typeSizes,
	USABLE_WIDTH,
	type Bands,
	type Display,
	type TypeSizes
} from './display.ts';

/**
 * Which arrangement of the six cells fits across a screen whose type sizes are given. Nothing is ever
 * made smaller to fit: cells move together, the head of the plate goes, and at last a row takes two
 * lines and a page holds half as many.
 */

/**
 * `six`: one column a cell. `five`: the technician under the bay. `tail`: as five, without the province
 * of the plate. `two-lines`: bay, car and stage above; technician, promise and lateness below.
 */
export type Arrangement = 'six' | 'five' | 'tail' | 'two-lines';

/** Widths of the columns in pixels of the 1920 page; together with the gaps they fill the usable width at most. */
export interface Columns {
	readonly bay: number;
	readonly car: number;
	readonly stage: number;
	readonly technician: number;
	readonly promise: number;
	readonly lateness: number;
}

export interface WallFit {
	readonly arrangement: Arrangement;
	readonly columns: Columns;
	readonly gap: number;
	/** Width of one car in a row that holds several, and how many such cars and free bays a row holds. */
	readonly waiting: number;
	readonly waitingPerRow: number;
	readonly freePerRow: number;
	readonly sizes: TypeSizes;
	readonly bands: Bands;
}

/** The longest word of each kind in ems, in the page's language; measured by whoever owns the texts. */
export interface LongestWords {
	readonly stage: number;
	/** `min`, `分`; drawn at the near tier. */
	readonly unit: number;
	/** `Free bays`, `空闲工位`. */
	readonly free: number;
}

// Ems of Noto Sans SC at weight 700, rounded up: digits 0.59, wide capitals 0.7, hanzi 1.
const DIGIT = 0.6;
const CAPITAL = 0.66;
const DOT = 0.3;
/** Bay codes are a letter and two digits. */
const BAY_EMS = CAPITAL + 2 * DIGIT;
/** Province and city letter; a new-energy plate's first letter is counted in the tail. */
const PLATE_HEAD_EMS = 1 + CAPITAL + DOT;
/** Six characters of a new-energy plate, two of them letters as wide as W; the longest tail there is. */
const PLATE_TAIL_EMS = 2 * 0.78 + 4 * DIGIT;
/** Three hanzi, and `+1` where several work together. */
const NAME_EMS = 3;
const MORE_EMS = 2 * DIGIT;
const TIME_EMS = 4 * DIGIT + DOT;
/** `+59`; longer lateness is told in hours. */
const LATENESS_EMS = 3 * DIGIT;
/** A shape is as tall as the digits beside it, and stands a third of an em away. */
const SHAPE_EMS = 0.85;
const SHAPE_GAP_EMS = 0.22;
const PADDING = 20;
const GAP = 20;

function columnsOf(sizes: TypeSizes, longest: LongestWords): Columns & { readonly head: number } {
	const head = Math.ceil(PLATE_HEAD_EMS * sizes.midKeyDigits);
	return {
		head,
		bay: Math.ceil(BAY_EMS * sizes.midDigits),
		car: head + Math.ceil(PLATE_TAIL_EMS * sizes.keyDigits),
		stage: Math.ceil((SHAPE_EMS + SHAPE_GAP_EMS + longest.stage) * sizes.keyWords),
		technician: Math.ceil(NAME_EMS * sizes.midHanzi + MORE_EMS * sizes.midDigits),
		promise: Math.ceil(TIME_EMS * sizes.midKeyDigits),
		lateness: Math.ceil(
			PADDING +
				(SHAPE_EMS + SHAPE_GAP_EMS + LATENESS_EMS) * sizes.farDigits +
				(longest.unit + SHAPE_GAP_EMS) * sizes.nearWords
		)
	};
}

// Classes of letters by their width in Noto Sans SC at weight 700; what is in none is as wide as an n.
const LETTERS: readonly (readonly [RegExp, number])[] = [
	[/[\u2e80-\u9fff\uff00-\uffef]/u, 1],
	[/[iljI.,:·'| ]/, 0.29],
	[/[frt()-]/, 0.41],
	[/[mM]/, 0.92],
	[/[wW]/, 0.88],
	[/[A-Z]/, CAPITAL],
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

const sum = (widths: readonly number[]): number =>
	widths.reduce((total, width) => total + width + GAP, -GAP);

/** The arrangements, the roomiest first, each with what lies side by side in it. */
function candidates(
	sizes: TypeSizes,
	longest: LongestWords
): readonly (readonly [Arrangement, Columns, readonly number[]])[] {
	const { head, ...columns } = columnsOf(sizes, longest);
	const { bay, car, stage, technician, promise, lateness } = columns;
	const under = { ...columns, bay: Math.max(bay, technician) };
	return [
		['six', columns, [bay, car, stage, technician, promise, lateness]],
		['five', under, [under.bay, car, stage, promise, lateness]],
		['tail', { ...under, car: car - head }, [under.bay, car - head, stage, promise, lateness]],
		['two-lines', under, []]
	];
}

/** The first arrangement that fits. */
export function wallFit(display: Display, longest: LongestWords): WallFit {
	const sizes = typeSizes(display);
	const fitting = candidates(sizes, longest).find(([, , side]) => sum(side) <= USABLE_WIDTH);
	const [arrangement, columns] = fitting ?? ['two-lines', columnsOf(sizes, longest)];
	const waiting = Math.ceil(
		(1 + SHAPE_GAP_EMS) * sizes.midHanzi + (PLATE_TAIL_EMS + TIME_EMS + 1) * sizes.midDigits
	);
	const more = 2 * DIGIT * sizes.midDigits + GAP;
	const label = (longest.free + SHAPE_GAP_EMS) * sizes.midWords;
	const free = (BAY_EMS + 0.5) * sizes.midDigits;
	return {
		arrangement,
		columns,
		gap: GAP,
		waiting,
		waitingPerRow: Math.max(1, Math.floor((USABLE_WIDTH - more) / waiting)),
		freePerRow: Math.max(1, Math.floor((USABLE_WIDTH - more - label) / free)),
		sizes,
		bands: bandsOf(display, arrangement === 'two-lines' ? 2 : 1)
	};
}

/** A number in the head with its word. */
export interface HeadCount {
	readonly word: string;
	readonly count: number;
}

const CLOCK_EMS = 5 * DIGIT;
/** Paddings between the blocks of the head, pixels. */
const HEAD_GAP = 32;

/**
 * How many of the lesser numbers fit between those of late and at-risk cars and the clock. The head
 * never wraps and never clips: what does not fit is not there.
 */
export function headCountsThatFit(
	sizes: TypeSizes,
	main: { readonly late: HeadCount; readonly atRisk: HeadCount },
	others: readonly HeadCount[]
): readonly HeadCount[] {
	const wide = ({ word, count }: HeadCount, words: number, digits: number): number =>
		emsOf(word) * words + String(count).length * DIGIT * digits + HEAD_GAP;
	const late = wide(main.late, sizes.keyWords, sizes.keyDigits) + sizes.farWords + 2 * HEAD_GAP;
	const risk = wide(main.atRisk, sizes.farWords, sizes.farDigits) + sizes.farWords + 2 * HEAD_GAP;
	let left = USABLE_WIDTH - late - risk - CLOCK_EMS * sizes.midKeyDigits - HEAD_GAP;
	return others.filter((other) => {
		left -= wide(other, sizes.nearWords, sizes.midDigits) + HEAD_GAP / 2;
		return left >= 0;
	});
}
