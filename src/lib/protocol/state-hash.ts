/**
 * A hash over the rows a screen shows, equal on server and screen exactly when both show the same
 * versions of the same rows. It is a sum, so it does not depend on order and one changed row costs
 * one subtraction and one addition.
 */
interface Sum {
	readonly high: number;
	readonly low: number;
}

/** The hash of no rows. */
export const EMPTY_SUM: Sum = { high: 0, low: 0 };
export type StateSum = Sum;

/** FNV-1a over the text, from the given offset basis, 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/). */
function fnv1a(text: string, basis: number): number {
	let hash = basis;
	for (let i = 0; i < text.length; i++) {
		hash ^= text.charCodeAt(i);
		hash = Math.imul(hash, 0x01000193);
	}
	return hash >>> 0;
}

const BASIS_LOW = 0x811c9dc5;
const BASIS_HIGH = 0x9747b28c;

/** Adds a row to the sum. */
export function withRow(sum: Sum, key: string, version: number): Sum {
	const text = `${key}@${String(version)}`;
	return {
		high: (sum.high + fnv1a(text, BASIS_HIGH)) >>> 0,
		low: (sum.low + fnv1a(text, BASIS_LOW)) >>> 0
	};
}

/** Takes a row that was added before out of the sum. */
export function withoutRow(sum: Sum, key: string, version: number): Sum {
	const text = `${key}@${String(version)}`;
	return {
		high: (sum.high - fnv1a(text, BASIS_HIGH)) >>> 0,
		low: (sum.low - fnv1a(text, BASIS_LOW)) >>> 0
	};
}

/** The sum as it travels in a beacon: 16 hexadecimal digits. */
export const hashText = ({ high, low }: Sum): string =>
	high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
