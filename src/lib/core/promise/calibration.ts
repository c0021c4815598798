import type { LocalDate } from '../time/instant.ts';
import type { PromiseDays } from './promise-day.ts';

/**
 * Whether promises hold as often as was said of them: the scored days taken together, told apart by how
 * sure each was said to be.
 */

/** Promises that were said to hold about equally often. */
export interface CalibrationPoint {
	/** In whole percent from here on to just below the next ten; the last one includes 100. */
	readonly ten: number;
	readonly given: number;
	readonly kept: number;
	/** What was said of them, on average; percent. */
	readonly said: number;
	/** What came of it: kept over given; percent. */
	readonly held: number;
	/** Where the true share lies nineteen times in twenty (Wilson's interval); percent. */
	readonly low: number;
	readonly high: number;
}

/** The promises of some days. */
export interface Calibration {
	/** The first and the last day a promise was scored on; null where there was none. */
	readonly days: { readonly first: LocalDate; readonly last: LocalDate } | null;
	readonly points: readonly CalibrationPoint[];
	/** Of all points together. */
	readonly given: number;
	readonly kept: number;
	/**
	 * How far held lies from said, in percentage points, each point by its number of promises; null
	 * where there is none. 0 is honest; above, promises are kept less or more often than was said.
	 */
	readonly gap: number | null;
	/** Promises of which nothing could be said when they were given. */
	readonly unsaid: { readonly given: number; readonly kept: number };
}

/** The two-sided 95 % point of the normal distribution. */
const Z = 1.96;

/** Wilson's score interval of a share, in percent; `given` is at least one. */
function intervalOf(kept: number, given: number): Pick<CalibrationPoint, 'low' | 'high'> {
	const share = kept / given;
	const shrunk = 1 + Z ** 2 / given;
	const middle = (share + Z ** 2 / (2 * given)) / shrunk;
	const half = (Z * Math.sqrt((share * (1 - share)) / given + (Z / (2 * given)) ** 2)) / shrunk;
	return { low: Math.max(0, middle - half) * 100, high: Math.min(1, middle + half) * 100 };
}

/** The scored promises of all days from `from` on. */
export function calibrationOf(promiseDays: PromiseDays, from: LocalDate): Calibration {
	const days = [...promiseDays.values()].filter(({ date }) => date >= from);
	const dates = days.map(({ date }) => date).sort();
	const counts = days.flatMap((day) => day.counts);
	const tens = [...new Set(counts.map(({ ten }) => ten))].sort((a, b) => a - b);
	const points = tens.map((ten): CalibrationPoint => {
		const alike = counts.filter((count) => count.ten === ten);
		const given = alike.reduce((sum, count) => sum + count.given, 0);
		const kept = alike.reduce((sum, count) => sum + count.kept, 0);
		const said = alike.reduce((sum, count) => sum + count.said, 0) / given;
		return { ten, given, kept, said, held: (kept / given) * 100, ...intervalOf(kept, given) };
	});
	const given = points.reduce((sum, point) => sum + point.given, 0);
	const apart = points.reduce(
		(sum, { said, held, given: weight }) => sum + Math.abs(said - held) * weight,
		0
	);
	const [first, last] = [dates[0], dates.at(-1)];
	return {
		days: first === undefined || last === undefined ? null : { first, last },
		points,
		given,
		kept: points.reduce((sum, point) => sum + point.kept, 0),
		gap: given === 0 ? null : apart / given,
		unsaid: {
			given: days.reduce((sum, { unsaid }) => sum + unsaid.given, 0),
			kept: days.reduce((sum, { unsaid }) => sum + unsaid.kept, 0)
		}
	};
}
