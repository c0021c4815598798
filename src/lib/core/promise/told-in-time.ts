import type { Delay, Job } from '../job/job.ts';
import { MINUTE_MS } from '../time/instant.ts';
import { localDateOf } from '../time/zone.ts';

/** A car promised for the day it came: whoever will be late says so half an hour ahead (duty D6). */
export const SAME_DAY_NOTICE_MS = 30 * MINUTE_MS;

/**
 * Whether a delay was told in time (duty D6): at least 30 minutes before the promise for a car that was
 * promised for the day it came, on a day before the promised one for any other. Null without a promise
 * or an arrival, where there is nothing to be in time for. Days are those of the workshop's zone.
 */
export function isToldInTime(
	{ promises, arrivedAt }: Pick<Job, 'promises' | 'arrivedAt'>,
	{ at }: Pick<Delay, 'at'>,
	timeZone: string
): boolean | null {
	// The promise that stood when it was said: one moved because of it would make every delay timely.
	const promise = promises.findLast(({ givenAt }) => givenAt <= at);
	if (promise === undefined || arrivedAt === null) return null;
	const due = localDateOf(promise.at, timeZone);
	return due === localDateOf(arrivedAt, timeZone)
		? promise.at - at >= SAME_DAY_NOTICE_MS
		: localDateOf(at, timeZone) < due;
}
