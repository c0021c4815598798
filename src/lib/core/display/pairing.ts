import { MINUTE_MS, type DurationMs } from '../time/instant.ts';

/**
 * The code by which a new screen and whoever lets it in find each other. Guessing one must be hopeless while
 * it lives: it is long enough for the few wrong tries the whole house has in that time.
 */

/** No vowels, so that no code is a word, and nothing that is read as something else (RFC 8628, 6.1). */
export const CODE_LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';
/** Ten of twenty letters are 43 bits; shown and read as two groups of five. */
export const CODE_LENGTH = 10;
const CODE = new RegExp(`^[${CODE_LETTERS}]{${String(CODE_LENGTH)}}$`);
/** How long a code is good; a screen that still waits shows a new one before that. */
export const CODE_LIVES_MS: DurationMs = 10 * MINUTE_MS;
/** How long before its end a waiting screen gets a new one: nobody types a code that dies meanwhile. */
const CODE_RENEWED_BEFORE_MS: DurationMs = MINUTE_MS;
/** Screens that may wait at once in an installation. */
export const MOST_WAITING = 200;
/** Wrong codes all people of an installation together may try in the life of one code. */
export const MOST_WRONG_TRIES = 40;
/** Wrong codes one person may try a minute. */
export const MOST_WRONG_A_MINUTE = 5;

/** Groups of five with a dash, as it stands on the screen: `BCDFG-HJKLM`. */
export const codeShown = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`;

/** What somebody typed as a code: small letters, spaces and dashes are no matter. Null: no code at all. */
export function codeTyped(text: string): string | null {
	const letters = text.toUpperCase().replaceAll(/[\s-]/g, '');
	return CODE.test(letters) ? letters : null;
}

/** A code of so many evenly drawn numbers from 0 to below `CODE_LETTERS.length`. */
export const codeOf = (drawn: readonly number[]): string =>
	drawn.map((one) => CODE_LETTERS[one] ?? '').join('');

/** Whether a code shown at `shownAt` may still let a screen in. Both in real milliseconds. */
export const isCodeAlive = (shownAt: number, now: number): boolean => now - shownAt < CODE_LIVES_MS;

/** Whether a waiting screen is to show another code. */
export const isCodeOld = (shownAt: number, now: number): boolean =>
	now - shownAt >= CODE_LIVES_MS - CODE_RENEWED_BEFORE_MS;

/**
 * The chance, as a power of two, that anybody hits any of the codes of as many waiting screens as there can
 * be, with every wrong try there is in the life of a code (target S4 asks for one code: at most -30).
 */
export const guessBits = (waiting: number = MOST_WAITING): number =>
	Math.log2(MOST_WRONG_TRIES) + Math.log2(waiting) - CODE_LENGTH * Math.log2(CODE_LETTERS.length);
