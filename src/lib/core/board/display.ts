/**
 * How large things must be on a wall screen, and how much fits: worked out from the screen's diagonal
 * and the farthest reader, never chosen by eye (display rules L1-L8, L15). It knows no car and no
 * component; sizes are CSS pixels of a 1920 x 1080 page, which the route scales to the real screen.
 */

/** The language decides the glyph that must be readable: a hanzi fills more of its em than a digit. */
export type DisplayLocale = 'zh-CN' | 'en';

/** What part of the workshop a screen shows; null shows all of it. */
export type Scope =
	| { readonly kind: 'bays'; readonly from: string; readonly to: string }
	| { readonly kind: 'team'; readonly team: string }
	| { readonly kind: 'trade'; readonly trade: string };

/** What a workshop screen is made of: rows by bay, people over time, columns by stage, the steps of body and paint work. */
export const LAYOUTS = ['bay', 'technician', 'stage', 'line'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** The settings of one screen: everything that says what it shows and how. */
export interface Display {
	/** What `/board` is made of; the lounge has one form only. */
	readonly layout: Layout;
	/** Inches, 16:9. */
	readonly diagonal: number;
	/** Metres from the farthest place where it must be read. */
	readonly distance: number;
	readonly locale: DisplayLocale;
	readonly theme: 'light' | 'dark';
	/** What the TV's overscan may eat of each side, percent: 0 to 8, five unless told (L8). */
	readonly safeArea: number;
	readonly scope: Scope | null;
	/** Customers walk past it: plates are masked and no causes are told (W12). */
	readonly visibleToCustomers: boolean;
}

/** Type sizes in CSS pixels of the 1920 x 1080 page. `…Words` hold the locale's words, `…Digits` digits and letters. */
export interface TypeSizes {
	/** 25 minutes of arc at the farthest place: plate tail, stage. */
	readonly keyWords: number;
	readonly keyDigits: number;
	/** 20 minutes at the farthest place: lateness. */
	readonly farWords: number;
	readonly farDigits: number;
	/** 25 minutes at two thirds of it: promised time, head of the plate. */
	readonly midKeyWords: number;
	readonly midKeyDigits: number;
	/** 20 minutes at two thirds: technician, bay. Names are hanzi in every language. */
	readonly midWords: number;
	readonly midHanzi: number;
	readonly midDigits: number;
	/** 20 minutes at 5 m, or nearer where the hall is smaller: headings, legend. */
	readonly nearWords: number;
	readonly nearDigits: number;
}

/** The farthest readers are served by `far`, those at two thirds by `mid`, those who step up by `near`. */
export interface Tiers {
	readonly far: number;
	readonly mid: number;
	readonly near: number;
}

const PAGE_WIDTH = 1920;
const PAGE_HEIGHT = 1080;

type SafeArea = Pick<Display, 'safeArea'>;

/** The margin left and right, and that above and below, which a TV's overscan may eat (L8). */
export const safeMargins = ({
	safeArea
}: SafeArea): { readonly x: number; readonly y: number } => ({
	x: (PAGE_WIDTH * safeArea) / 100,
	y: (PAGE_HEIGHT * safeArea) / 100
});

/** How far the whole page is moved each way to spare the panel; it stays inside the safe area (L18). */
export const SHIFT_PX = 2;

/** What is left for content across the page. */
export const usableWidth = (display: SafeArea): number =>
	PAGE_WIDTH - 2 * (safeMargins(display).x + SHIFT_PX);
const usableHeight = (display: SafeArea): number =>
	PAGE_HEIGHT - 2 * (safeMargins(display).y + SHIFT_PX);

// Measured in Noto Sans SC: a hanzi is 0.89-0.91 em tall, digits and capitals 0.73-0.77 em.
const HANZI_EM = 0.89;
const DIGIT_EM = 0.73;
/** No text on a TV below this (L4). */
const FLOOR_PX = 28;
/** A row is this many times the 20-minute hanzi: one line with air, and the rows of table 1.1. */
const ROW_PER_FONT = 1.434;
/** The head band holds the count of late cars at 25 minutes: as tall as that hanzi, never below 80 px. */
const HEAD_PER_FONT = 1.12;
const HEAD_LEAST = 80;
const HEAD_GROWTH = 20;
const LABELS_PER_FONT = 1.1;
const FOOT_PER_FONT = 1.2;

/** Height of one CSS pixel on the glass, millimetres. */
const pitchOf = (diagonal: number): number =>
	(diagonal * 25.4) / Math.hypot(PAGE_WIDTH, PAGE_HEIGHT);

/** Type size whose glyph spans `arcmin` minutes of arc at `metres`; `em` is the glyph's share of the size. */
function sizeFor(diagonal: number, metres: number, glyph: { arcmin: number; em: number }): number {
	const angle = (glyph.arcmin / 60) * (Math.PI / 180);
	const glyphPx = (2 * metres * 1000 * Math.tan(angle / 2)) / pitchOf(diagonal);
	return Math.max(FLOOR_PX, glyphPx / glyph.em);
}

/** Where the readers of each tier stand, metres. */
export const tiersOf = ({ distance }: Pick<Display, 'distance'>): Tiers => ({
	far: distance,
	mid: (distance * 2) / 3,
	near: Math.min(5, distance)
});

/** Every type size of a screen. */
export function typeSizes(display: Display): TypeSizes {
	const { diagonal, locale } = display;
	const tiers = tiersOf(display);
	const words = locale === 'zh-CN' ? HANZI_EM : DIGIT_EM;
	const size = (metres: number, arcmin: number, em: number): number =>
		Math.ceil(sizeFor(diagonal, metres, { arcmin, em }));
	return {
		// L2 asks 25 minutes of Chinese; Latin words are longer and simpler and get 20 (L1).
		keyWords: size(tiers.far, locale === 'zh-CN' ? 25 : 20, words),
		keyDigits: size(tiers.far, 25, DIGIT_EM),
		farWords: size(tiers.far, 20, words),
		farDigits: size(tiers.far, 20, DIGIT_EM),
		midKeyWords: size(tiers.mid, 25, HANZI_EM),
		midKeyDigits: size(tiers.mid, 25, DIGIT_EM),
		midWords: size(tiers.mid, 20, words),
		midHanzi: size(tiers.mid, 20, HANZI_EM),
		midDigits: size(tiers.mid, 20, DIGIT_EM),
		nearWords: size(tiers.near, 20, words),
		nearDigits: size(tiers.near, 20, DIGIT_EM)
	};
}

/** The bands of a page from top to bottom, and the rows between them. */
export interface Bands {
	readonly head: number;
	/** The line of column headings or hours. */
	readonly labels: number;
	readonly foot: number;
	/** What is left for rows. */
	readonly room: number;
	readonly rows: number;
}

/** The hanzi of 20 minutes for the farthest reader, pixels: the measure of rows and of the head. */
const measureOf = ({ diagonal, distance }: Display): number =>
	sizeFor(diagonal, distance, { arcmin: 20, em: 0.9 });

/** Cuts a page into bands; a row that needs two lines counts as two (`linesPerRow`), airy ones as a little more than one. */
export const bandsOf = (display: Display, linesPerRow = 1): Bands =>
	bandsFor(display, Math.round(measureOf(display) * ROW_PER_FONT * linesPerRow));

/** The same for rows of at least `leastRow` pixels, where what stands in them says how tall they are. */
export function bandsFor(display: Display, leastRow: number): Bands {
	const hanzi = measureOf(display);
	const near = typeSizes(display).nearWords;
	const leastHead = Math.max(HEAD_LEAST, Math.ceil(hanzi * HEAD_PER_FONT));
	const labels = Math.ceil(near * LABELS_PER_FONT);
	const foot = Math.ceil(near * FOOT_PER_FONT);
	const height = usableHeight(display);
	const mostRoom = height - leastHead - labels - foot;
	const row = Math.min(mostRoom, leastRow);
	const rows = Math.floor(mostRoom / row);
	// A part of what no whole row fits into gives the count of late cars some air.
	const head = leastHead + Math.min(HEAD_GROWTH, Math.floor((mostRoom - rows * row) / 3));
	return { head, labels, foot, room: height - head - labels - foot, rows };
}

/** Few rows grow, so that an empty morning does not waste the glass (V1): up to 1.6 times. */
const GROWTH = 1.6;

/** The height of each of `count` rows on a page, pixels: taller when at most half the rows are used. */
export function rowHeight({ room, rows }: Bands, count: number): number {
	const row = Math.floor(room / rows);
	if (count === 0 || count > rows / 2) return row;
	return Math.floor(Math.min(row * GROWTH, room / count));
}

/** How long a page stays: two seconds to look up and 1.2 s a row, at least eight (L15). Milliseconds. */
export const dwellMs = (rows: number): number => Math.max(8000, 2000 + 1200 * rows);

/** A page shows for 8 s at least and a full round should take 36 s at most: three pages (L15). */
export const PAGES_AT_MOST = 3;
/** That round, milliseconds. */
export const ROUND_AT_MOST_MS = 36_000;

/** A waiting room: 55 inches seen from five metres (product section 2). */
export const LOUNGE_USUAL = { diagonal: 55, distance: 5 };

const DEFAULTS = { diagonal: 65, distance: 8 };
const USUAL_SAFE_AREA = 5;
/**
 * What the settings of a screen may be. 24" is a desk monitor, 120" the largest panel sold; nobody reads a
 * list from beyond 25 m; no TV eats more than 8 % of a side.
 */
export const DISPLAY_LIMITS = { diagonal: [24, 120], distance: [1, 25], safeArea: [0, 8] } as const;

function numberBetween(
	text: string | null,
	fallback: number,
	[least, most]: readonly [number, number]
): number {
	const value = Number(text);
	if (text === null || text === '' || !Number.isFinite(value)) return fallback;
	return Math.min(most, Math.max(least, value));
}

/** Reads `bays:K01-A07`, `team:机电一组` or `trade:body`; anything else means the whole workshop. */
export function scopeFrom(text: string | null): Scope | null {
	const [kind, value] = splitOnce(text ?? '', ':');
	if (value === '') return null;
	switch (kind) {
		case 'bays': {
			const [from, to] = splitOnce(value, '-');
			return { kind, from, to: to === '' ? from : to };
		}
		case 'team':
			return { kind, team: value };
		case 'trade':
			return { kind, trade: value };
		default:
			return null;
	}
}

function splitOnce(text: string, mark: string): readonly [string, string] {
	const at = text.indexOf(mark);
	return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

/** The settings in a wall page's address; `parameter` gives the text of one, or null. */
export const displayFrom = (
	parameter: (name: string) => string | null,
	{ locale, theme }: Pick<Display, 'locale' | 'theme'>,
	defaults: { readonly diagonal: number; readonly distance: number } = DEFAULTS
): Display => ({
	layout: LAYOUTS.find((layout) => layout === parameter('layout')) ?? 'bay',
	diagonal: numberBetween(parameter('diagonal'), defaults.diagonal, DISPLAY_LIMITS.diagonal),
	distance: numberBetween(parameter('distance'), defaults.distance, DISPLAY_LIMITS.distance),
	locale,
	theme,
	safeArea: numberBetween(parameter('safeArea'), USUAL_SAFE_AREA, DISPLAY_LIMITS.safeArea),
	scope: scopeFrom(parameter('scope')),
	visibleToCustomers: parameter('visibleToCustomers') === '1'
});
