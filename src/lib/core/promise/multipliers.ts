/**
 * How much longer work takes than planned, as tables to draw from: 4,096 equally likely multipliers of
 * a log-normal spread, ascending, so that drawing costs one look-up and work that has begun can be drawn
 * from the part that is still possible. Made once for each spread, in steps fine enough to make no
 * difference to a promise in five minutes.
 */

/** Entries of a table; a power of two, so that twelve random bits choose one. */
export const DRAWS = 4096;
export const DRAW_BITS = 12;

const STEP = 0.025;
/** Work that is spread wider (nine in ten between a ninth and nine times) is not a kind of work. */
const MOST_SIGMA = 1.35;

const tables = new Map<number, Float64Array>();

/** The table for a standard deviation of ln(real ÷ planned) with median 1; `sigma` is not negative. */
export function multipliersOf(sigma: number): Float64Array {
	const step = Math.round(Math.min(sigma, MOST_SIGMA) / STEP);
	let table = tables.get(step);
	if (table === undefined) {
		const spread = step * STEP;
		table = Float64Array.from({ length: DRAWS }, (_, index) =>
			Math.exp(spread * normalQuantile((index + 0.5) / DRAWS))
		);
		tables.set(step, table);
	}
	return table;
}

/** The first entry that is more than `least`; the last one where none is. */
export function firstBeyond(table: Float64Array, least: number): number {
	let low = 0;
	let high = table.length - 1;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((table[middle] ?? 0) > least) high = middle;
		else low = middle + 1;
	}
	return low;
}

// Coefficients by ascending power, numerator over denominator.
const CENTRE = {
	over: [
		2.506628277459239, -30.66479806614716, 138.357751867269, -275.9285104469687, 220.9460984245205,
		-39.69683028665376
	],
	under: [
		1, -13.28068155288572, 66.80131188771972, -155.6989798598866, 161.5858368580409,
		-54.47609879822406
	]
};
const TAIL = {
	over: [
		2.938163982698783, 4.374664141464968, -2.549732539343734, -2.400758277161838,
		-0.3223964580411365, -0.007784894002430293
	],
	under: [1, 3.754408661907416, 2.445134137142996, 0.3224671290700398, 0.007784695709041462]
};
/** Outside of this share on either side the tail's formula holds. */
const TAIL_SHARE = 0.02425;

const polynomial = (coefficients: readonly number[], x: number): number =>
	coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);

/**
 * The value below which a share of a standard normal spread lies: P. J. Acklam's rational
 * approximation, relative error below 1.2e-9. The share lies between 0 and 1, both excluded.
 */
export function normalQuantile(share: number): number {
	if (share > 1 - TAIL_SHARE) return -normalQuantile(1 - share);
	if (share < TAIL_SHARE) {
		const q = Math.sqrt(-2 * Math.log(share));
		return polynomial(TAIL.over, q) / polynomial(TAIL.under, q);
	}
	const q = share - 0.5;
	const r = q * q;
	return (q * polynomial(CENTRE.over, r)) / polynomial(CENTRE.under, r);
}
