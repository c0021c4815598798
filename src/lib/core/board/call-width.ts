import type { TypeSizes } from './display.ts';
import type { LongestWords } from './wall-fit.ts';

/** A digit of the plate's typeface, ems. */
const DIGIT = 0.6;
/** A bell, its air and two digits of minutes, in ems of each. */
const BELL_EMS = 2.1;

/** How wide the mark of a call for help is with the space before it, pixels of the 1920 page. */
export const callWidth = (sizes: TypeSizes, { unit }: Pick<LongestWords, 'unit'>): number =>
	Math.ceil(
		BELL_EMS * sizes.midHanzi + 2 * DIGIT * sizes.midDigits + (unit + 0.2) * sizes.nearWords
	);
