import type { Job } from '../job/job.ts';
import { forecastOf } from '../plan/forecast.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import { closingAfter } from '../workshop/calendar.ts';
import { proposedPromise } from './proposal.ts';
import { quoteAtPromise } from './quoted-visit.ts';

/** A time a customer can be told instead of what was promised. */
export interface TimeToTell {
	readonly at: Instant;
	/** On how many of a hundred days the car is done by then; null where nothing can be said. */
	readonly percent: number | null;
}

/** What can be told of a delay, and why it is what it is. */
interface TimesToTell {
	/** The one that is proposed: as a promise would be. */
	readonly proposed: TimeToTell;
	/** All that can be chosen, the earliest first, the proposed one among them; each time once. */
	readonly choices: readonly TimeToTell[];
	/**
	 * Closing time of the day the work is forecast for, where the proposed time lies after it: by then
	 * too few days end in time, and after it nobody hands a car over. Null where it is the same day.
	 */
	readonly closesAt: Instant | null;
}

/**
 * The times for a customer whose car will be late: the one that holds in 80 and the one that holds in 95
 * of a hundred days, and where both lie on another day than the forecast, the end of that day with how
 * often it holds. Without a proposal the forecast alone, or now.
 */
export function timesToTell(state: WorkshopState, job: Job, now: Instant): TimesToTell {
	const timeAt = (at: Instant): TimeToTell => ({
		at,
		percent: quoteAtPromise(state, { job: job.id, promisedAt: at }, now)?.confidence ?? null
	});
	const proposal = proposedPromise(state, job, now);
	if (proposal === null) {
		const proposed = timeAt(forecastOf(state, job, now).finishAt ?? now);
		return { proposed, choices: [proposed], closesAt: null };
	}
	const { at, forecastAt, quote } = proposal;
	const closing = state.setup === null ? null : closingAfter(state.setup, forecastAt);
	const closesAt = closing !== null && closing > now && closing < at ? closing : null;
	const times = [closesAt, at, quote?.at95 ?? null].filter((time) => time !== null);
	const choices = [...new Set(times)].sort((a, b) => a - b).map(timeAt);
	return {
		proposed: timeAt(at),
		// An end of the day by which the car is never done is no choice.
		choices: choices.filter((time) => time.at === at || time.percent !== 0),
		closesAt
	};
}
