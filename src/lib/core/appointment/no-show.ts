import type { Job } from '../job/job.ts';
import { MINUTE_MS, type Instant } from '../time/instant.ts';
import type { Setup } from '../workshop/setup.ts';

/** When a car that was booked counts as not coming any more (duty D2). */

/** When a booked car is due; null for one that is here, has ended, or has no time. */
export const dueAt = ({ end, arrivedAt, expectedAt, appointmentAt }: Job): Instant | null =>
	end !== null || arrivedAt !== null ? null : (expectedAt ?? appointmentAt);

/** From this moment on the car is a no-show; null where it cannot be one. */
export function noShowFrom(setup: Setup, job: Job): Instant | null {
	const due = dueAt(job);
	return due === null ? null : due + setup.noShowMinutes * MINUTE_MS;
}

/** Whether the time a booked car is waited for has passed. */
export function isNoShow(setup: Setup, job: Job, now: Instant): boolean {
	const from = noShowFrom(setup, job);
	return from !== null && now >= from;
}
