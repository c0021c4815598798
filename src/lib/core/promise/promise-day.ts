import type { Job, Promised } from '../job/job.ts';
import { readyAt } from '../job/stage.ts';
import type { Instant, LocalDate } from '../time/instant.ts';

/**
 * Promises scored: said to hold so often, held or not. Counted by the day that was closed, without
 * cars and people, so that it can be kept for years.
 */

/** Promises of one day that were said to hold about equally often. */
export interface PromiseCount {
	/** How often they were said to hold, in whole percent, rounded down to a full ten; 100 counts as 90. */
	readonly ten: number;
	readonly given: number;
	readonly kept: number;
	/** The percent they were said to hold, added up: over `given` it is the average. */
	readonly said: number;
}

/** The promises of visits whose day was closed. */
export interface PromiseDay {
	readonly date: LocalDate;
	/** Position in the log of the last change. */
	readonly version: number;
	/** By `ten`, ascending; only those that occurred. */
	readonly counts: readonly PromiseCount[];
	/** Promises nobody could say anything about when they were given. */
	readonly unsaid: { readonly given: number; readonly kept: number };
}

/** By date. */
export type PromiseDays = ReadonlyMap<LocalDate, PromiseDay>;

/** So many days are looked back on; older ones are dropped at closing. */
const MOST_DAYS = 400;

/** Which ten a percentage is counted in. */
const tenOf = (percent: number): number => Math.min(90, Math.floor(percent / 10) * 10);

/**
 * Whether a promise held: the last work was done at or before it. A car that was done in time and
 * fetched later kept it. Null for a visit that did not end with its car handed over.
 */
export function isKept(job: Job, { at }: Pick<Promised, 'at'>): boolean | null {
	if (job.end?.how !== 'delivered') return null;
	const ready = readyAt(job);
	return ready === null ? null : ready <= at;
}

const emptyDay = (date: LocalDate): PromiseDay => ({
	date,
	version: 0,
	counts: [],
	unsaid: { given: 0, kept: 0 }
});

function withPromise(day: PromiseDay, promised: Promised, kept: boolean): PromiseDay {
	const one = { given: 1, kept: kept ? 1 : 0 };
	const confidence = promised.known?.quote?.confidence;
	if (confidence === undefined) {
		const { given, kept: held } = day.unsaid;
		return { ...day, unsaid: { given: given + one.given, kept: held + one.kept } };
	}
	const ten = tenOf(confidence);
	const before = day.counts.find((count) => count.ten === ten) ?? { given: 0, kept: 0, said: 0 };
	const counted = {
		ten,
		given: before.given + one.given,
		kept: before.kept + one.kept,
		said: before.said + confidence
	};
	const others = day.counts.filter((count) => count.ten !== ten);
	return { ...day, counts: [...others, counted].sort((a, b) => a.ten - b.ten) };
}

/**
 * The days with every promise of visits that leave the board scored, moved ones each by itself. A day
 * closed twice counts what left with each closing.
 */
export function promiseDaysAtClosing(
	days: PromiseDays,
	left: readonly Job[],
	when: { readonly seq: number; readonly date: LocalDate; readonly at: Instant }
): PromiseDays {
	const before = days.get(when.date) ?? emptyDay(when.date);
	let day = before;
	for (const job of left)
		for (const promised of job.promises) {
			const kept = isKept(job, promised);
			if (kept !== null) day = withPromise(day, promised, kept);
		}
	if (day === before) return days;
	const after = new Map(days).set(when.date, { ...day, version: when.seq });
	const dates = [...after.keys()].sort();
	for (const date of dates.slice(0, Math.max(0, dates.length - MOST_DAYS))) after.delete(date);
	return after;
}
