import type { Job } from '../job/job.ts';
import { readyAt } from '../job/stage.ts';
import { isKept } from '../promise/promise-day.ts';
import { MINUTE_MS, type Instant } from '../time/instant.ts';

/** How a car that was handed over stands to what its customer had been promised. */
export type Punctuality =
	/** Nothing was promised, or the visit did not end with its car handed over. */
	| { readonly kind: 'unpromised' }
	| { readonly kind: 'on-time' }
	/** The work was done after a promise; `minutes` from the first one missed to the hand-over, begun ones counted. */
	| { readonly kind: 'late'; readonly minutes: number }
	/**
	 * The work was done before every promise and the car left after one: no delay of the work, so none
	 * that anybody had to tell. `readyAt` null where nothing was done on the car.
	 */
	| { readonly kind: 'left-late'; readonly minutes: number; readonly readyAt: Instant | null };

/** The same promises as in the figures: every one that was given, moved ones each by itself. */
export function punctualityOf(job: Job): Punctuality {
	const { promises, end } = job;
	if (end?.how !== 'delivered' || promises.length === 0) return { kind: 'unpromised' };
	const missed = promises.find(({ at }) => end.at > at);
	if (missed === undefined) return { kind: 'on-time' };
	const minutes = Math.ceil((end.at - missed.at) / MINUTE_MS);
	const isLate = promises.some((promise) => isKept(job, promise) === false);
	return isLate ? { kind: 'late', minutes } : { kind: 'left-late', minutes, readyAt: readyAt(job) };
}
