/**
 * A short digest of plain data, to tell "the same again" from a change: FNV-1a, twice 32 bits
 * (http://www.isthe.com/chongo/tech/comp/fnv/). Not a secret and not for trust.
 */
export function digestOf(value: unknown): string {
	const text = JSON.stringify(value);
	return hex32(fnv1a(text, BASIS)) + hex32(fnv1a(text, SECOND_BASIS));
}

/** Offset bases of the two halves; the second is any other odd number. */
export const BASIS = 0x811c9dc5;
export const SECOND_BASIS = 0x9747b28d;

/** FNV-1a over the text from the given basis, an unsigned 32-bit number. */
export function fnv1a(text: string, basis: number): number {
	let hash = basis;
	for (let i = 0; i < text.length; i++) {
		hash ^= text.charCodeAt(i);
		hash = Math.imul(hash, 0x01000193);
	}
	return hash >>> 0;
}

/** An unsigned 32-bit number as eight hexadecimal digits. */
export const hex32 = (number: number): string => number.toString(16).padStart(8, '0');
