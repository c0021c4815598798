import type { Job } from '../job/job.ts';
import { forecastOf } from '../plan/forecast.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import { openStretches } from '../workshop/calendar.ts';

/**
 * What whoever is about to promise a time should be told before they do. None of it forbids: the
 * customer may want it so, and people know of help that no plan has.
 */
export type PromiseWarning =
	/** The work is expected to be done later than that; `forecastAt` is when. */
	| { readonly kind: 'before-forecast'; readonly forecastAt: Instant }
	/** Nobody is there to hand the car over. */
	| { readonly kind: 'closed' };

/** The warnings about a time for this visit; at closing time on the minute the workshop is still open. */
export function promiseWarnings(
	state: WorkshopState,
	job: Job,
	{ promisedAt, now }: { readonly promisedAt: Instant; readonly now: Instant }
): readonly PromiseWarning[] {
	const { finishAt } = forecastOf(state, job, now);
	const warnings: PromiseWarning[] = [];
	if (finishAt !== null && finishAt > promisedAt)
		warnings.push({ kind: 'before-forecast', forecastAt: finishAt });
	if (
		state.setup !== null &&
		openStretches(state.setup, promisedAt - 1, promisedAt + 1).length === 0
	)
		warnings.push({ kind: 'closed' });
	return warnings;
}
