import type { Delay, Job } from '../job/job.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, type Instant } from '../time/instant.ts';
import { localDateOf } from '../time/zone.ts';
import type { ToldDelay } from './told-delay.ts';

/** Whether a delay was told in time: by the workshop (duty D6), and to the customer (duty D11). */

/** A car promised for the day it came: whoever will be late says so half an hour ahead (duty D6). */
export const SAME_DAY_NOTICE_MS = 30 * MINUTE_MS;

/**
 * Whether the workshop told a delay in time (duty D6): at least 30 minutes before the promise for a car
 * that was promised for the day it came, on a day before the promised one for any other. Null without a
 * promise or an arrival, where there is nothing to be in time for. Days are those of the workshop's zone.
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

/** Product duty D11: an hour ahead for visits of up to two days, four hours ahead for longer ones. */
const SHORT_VISIT_MS = 2 * DAY_MS;
const SHORT_AHEAD_MS = HOUR_MS;
const LONG_AHEAD_MS = 4 * HOUR_MS;

/** When the customer has to have been told at the latest, for a time named to them for this visit. */
export function tellCustomerBy(
	{ arrivedAt, openedAt }: Pick<Job, 'arrivedAt' | 'openedAt'>,
	promisedAt: Instant
): Instant {
	const isShort = promisedAt - (arrivedAt ?? openedAt) <= SHORT_VISIT_MS;
	return promisedAt - (isShort ? SHORT_AHEAD_MS : LONG_AHEAD_MS);
}

/** Whether the customer was told in time (duty D11), by the promise that would not be kept. */
export const isCustomerToldInTime = (
	job: Pick<Job, 'arrivedAt' | 'openedAt'>,
	{ promisedAt, at }: Pick<ToldDelay, 'promisedAt' | 'at'>
): boolean => at <= tellCustomerBy(job, promisedAt);

/** What the customer was last told instead of the promise that stands; null: nothing. */
export function toldInstead({
	promises,
	toldDelays
}: Pick<Job, 'promises' | 'toldDelays'>): ToldDelay | null {
	const promisedAt = promises.at(-1)?.at;
	return toldDelays.findLast((told) => told.promisedAt === promisedAt) ?? null;
}
