import { isReady, readyAt } from '../job/stage.ts';
import type { Job } from '../job/job.ts';
import { forecastOf } from '../plan/forecast.ts';
import { tellCustomerBy, toldInstead } from '../promise/told-in-time.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import { NOTHING_DUE, type Due, type DutyRule } from './duty.ts';

/** Whose bill is settled has been told; a car that is not here yet has another duty. */
const isToTell = ({ arrivedAt, settledAt }: Job): boolean =>
	arrivedAt !== null && settledAt === null;

/** A forecast that lies past the promise, of a car that is not ready. */
function delayOf(state: WorkshopState, job: Job, now: Instant): Instant | null {
	const promisedAt = job.promises.at(-1)?.at;
	if (promisedAt === undefined || isReady(job)) return null;
	const { finishAt } = forecastOf(state, job, now);
	const expected = finishAt ?? (now > promisedAt ? now : null);
	return expected !== null && expected > promisedAt ? expected : null;
}

/** From the earlier of being ready and the last moment for it, until that moment; null for neither. */
function timesOf(ready: Instant | null, by: Instant | null): Pick<Due, 'since' | 'dueAt'> | null {
	if (by === null) return ready === null ? null : { since: ready, dueAt: ready };
	const since = Math.min(ready ?? by, by);
	return { since, dueAt: Math.max(since, by) };
}

/**
 * The customer is told that the car will be ready: ahead of the promise while it will be kept, or when
 * the car is ready, whichever comes first. A car that will be late is told of as late.
 */
export const tellReady: DutyRule = {
	kind: 'tell-ready',
	roles: ['advisor'],
	dues: (state, job, now) => {
		if (!isToTell(job)) return NOTHING_DUE;
		const promisedAt = job.promises.at(-1)?.at ?? null;
		const ready = isReady(job) ? readyAt(job) : null;
		if (ready === null && delayOf(state, job, now) !== null) return NOTHING_DUE;
		const times = timesOf(ready, promisedAt === null ? null : tellCustomerBy(job, promisedAt));
		if (times === null) return NOTHING_DUE;
		const why = { kind: 'tell-ready', readyAt: ready, promisedAt } as const;
		return [{ subject: String(promisedAt ?? ''), operation: null, ...times, why }];
	}
};

/**
 * A delay is told no later than the car's being ready would have been, with its reason. Whoever was told
 * another time is told again only when that one will not be kept either.
 */
export const tellDelay: DutyRule = {
	kind: 'tell-delay',
	roles: ['advisor'],
	dues: (state, job, now) => {
		const promise = job.promises.at(-1);
		if (promise === undefined || !isToTell(job)) return NOTHING_DUE;
		const forecastAt = delayOf(state, job, now);
		if (forecastAt === null) return NOTHING_DUE;
		const told = toldInstead(job);
		if (told !== null && forecastAt <= told.expectedAt) return NOTHING_DUE;
		const since = Math.max(promise.givenAt, job.arrivedAt ?? promise.givenAt);
		return [
			{
				subject:
					told === null ? String(promise.at) : `${String(promise.at)}@${String(told.expectedAt)}`,
				operation: null,
				since: told?.at ?? since,
				dueAt: tellCustomerBy(job, told?.expectedAt ?? promise.at),
				why: { kind: 'tell-delay', promisedAt: promise.at, forecastAt }
			}
		];
	}
};
