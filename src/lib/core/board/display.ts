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

/** The settings of one screen. */
export interface Display {
	/** Inches, 16:9. */
	readonly diagonal: number;
	/** Metres from the farthest place where it must be read. */
	readonly distance: number;
	readonly locale: DisplayLocale;
	readonly scope: Scope | null;
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
/** 5 % of the page on each side, which a TV's overscan may eat (L8). */
const SAFE_X = 96;
const SAFE_Y = 54;
/** What is left for content. */
export const USABLE_WIDTH = PAGE_WIDTH - 2 * SAFE_X;
const USABLE_HEIGHT = PAGE_HEIGHT - 2 * SAFE_Y;

// Measured in Noto Sans SC: a hanzi is 0.89-0.91 em tall, digits and capitals 0.73-0.77 em.
const HANZI_EM = 0.89;
const DIGIT_EM = 0.73;
/** No text on a TV below this (L4). */
const FLOOR_PX = 28;
/** A row is this many times the 20-minute hanzi: one line with air, and the rows of table 1.1. */
const ROW_PER_FONT = 1.44;
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

/** Cuts a page into bands; a row that needs two lines counts as two (`linesPerRow`), airy ones as a little more than one. */
export function bandsOf(display: Display, linesPerRow = 1): Bands {
	const hanzi = sizeFor(display.diagonal, display.distance, { arcmin: 20, em: 0.9 });
	const near = typeSizes(display).nearWords;
	const leastHead = Math.max(HEAD_LEAST, Math.ceil(hanzi * HEAD_PER_FONT));
	const labels = Math.ceil(near * LABELS_PER_FONT);
	const foot = Math.ceil(near * FOOT_PER_FONT);
	const mostRoom = USABLE_HEIGHT - leastHead - labels - foot;
	const row = Math.min(mostRoom, Math.round(hanzi * ROW_PER_FONT * linesPerRow));
	const rows = Math.floor(mostRoom / row);
	// A part of what no whole row fits into gives the count of late cars some air.
	const head = leastHead + Math.min(HEAD_GROWTH, Math.floor((mostRoom - rows * row) / 3));
	return { head, labels, foot, room: USABLE_HEIGHT - head - labels - foot, rows };
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

const DEFAULTS = { diagonal: 65, distance: 8 };
// 24" is a desk monitor, 120" the largest panel sold; nobody reads a list from beyond 25 m.
const LIMITS = { diagonal: [24, 120], distance: [1, 25] } as const;

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
	locale: DisplayLocale,
	defaults: { readonly diagonal: number; readonly distance: number } = DEFAULTS
): Display => ({
	diagonal: numberBetween(parameter('diagonal'), defaults.diagonal, LIMITS.diagonal),
	distance: numberBetween(parameter('distance'), defaults.distance, LIMITS.distance),
	locale,
	scope: scopeFrom(parameter('scope'))
});
