import { BASIS, fnv1a, hex32, SECOND_BASIS } from '#core/digest.ts';

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

/** Adds a row to the sum. */
export function withRow(sum: Sum, key: string, version: number): Sum {
	const text = `${key}@${String(version)}`;
	return {
		high: (sum.high + fnv1a(text, SECOND_BASIS)) >>> 0,
		low: (sum.low + fnv1a(text, BASIS)) >>> 0
	};
}

/** Takes a row that was added before out of the sum. */
export function withoutRow(sum: Sum, key: string, version: number): Sum {
	const text = `${key}@${String(version)}`;
	return {
		high: (sum.high - fnv1a(text, SECOND_BASIS)) >>> 0,
		low: (sum.low - fnv1a(text, BASIS)) >>> 0
	};
}

/** The sum as it travels in a beacon: 16 hexadecimal digits. */
export const hashText = ({ high, low }: Sum): string => hex32(high) + hex32(low);
