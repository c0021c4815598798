/** What a run of samples says about growth. */
export interface Growth {
	/** The middle of the first few samples, and of the last. */
	readonly before: number;
	readonly after: number;
	/** Of `before`, percent; what shrinks is below zero. */
	readonly percent: number;
	/** Per sample: how much it grows, and the bounds within which that lies in 95 of 100 runs. */
	readonly slope: number;
	readonly slopeAtLeast: number;
	readonly slopeAtMost: number;
}

/** Samples at either end of which the middle counts: one alone may have met an unusual moment. */
const AT_AN_END = 3;
/** From so few samples no slope is told. */
const FEWEST = 3;

const middle = (values: readonly number[]): number =>
	values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** By least squares over samples taken at even distances. */
export function growthOf(samples: readonly number[]): Growth {
	const atAnEnd = Math.max(1, Math.min(AT_AN_END, Math.floor(samples.length / 2)));
	const before = middle(samples.slice(0, atAnEnd));
	const after = middle(samples.slice(-atAnEnd));
	const percent = before === 0 ? after * 100 : ((after - before) / before) * 100;
	return { before, after, percent, ...slopeOf(samples) };
}

function slopeOf(
	samples: readonly number[]
): Pick<Growth, 'slope' | 'slopeAtLeast' | 'slopeAtMost'> {
	const n = samples.length;
	if (n < FEWEST) return { slope: NaN, slopeAtLeast: NaN, slopeAtMost: NaN };
	const meanX = (n - 1) / 2;
	const meanY = samples.reduce((sum, y) => sum + y, 0) / n;
	const spread = samples.reduce((sum, _, x) => sum + (x - meanX) ** 2, 0);
	const slope = samples.reduce((sum, y, x) => sum + (x - meanX) * (y - meanY), 0) / spread;
	const left = samples.reduce((sum, y, x) => sum + (y - meanY - slope * (x - meanX)) ** 2, 0);
	const error = Math.sqrt(left / (n - 2) / spread);
	const reach = studentAt95(n - 2) * error;
	return { slope, slopeAtLeast: slope - reach, slopeAtMost: slope + reach };
}

/** Student's t for 95 of 100 on both sides, by degrees of freedom; from the usual table. */
const STUDENT = [12.71, 4.3, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23] as const;
const STUDENT_20 = 2.09;
const STUDENT_MANY = 1.96;

function studentAt95(freedom: number): number {
	const exact = STUDENT[freedom - 1];
	if (exact !== undefined) return exact;
	// Between ten and twenty the larger one: a wider interval claims less.
	return freedom < 20 ? STUDENT[STUDENT.length - 1]! : freedom < 60 ? STUDENT_20 : STUDENT_MANY;
}
