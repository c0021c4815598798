import type { Job } from '../job/job.ts';
import { isReady, readyAt } from '../job/stage.ts';
import { forecastOf } from '../plan/forecast.ts';
import { totalMinutes } from '../plan/length.ts';
import type { WorkshopState } from '../state.ts';
import { MINUTE_MS, type Instant } from '../time/instant.ts';

/** Whether a promise is being kept. Screens work it out from the facts, so it is never stored. */

/** From no promise at all to a broken one. */
export type Level = 'none' | 'on-track' | 'due-soon' | 'at-risk' | 'late';

/** How a visit stands to its promise. */
export interface Lateness {
	readonly level: Level;
	/**
	 * Late: whole minutes past the promise (of a ready car: when it became ready). At risk: whole minutes
	 * the forecast lies past it. Otherwise whole minutes left. Begun minutes of delay count, begun
	 * minutes of time left do not; 0 for `none`.
	 */
	readonly minutes: number;
	/** The last promise given; null when there is none. */
	readonly promisedAt: Instant | null;
	readonly firstPromisedAt: Instant | null;
	/** When the work will be, or was, done; null as in `Forecast`. */
	readonly forecastAt: Instant | null;
	/** A promise was given that differs from the first; it stays so however often it is moved. */
	readonly moved: boolean;
}

// Display rule W4: less than a quarter of an hour, or than a tenth of the planned work, is left.
const DUE_SOON_MS = 15 * MINUTE_MS;
const DUE_SOON_SHARE = 0.1;

const minutesPast = (durationMs: number): number => Math.ceil(durationMs / MINUTE_MS);
const minutesLeft = (durationMs: number): number => Math.max(0, Math.floor(durationMs / MINUTE_MS));

/** Minutes of work the visit has in all, as planned or by standard; cancelled work does not count. */
function plannedWork({ setup }: WorkshopState, job: Job): number {
	if (setup === null) return 0;
	return job.operations.reduce(
		(sum, operation) =>
			operation.state === 'cancelled' ? sum : sum + totalMinutes(setup, operation),
		0
	);
}

function judged(
	state: WorkshopState,
	job: Job,
	times: {
		readonly now: Instant;
		readonly promisedAt: Instant;
		readonly forecastAt: Instant | null;
	}
): Pick<Lateness, 'level' | 'minutes'> {
	const { now, promisedAt, forecastAt } = times;
	if (isReady(job)) {
		const ready = readyAt(job) ?? now;
		return ready > promisedAt
			? { level: 'late', minutes: minutesPast(ready - promisedAt) }
			: { level: 'on-track', minutes: minutesLeft(promisedAt - now) };
	}
	const left = promisedAt - now;
	// A car that never came cannot be handed over late; its promise is at risk until somebody rings.
	if (left < 0 && job.arrivedAt !== null) return { level: 'late', minutes: minutesPast(-left) };
	if (forecastAt !== null && forecastAt > promisedAt) {
		return { level: 'at-risk', minutes: minutesPast(forecastAt - promisedAt) };
	}
	const margin = plannedWork(state, job) * MINUTE_MS * DUE_SOON_SHARE;
	const isDueSoon = left < DUE_SOON_MS || left < margin;
	return { level: isDueSoon ? 'due-soon' : 'on-track', minutes: minutesLeft(left) };
}

/**
 * How a visit stands to its last promise. `late`: the time has passed and the car is here and not
 * ready, or it became ready later; `at-risk`: the forecast lies after it; `due-soon`: display rule W4; `none`:
 * nothing was promised or the visit ended. At the promised instant itself nothing is late yet.
 */
export function latenessOf(state: WorkshopState, job: Job, now: Instant): Lateness {
	const first = job.promises[0];
	const last = job.promises[job.promises.length - 1];
	const forecastAt = forecastOf(state, job, now).finishAt;
	const facts = {
		promisedAt: last?.at ?? null,
		firstPromisedAt: first?.at ?? null,
		forecastAt,
		moved: job.promises.some(({ at }) => at !== first?.at)
	};
	if (last === undefined || job.end !== null) return { ...facts, level: 'none', minutes: 0 };
	return { ...facts, ...judged(state, job, { now, promisedAt: last.at, forecastAt }) };
}
