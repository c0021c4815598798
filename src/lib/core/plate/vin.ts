/** What checking a vehicle identification number came to (display rule W14). */
type VinOutcome = 'valid' | 'wrong-check-digit' | 'wrong-length';

/** A number as it is stored, and how far it can be trusted. */
export interface CheckedVin {
	readonly vin: string;
	readonly outcome: VinOutcome;
}

const LENGTH = 17;
const CHECK_POSITION = 8;
// GB 16735-2019, annex A: weights by position, values by letter; I, O and Q are not used.
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
const VALUES: ReadonlyMap<string, number> = new Map([
	...Array.from('0123456789', (digit, value): [string, number] => [digit, value]),
	...Array.from('ABCDEFGH', (letter, index): [string, number] => [letter, index + 1]),
	...Array.from('JKLMN', (letter, index): [string, number] => [letter, index + 1]),
	['P', 7],
	['R', 9],
	...Array.from('STUVWXYZ', (letter, index): [string, number] => [letter, index + 2])
]);

/** A number as it is stored and compared: full-width forms folded, upper case, no blanks or hyphens. */
const normaliseVin = (text: string): string =>
	text
		.normalize('NFKC')
		.toUpperCase()
		.replace(/[\s\-]/g, '');

/**
 * Checks a number of any spelling. A wrong length is never a VIN; a wrong check digit (or a letter no
 * VIN has) only warns, since some imported cars fail, and a right one is no proof: one in eleven
 * typing errors passes.
 */
export function checkVin(text: string): CheckedVin {
	const vin = normaliseVin(text);
	if (vin.length !== LENGTH) return { vin, outcome: 'wrong-length' };
	return {
		vin,
		outcome: vin[CHECK_POSITION] === checkDigitOf(vin) ? 'valid' : 'wrong-check-digit'
	};
}

/** The digit the ninth position should hold, or null when a character has no value. */
function checkDigitOf(vin: string): string | null {
	let sum = 0;
	for (const [position, weight] of WEIGHTS.entries()) {
		const value = VALUES.get(vin.charAt(position));
		if (value === undefined) return null;
		sum += value * weight;
	}
	const rest = sum % 11;
	return rest === 10 ? 'X' : String(rest);
}
