import { MINUTE_MS, overlaps, type Stretch } from './instant.ts';

/** Arithmetic on lists of stretches; every list is sorted and its members do not overlap. */

/** The parts of the stretches that lie inside `within`. */
export const clipped = (stretches: readonly Stretch[], within: Stretch): Stretch[] =>
	stretches
		.filter((stretch) => overlaps(stretch, within))
		.map(({ from, to }) => ({ from: Math.max(from, within.from), to: Math.min(to, within.to) }));

/** What is left of a stretch when a hole is cut into it: itself, one part, two, or nothing. */
function cut(stretch: Stretch, hole: Stretch): readonly Stretch[] {
	if (!overlaps(stretch, hole)) return [stretch];
	const parts: Stretch[] = [];
	if (stretch.from < hole.from) parts.push({ from: stretch.from, to: hole.from });
	if (hole.to < stretch.to) parts.push({ from: hole.to, to: stretch.to });
	return parts;
}

/** The parts of the stretches that no hole covers; holes may be in any order and overlap. */
export function without(
	stretches: readonly Stretch[],
	holes: readonly Stretch[]
): readonly Stretch[] {
	let left = stretches;
	for (const hole of holes) {
		// Most holes (absences of other days) touch nothing; then the list is handed on as it is.
		if (!left.some((stretch) => overlaps(stretch, hole))) continue;
		const rest: Stretch[] = [];
		for (const stretch of left) rest.push(...cut(stretch, hole));
		left = rest;
	}
	return left;
}

/** Stretches in any order, overlapping or touching ones made one. */
export function merged(stretches: readonly Stretch[]): readonly Stretch[] {
	const result: Stretch[] = [];
	for (const { from, to } of stretches.slice().sort((a, b) => a.from - b.from)) {
		const last = result[result.length - 1];
		if (last !== undefined && from <= last.to) {
			result[result.length - 1] = { from: last.from, to: Math.max(last.to, to) };
		} else result.push({ from, to });
	}
	return result;
}

/** Minutes the stretches last together, parts of a minute included. */
export const minutesIn = (stretches: readonly Stretch[]): number =>
	stretches.reduce((sum, { from, to }) => sum + (to - from), 0) / MINUTE_MS;
