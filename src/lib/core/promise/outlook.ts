import type { JobId } from '../ids.ts';
import type { QuoteAtPromise } from '../job/job.ts';
import { forecastOf } from '../plan/forecast.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import { canLookAhead, quoteAtPromise } from './quoted-visit.ts';

/**
 * What looking ahead says of a promise: the dear part of what is known when it is given. It needs
 * nothing of the registers, so that whoever has it reckoned elsewhere hands no names over.
 */
export interface Outlook {
	/** When the work is expected to be done; null without a forecast. */
	readonly forecastAt: Instant | null;
	/** How sure the promise is; null where nothing can be said. */
	readonly quote: QuoteAtPromise | null;
}

/** Nothing was looked ahead at. */
export const NO_OUTLOOK: Outlook = { forecastAt: null, quote: null };

/** A promise that is about to be given, in the workshop as it is then. */
export interface PromiseAsked {
	readonly state: WorkshopState;
	readonly job: JobId;
	readonly promisedAt: Instant;
}

/** Looks ahead; `NO_OUTLOOK` where the workshop has more work than that, or no such visit. */
export function outlookOf({ state, job: id, promisedAt }: PromiseAsked, now: Instant): Outlook {
	const job = state.jobs.get(id);
	if (job === undefined || !canLookAhead(state)) return NO_OUTLOOK;
	return {
		forecastAt: forecastOf(state, job, now).finishAt,
		quote: quoteAtPromise(state, { job: id, promisedAt }, now)
	};
}
