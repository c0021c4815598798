/** Mean and spread of a list of numbers, kept without the numbers (Welford's running sums). */
export interface Spread {
	/** How many numbers; once old ones are forgotten, how many they still count for. */
	readonly samples: number;
	readonly mean: number;
	/** Sum of the squared distances from the mean. */
	readonly squares: number;
}

/** Of no numbers at all. */
export const NO_SPREAD: Spread = { samples: 0, mean: 0, squares: 0 };

/** From so many on a new number pushes an old one out, so that a shop that changes is believed within a season. */
const MOST_SAMPLES = 200;

/** The spread with one number more. */
export function withSample({ samples, mean, squares }: Spread, value: number): Spread {
	const kept = Math.min(samples, MOST_SAMPLES - 1);
	const distance = value - mean;
	const moved = mean + distance / (kept + 1);
	const rest = samples === 0 ? 0 : (squares * kept) / samples;
	return { samples: kept + 1, mean: moved, squares: rest + distance * (value - moved) };
}

/** The spread of two lists taken together. */
export function joined(a: Spread, b: Spread): Spread {
	const samples = a.samples + b.samples;
	if (samples === 0) return NO_SPREAD;
	const distance = b.mean - a.mean;
	return {
		samples,
		mean: a.mean + (distance * b.samples) / samples,
		squares: a.squares + b.squares + (distance * distance * a.samples * b.samples) / samples
	};
}

/** Variance as estimated from a sample; null where fewer than two numbers tell nothing of it. */
export const varianceOf = ({ samples, squares }: Spread): number | null =>
	samples < 2 ? null : squares / (samples - 1);
