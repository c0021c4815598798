/**
 * Whether two plain values (numbers, texts, arrays and objects of such) say the same. Parts that are
 * the same object are not looked into, so comparing a picture with its successor is cheap.
 */
export function isSame(a: unknown, b: unknown): boolean {
	if (Object.is(a, b)) return true;
	if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
	if (Array.isArray(a) !== Array.isArray(b)) return false;
	const one = a as Readonly<Record<string, unknown>>;
	const other = b as Readonly<Record<string, unknown>>;
	const keys = Object.keys(one);
	return (
		keys.length === Object.keys(other).length &&
		keys.every((key) => Object.hasOwn(other, key) && isSame(one[key], other[key]))
	);
}
