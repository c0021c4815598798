import {
	bandsFor,
	typeSizes,
	usableWidth,
	type Bands,
	type Display,
	type TypeSizes
} from './display.ts';

/**
 * How the columns of a flow board and the cards in them lie on a screen whose type sizes are given. As
 * with rows nothing is made smaller to fit: a screen too small for its readers is laid out for those
 * who stand as near as it can serve.
 */

/** How wide the widest texts of the page's language are, ems. */
export interface FlowWords {
	readonly heading: number;
	/** A stage, a stoppage, a turn for the booth or a cause: the last line of a card. */
	readonly line: number;
	readonly noBay: number;
	readonly unit: number;
	readonly weekday: number;
	/** The sign of a turn for the booth beside the plate; 0 on boards without. */
	readonly turn: number;
}

/** Where everything of a flow board lies; pixels of the 1920 page. */
export interface FlowFit {
	/** From how far it can be read, metres. */
	readonly distance: number;
	readonly column: number;
	readonly gap: number;
	/**
	 * Whether names have room beside the place; where not, a name stands in the last line, as long as no
	 * word about trouble needs that.
	 */
	readonly showsName: boolean;
	/** Whether a late car's minutes have room beside its promise, and the plate's region before it. */
	readonly showsAmount: boolean;
	readonly showsRegion: boolean;
	/** Whether headings have room for the shape of their stage. */
	readonly showsHeadingShape: boolean;
	/** How tall a line of a card is, and how many ems of words it holds. */
	readonly line: number;
	readonly lineEms: number;
	readonly sizes: TypeSizes;
	readonly bands: Bands;
}

// Ems at weight 700, as in wall-fit: digits 0.6, capitals 0.66, six characters of a new-energy plate.
const DIGIT = 0.6;
const CAPITAL = 0.66;
const DAY_EMS = 4 * DIGIT + 0.41;
const PLATE_EMS = 2 * 0.78 + 4 * DIGIT;
const REGION_EMS = 1 + CAPITAL + 0.3;
const BAY_EMS = CAPITAL + 2 * DIGIT;
const SLOT_SHAPE_EMS = CAPITAL;
const NAME_EMS = 3;
const AMOUNT_EMS = 3 * DIGIT;
/** A shape with the space behind it. */
const SHAPE_EMS = 1.07;
const GAP = 16;
/** The bar of urgency and the air beside it, left and right; the steps of the styles. */
const CARD_PADDING = 12 + 8 + 4;
const CARD_LINES = 4;
const LINE_PER_DIGIT = 0.96;
const LINE_PER_HANZI = 1.08;
/** Strip of progress, the air above and below, and the space to the next card. */
const CARD_AIR = 24;

/** How tall a line of a card must be for digits and for words. */
const lineOf = (sizes: TypeSizes): number =>
	Math.ceil(
		Math.max(
			LINE_PER_DIGIT * sizes.midDigits,
			LINE_PER_HANZI * sizes.midHanzi,
			LINE_PER_DIGIT * sizes.midWords
		)
	);

/** How wide the parts of a board are at their widest, pixels. */
function widthsOf(sizes: TypeSizes, words: FlowWords) {
	const { midDigits, midHanzi, midWords, nearWords, nearDigits } = sizes;
	const promise = Math.max(DAY_EMS * midDigits, words.weekday * midWords);
	const place = Math.max((SLOT_SHAPE_EMS + BAY_EMS) * midDigits, words.noBay * midWords);
	const shape = SHAPE_EMS * midWords;
	const word = Math.max(words.line * midWords, NAME_EMS * midHanzi);
	return {
		plate: (PLATE_EMS + words.turn) * midDigits,
		region: REGION_EMS * midDigits,
		due: SHAPE_EMS * midDigits + promise,
		amount: AMOUNT_EMS * midDigits + (words.unit + 0.4) * nearWords,
		// Behind the place, or behind the word, stand the shapes of the stage and of a customer who waits.
		place: place + 2 * shape,
		placeAndName: place + (NAME_EMS + 0.2) * midHanzi,
		word,
		shapesAndWord: 2 * shape + word,
		heading: words.heading * nearWords + (2 * DIGIT + 0.3) * nearDigits,
		headingShape: SHAPE_EMS * nearWords
	};
}

/** A screen this much nearer is tried when something does not fit, metres. */
const STEP_NEARER = 0.5;
/** Nobody reads a wall from nearer; at this distance type is at its floor and cannot shrink. */
const NEAREST = 1;
/** Fewer cards below each other are no column. */
const ROWS_AT_LEAST = 2;

/** How a board of so many columns lies on a screen, for the widest texts it may hold. */
export function flowFit(display: Display, columns: number, words: FlowWords): FlowFit {
	const sizes = typeSizes(display);
	const column = Math.floor((usableWidth(display) - GAP * (columns - 1)) / columns);
	const inside = column - CARD_PADDING;
	const line = lineOf(sizes);
	const bands = bandsFor(display, CARD_LINES * line + CARD_AIR);
	const width = widthsOf(sizes, words);
	const fits =
		Math.max(width.plate, width.due, width.place, width.word) <= inside && width.heading <= column;
	const isTooFar = !fits || bands.rows < ROWS_AT_LEAST;
	if (isTooFar && display.distance > NEAREST) {
		const distance = Math.max(NEAREST, display.distance - STEP_NEARER);
		return flowFit({ ...display, distance }, columns, words);
	}
	return {
		distance: display.distance,
		column,
		gap: GAP,
		showsName: Math.max(width.placeAndName, width.shapesAndWord) <= inside,
		showsAmount: width.due + width.amount <= inside,
		showsRegion: width.region + width.plate <= inside,
		showsHeadingShape: width.headingShape + width.heading <= column,
		line,
		lineEms: inside / sizes.midWords,
		sizes,
		bands
	};
}
