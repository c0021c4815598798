import type { Job, Promised } from '../job/job.ts';
import { isKept } from '../promise/promise-day.ts';
import { isCustomerToldInTime, isToldInTime, tellCustomerBy } from '../promise/told-in-time.ts';
import type { Instant } from '../time/instant.ts';

/** Whether a delay was told in time (product section 7; duties D6 and D11), of a visit that is over. */

type Visit = Pick<Job, 'promises' | 'arrivedAt' | 'openedAt' | 'toldDelays'>;

/** By whom a delay was told in time. */
export interface DelayTold {
	/** Whoever worked on the car said so in time (duty D6). */
	readonly house: boolean;
	/** Its customer was told, or agreed on another time, in time (duty D11). */
	readonly customer: boolean;
}

function saidByHouse(
	visit: Visit,
	promise: Promised,
	{ said, timeZone }: { readonly said: readonly Instant[]; readonly timeZone: string }
): boolean {
	const standing = (at: Instant) => visit.promises.findLast(({ givenAt }) => givenAt <= at);
	return said.some(
		(at) => standing(at) === promise && isToldInTime(visit, { at }, timeZone) === true
	);
}

function toldToCustomer(visit: Visit, promise: Promised): boolean {
	const { promises, toldDelays } = visit;
	// Whoever agrees on a later time has been told.
	const next = promises[promises.indexOf(promise) + 1];
	if (
		next !== undefined &&
		next.at > promise.at &&
		next.givenAt <= tellCustomerBy(visit, promise.at)
	)
		return true;
	return toldDelays.some(
		(told) => told.promisedAt === promise.at && isCustomerToldInTime(visit, told)
	);
}

/**
 * How the delay of a delivered visit was told: of every promise that was not kept, moved ones each by
 * itself. Null where all were kept, or none was given. `said`: when people on the floor said that the
 * work would not be done in time. Days are those of the workshop's zone.
 */
export function delayTold(
	job: Job,
	how: { readonly said: readonly Instant[]; readonly timeZone: string }
): DelayTold | null {
	const broken = job.promises.filter((promise) => isKept(job, promise) === false);
	if (broken.length === 0) return null;
	return {
		house: broken.every((promise) => saidByHouse(job, promise, how)),
		customer: broken.every((promise) => toldToCustomer(job, promise))
	};
}
