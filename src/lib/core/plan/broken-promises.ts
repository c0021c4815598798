import type { JobId } from '../ids.ts';
import type { Job } from '../job/job.ts';
import type { WorkshopState } from '../state.ts';
import { MINUTE_MS, type Instant } from '../time/instant.ts';
import type { Placement } from './conflict.ts';
import { forecastOf } from './forecast.ts';
import { withMoves, type WishedMove } from './moves.ts';

/**
 * What a placement, or several, does to promises: the ripple with them beside the ripple without. Where
 * it takes a bay or a person from work planned there, the later of the two waits, and with it the rest
 * of its visit; that in turn may take from others.
 */

/** A promise that would not be kept. */
export interface BrokenPromise {
	readonly job: JobId;
	/** The last promise given. */
	readonly promisedAt: Instant;
	readonly forecastAt: Instant;
	/** Whole minutes, begun ones counted, that the forecast lies after the promise. */
	readonly minutesLate: number;
	/** How many of these minutes come with the placement; 0 when it was as late before. */
	readonly worse: number;
}

const minutesUp = (durationMs: number): number => Math.max(0, Math.ceil(durationMs / MINUTE_MS));

interface Comparison {
	readonly before: WorkshopState;
	readonly after: WorkshopState;
	readonly now: Instant;
}

function brokenOf(
	{ before, after, now }: Comparison,
	job: Job,
	promisedAt: Instant
): BrokenPromise | null {
	const forecastAt = forecastOf(after, job, now).finishAt;
	if (forecastAt === null || forecastAt <= promisedAt) return null;
	const without = forecastOf(before, before.jobs.get(job.id) ?? job, now).finishAt ?? promisedAt;
	const minutesLate = minutesUp(forecastAt - promisedAt);
	const worse = Math.max(0, minutesLate - minutesUp(without - promisedAt));
	return { job: job.id, promisedAt, forecastAt, minutesLate, worse };
}

/**
 * Every promise a set of moves would break, the most worsened first: those of the moved cars (also when
 * they were as late without the moves, `worse` 0) and those of cars that would have to wait, in whole
 * minutes. Moves that cannot be planned at all are left out.
 */
export function promisesBrokenByMoves(
	before: WorkshopState,
	moves: readonly WishedMove[],
	now: Instant
): readonly BrokenPromise[] {
	const after = withMoves(before, moves);
	if (after.jobs === before.jobs) return [];
	const broken: BrokenPromise[] = [];
	for (const job of after.jobs.values()) {
		const promisedAt = job.promises[job.promises.length - 1]?.at;
		if (promisedAt === undefined || job.end !== null) continue;
		const isOwn = job !== before.jobs.get(job.id);
		const found = brokenOf({ before, after, now }, job, promisedAt);
		if (found !== null && (isOwn || found.worse > 0)) broken.push(found);
	}
	return broken.sort((a, b) => b.worse - a.worse || b.minutesLate - a.minutesLate);
}

/** As `promisesBrokenByMoves`, for one placement. */
export const brokenPromises = (
	state: WorkshopState,
	{ job, operation, ...to }: Placement,
	now: Instant
): readonly BrokenPromise[] => promisesBrokenByMoves(state, [{ job, operation, to }], now);
