import { usableWidth, type Display, type TypeSizes } from './display.ts';
import { emsOf } from './text-width.ts';

/** What fits into the head of a wall: it never wraps and never clips, so what has no room is not there. */

/** A number in the head with its word. */
export interface HeadCount {
	readonly word: string;
	readonly count: number;
}

/** The numbers that are always there, and whether the second keeps its word or only its shape. */
export interface HeadFit {
	readonly showsRiskWord: boolean;
	/** The lesser numbers there is room for. */
	readonly others: readonly HeadCount[];
}

/** The head of one screen. */
interface HeadRoom extends Pick<Display, 'safeArea'> {
	readonly sizes: TypeSizes;
	/** What part of the workshop it shows; empty: all of it. */
	readonly scope: string;
}

const DIGIT_EMS = 0.6;
const CLOCK_EMS = 5 * DIGIT_EMS;
/** Paddings of a block and between its parts, pixels; the styles use the same steps. */
const BLOCK = 96;
const STEP = 32;

/**
 * Fits the head of a board: late cars, cars at risk, the name of its scope (empty: the whole workshop),
 * lesser numbers in the order given, the clock.
 */
export function headFit(
	{ sizes, scope, ...display }: HeadRoom,
	{ late, atRisk }: { readonly late: HeadCount; readonly atRisk: HeadCount },
	lesser: readonly HeadCount[]
): HeadFit {
	const digits = ({ count }: HeadCount): number => String(count).length * DIGIT_EMS;
	const lateWords = late.count > 0 ? sizes.keyWords : sizes.farWords;
	const lateCount = late.count > 0 ? digits(late) * sizes.keyDigits : 0;
	const lateWidth = BLOCK + sizes.farWords + emsOf(late.word) * lateWords + lateCount;
	const riskShape = BLOCK + sizes.farWords + digits(atRisk) * sizes.farDigits;
	const riskWord = emsOf(atRisk.word) * sizes.farWords;
	let left = usableWidth(display) - lateWidth - CLOCK_EMS * sizes.midKeyDigits;
	if (atRisk.count > 0) left -= riskShape;
	// What the screen is about comes before a word that its shape says as well.
	if (scope !== '') left -= STEP + emsOf(scope) * sizes.nearWords;
	const showsRiskWord = left >= riskWord;
	if (atRisk.count > 0 && showsRiskWord) left -= riskWord;
	const others = lesser.filter((one) => {
		left -= STEP + emsOf(one.word) * sizes.nearWords + digits(one) * sizes.midDigits + STEP / 2;
		return left >= 0;
	});
	return { showsRiskWord, others };
}
