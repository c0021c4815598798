/** The signs of the provinces, in the order in which keypads have them. */
export const PROVINCES: readonly string[] = Array.from(
	'京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新'
);

/**
 * The provinces that plates of this house begin with, the most frequent first, at most `most` of them;
 * equally frequent ones in the order of the keypad. Empty before the first car. Nobody sets a house's own
 * province up: the cars that come say it.
 */
export function usualProvinces(plates: Iterable<string>, most: number): readonly string[] {
	const seen = new Map<string, number>();
	for (const plate of plates) {
		const sign = plate.charAt(0);
		if (PROVINCES.includes(sign)) seen.set(sign, (seen.get(sign) ?? 0) + 1);
	}
	const oftenFirst = (a: string, b: string): number => (seen.get(b) ?? 0) - (seen.get(a) ?? 0);
	return PROVINCES.filter((sign) => seen.has(sign))
		.sort(oftenFirst)
		.slice(0, most);
}
