import type { Job } from '../job/job.ts';
import { isReady } from '../job/stage.ts';
import { forecastOf } from '../plan/forecast.ts';
import type { WorkshopState } from '../state.ts';
import { MINUTE_MS, type Instant, type Stretch } from '../time/instant.ts';

// Settled rule: a quarter of an hour, or a fifth of the work left where that is more.
const LEAST_ROOM_MINUTES = 15;
const ROOM_SHARE = 0.2;
const STEP_MS = 5 * MINUTE_MS;

const down = (at: Instant): Instant => Math.floor(at / STEP_MS) * STEP_MS;
const up = (at: Instant): Instant => Math.ceil(at / STEP_MS) * STEP_MS;

/** A forecast with the room a customer is told of, in five minutes: what may be promised. */
export function withRoom(finishAt: Instant, minutesLeft: number): Instant {
	// A fifth is no exact number to the machine; a trace too much would round up five minutes.
	const room = Math.round(Math.max(LEAST_ROOM_MINUTES, minutesLeft * ROOM_SHARE) * MINUTE_MS);
	return up(finishAt + room);
}

/**
 * The time a customer is told for collecting the car: from the forecast to some room after it,
 * rounded out to five minutes, never before now and never earlier than what was announced already.
 * Null for a car that is ready (no time need be told), that is not here, whose visit ended, or that
 * has no forecast.
 */
export function deliveryWindow(state: WorkshopState, job: Job, now: Instant): Stretch | null {
	if (job.end !== null || job.arrivedAt === null || isReady(job)) return null;
	const { finishAt, minutesLeft } = forecastOf(state, job, now);
	if (finishAt === null) return null;
	const from = down(finishAt) < now ? up(now) : down(finishAt);
	return {
		from: Math.max(from, job.announced?.from ?? from),
		to: Math.max(withRoom(finishAt, minutesLeft), job.announced?.to ?? 0)
	};
}
