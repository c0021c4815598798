import {
	bandsOf,
	typeSizes,
	usableWidth,
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
 * `six`: one column a cell. `five`: the technician under the bay. `two-lines`: bay, car and stage above;
 * technician, promise and lateness below.
 */
export type Arrangement = 'six' | 'five' | 'two-lines';

/** Widths of the columns in pixels of the 1920 page; together with the gaps they fill the usable width at most. */
interface Columns {
	readonly bay: number;
	readonly car: number;
	readonly stage: number;
	readonly technician: number;
	readonly promise: number;
	readonly lateness: number;
}

export interface WallFit {
	/** From how far it can be read, metres: as far as asked, or as far as the screen is large enough. */
	readonly distance: number;
	readonly arrangement: Arrangement;
	/** Whether there is room for where the plate is from. */
	readonly showsRegion: boolean;
	readonly columns: Columns;
	/** Whether the heading of the bays has room over their codes, which near a screen are smaller than it. */
	readonly showsBayHead: boolean;
	readonly gap: number;
	/** Room for the text of a slot or key tag in the bay's column, in ems of its digits. */
	readonly slotEms: number;
	/** Room for what makes a car late in the technician's cell, in ems of words. */
	readonly causeEms: number;
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
	/** `Yard`, `场外`. */
	readonly noBay: number;
	/** `Bay`, `工位` above the column; drawn at the near tier. */
	readonly bayHead: number;
	/** `Parked`, `停车/待派`. */
	readonly parked: number;
}

// Ems of Noto Sans SC at weight 700, rounded up: digits 0.59, wide capitals 0.7, hanzi 1.
const DIGIT = 0.6;
const CAPITAL = 0.66;
const DOT = 0.3;
/** Bay codes are a letter and two digits. */
const BAY_EMS = CAPITAL + 2 * DIGIT;
/** A shape before a slot or a key tag says which of them it is. */
const SLOT_SHAPE_EMS = CAPITAL;
/** Three characters of it where there is room, else the last two: the shape stands for the letter of a slot. */
const SLOT_EMS = { wide: BAY_EMS, narrow: 2 * DIGIT } as const;
/** Province and city letter; a new-energy plate's first letter is counted in the tail. */
const PLATE_HEAD_EMS = 1 + CAPITAL + DOT;
/** Six characters of a new-energy plate, two of them letters as wide as W; the longest tail there is. */
const PLATE_TAIL_EMS = 2 * 0.78 + 4 * DIGIT;
/** Three hanzi, and `+1` where several work together. */
const NAME_EMS = 3;
const MORE_EMS = 2 * DIGIT;
const TIME_EMS = 4 * DIGIT + DOT;
/** Month and day, `11-22`, is wider than any weekday. */
const DAY_EMS = 4 * DIGIT + 0.41;
const ARROW_EMS = 1;
/** Between a day and its time side by side. */
const BESIDE_GAP_EMS = 0.12;
/** `+59`; longer lateness is told in hours. */
const LATENESS_EMS = 3 * DIGIT;
/** A shape is as tall as the digits beside it, and stands a third of an em away. */
const SHAPE_EMS = 0.85;
const SHAPE_GAP_EMS = 0.22;
const PADDING = 20;
const GAP = 20;
/** A row that holds two lines, of 25 and 20 minutes for the nearer readers, is this much taller than one of a single line. */
const TWO_IN_ROW = 1.1;

type Times = Pick<Columns, 'promise' | 'lateness'>;

/** How wide promise and lateness are where their two texts stand side by side, and where one stands above the other. */
function timesOf(sizes: TypeSizes, longest: LongestWords): Record<'beside' | 'above', Times> {
	const mark = PADDING + (SHAPE_EMS + SHAPE_GAP_EMS) * sizes.farDigits;
	const unit = (longest.unit + SHAPE_GAP_EMS) * sizes.nearWords;
	const amount = LATENESS_EMS * sizes.farDigits + unit;
	const space = BESIDE_GAP_EMS * sizes.midDigits;
	const time = TIME_EMS * sizes.midDigits;
	const arrow = ARROW_EMS * sizes.midDigits;
	const day = DAY_EMS * sizes.midDigits;
	const due = TIME_EMS * sizes.midKeyDigits;
	return {
		beside: {
			promise: Math.ceil(day + space + due),
			lateness: Math.ceil(mark + arrow + time + space + Math.max(amount, day))
		},
		above: {
			promise: Math.ceil(Math.max(due, day)),
			lateness: Math.ceil(
				mark + Math.max(amount, LATENESS_EMS * sizes.midDigits + unit, arrow + Math.max(time, day))
			)
		}
	};
}

function columnsOf(sizes: TypeSizes, longest: LongestWords): Columns & { readonly head: number } {
	const head = Math.ceil(PLATE_HEAD_EMS * sizes.midKeyDigits);
	return {
		head,
		bay: Math.ceil(Math.max(BAY_EMS * sizes.midDigits, longest.noBay * sizes.midWords)),
		car: head + Math.ceil(PLATE_TAIL_EMS * sizes.keyDigits),
		stage: Math.ceil((SHAPE_EMS + SHAPE_GAP_EMS + longest.stage) * sizes.keyWords),
		technician: Math.ceil(NAME_EMS * sizes.midHanzi + MORE_EMS * sizes.midDigits),
		...timesOf(sizes, longest).above
	};
}

const sum = (widths: readonly number[]): number =>
	widths.reduce((total, width) => total + width + GAP, -GAP);

interface Candidate {
	readonly arrangement: Arrangement;
	readonly showsRegion: boolean;
	readonly columns: Columns;
	/** What lies side by side. */
	readonly side: readonly number[];
}

/** The roomiest arrangement whose cells fit side by side; null when none does. */
function fitting(sizes: TypeSizes, longest: LongestWords, width: number): Candidate | null {
	const { head, ...columns } = columnsOf(sizes, longest);
	const { stage, technician, promise, lateness } = columns;
	const slot = (SLOT_SHAPE_EMS + SLOT_EMS.wide) * sizes.midDigits;
	const bay = Math.ceil(Math.max(columns.bay, technician, slot));
	const under = { ...columns, bay };
	const short = { ...under, car: columns.car - head };
	const five = ({ car }: Columns): readonly number[] => [bay, car, stage, promise, lateness];
	const two = ({ car }: Columns): readonly number[] => [
		bay,
		Math.max(car, promise),
		Math.max(stage, lateness)
	];
	const wide = { ...columns, ...timesOf(sizes, longest).beside };
	const six = [wide.bay, wide.car, stage, technician, wide.promise, wide.lateness];
	const roomiestFirst: readonly Candidate[] = [
		{ arrangement: 'six', showsRegion: true, columns: wide, side: six },
		{ arrangement: 'five', showsRegion: true, columns: under, side: five(under) },
		{ arrangement: 'five', showsRegion: false, columns: short, side: five(short) },
		{ arrangement: 'two-lines', showsRegion: true, columns: under, side: two(under) },
		{ arrangement: 'two-lines', showsRegion: false, columns: short, side: two(short) }
	];
	return roomiestFirst.find(({ side }) => sum(side) <= width) ?? null;
}

/** A screen this much nearer is tried when nothing fits, metres. */
const STEP_NEARER = 0.5;

/**
 * How the cells of a screen lie, for the longest words they may hold. A screen too small for its
 * readers is laid out for those who stand as near as it can serve; `distance` says how near that is.
 */
export function wallFit(display: Display, longest: LongestWords): WallFit {
	const sizes = typeSizes(display);
	const fit = fitting(sizes, longest, usableWidth(display));
	if (fit !== null) return laidOut(display, sizes, { ...fit, longest });
	return wallFit({ ...display, distance: display.distance - STEP_NEARER }, longest);
}

/** On two lines the technician stands alone as far as the promise, which keeps to the right of its cell. */
const causeRoom = (
	{ arrangement, columns }: Pick<Candidate, 'arrangement' | 'columns'>,
	{ midWords }: TypeSizes
): number => {
	const { bay, car, promise, technician } = columns;
	const beside = Math.max(0, car - promise);
	const room = { six: technician, five: bay, 'two-lines': bay + beside }[arrangement];
	return room / midWords;
};

/** The longest cause in full, `Waits for inspector`, ems. */
const CAUSE_EMS = 8.6;

/** The cell of the cause takes what is left over of the width: three words say more than one beside a shape. */
function withCauseRoom(
	{ arrangement, columns, side }: Omit<Candidate, 'showsRegion'>,
	{ midWords }: TypeSizes,
	width: number
): Columns {
	const cell = ({ six: 'technician', five: 'bay', 'two-lines': null } as const)[arrangement];
	if (cell === null) return columns;
	const missing = Math.max(0, Math.ceil(CAUSE_EMS * midWords) - columns[cell]);
	return { ...columns, [cell]: columns[cell] + Math.min(missing, Math.max(0, width - sum(side))) };
}

/** How many lines a row takes. */
const LINES = { six: 1, five: TWO_IN_ROW, 'two-lines': 2 * TWO_IN_ROW } as const;

function laidOut(
	display: Display,
	sizes: TypeSizes,
	{
		arrangement,
		showsRegion,
		columns,
		side,
		longest
	}: Candidate & { readonly longest: LongestWords }
): WallFit {
	const waiting = Math.ceil(
		(1 + SHAPE_GAP_EMS) * sizes.midHanzi +
			(PLATE_TAIL_EMS + TIME_EMS + 1) * sizes.midDigits +
			(SLOT_SHAPE_EMS + SLOT_EMS.wide) * sizes.midDigits
	);
	const width = usableWidth(display);
	const roomy = withCauseRoom({ arrangement, columns, side }, sizes, width);
	const more = 2 * DIGIT * sizes.midDigits + GAP;
	const label = (longest.free + SHAPE_GAP_EMS) * sizes.midWords;
	const parked = longest.parked * sizes.midWords + GAP;
	const free = (BAY_EMS + 0.5) * sizes.midDigits;
	return {
		distance: display.distance,
		showsBayHead: longest.bayHead * sizes.nearWords <= columns.bay,
		arrangement,
		showsRegion,
		columns: roomy,
		gap: GAP,
		causeEms: causeRoom({ arrangement, columns: roomy }, sizes),
		slotEms: arrangement === 'six' ? SLOT_EMS.narrow : SLOT_EMS.wide,
		waiting,
		waitingPerRow: Math.max(1, Math.floor((width - more - parked) / waiting)),
		freePerRow: Math.max(1, Math.floor((width - more - label) / free)),
		sizes,
		bands: bandsOf(display, LINES[arrangement])
	};
}
