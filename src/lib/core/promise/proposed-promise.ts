import type { Job } from '../job/job.ts';
import { forecastOf } from '../plan/forecast.ts';
import type { WorkshopState } from '../state.ts';
import { MINUTE_MS, type Instant } from '../time/instant.ts';

/** What can be promised knowing today's load and the parts, with a margin (duty D15). */

// As with the window told to customers: a quarter of an hour, or a fifth of the work left.
const LEAST_MARGIN_MINUTES = 15;
const MARGIN_SHARE = 0.2;
/** People promise quarters of an hour. */
const STEP_MS = 15 * MINUTE_MS;

/** The forecast with its margin, up to the next quarter of an hour; null where there is no forecast. */
export function proposedPromise(state: WorkshopState, job: Job, now: Instant): Instant | null {
	const { finishAt, minutesLeft } = forecastOf(state, job, now);
	if (finishAt === null) return null;
	const margin = Math.round(Math.max(LEAST_MARGIN_MINUTES, minutesLeft * MARGIN_SHARE) * MINUTE_MS);
	return Math.ceil((finishAt + margin) / STEP_MS) * STEP_MS;
}
