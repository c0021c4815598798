import type { Job } from '../job/job.ts';
import { hasBegun } from '../plan/occupancy.ts';
import { MINUTE_MS, type Instant } from '../time/instant.ts';

/** What an arrived car still waits for at the counter, and for how long it should (duties D1 and D3). */

/** Within this a customer who drives in is met (duty D1). */
export const MET_WITHIN_MINUTES = 2;
/** To this the time of handing the car in is kept (duty D3). */
export const HANDED_IN_WITHIN_MINUTES = 10;

/**
 * Whether the car is here and the workshop has not got it yet. Work somebody began is proof that it
 * has, whoever forgot the tap.
 */
export const awaitsHandIn = (job: Job): boolean =>
	job.end === null &&
	job.arrivedAt !== null &&
	job.handedInAt === null &&
	!job.operations.some(hasBegun);

/** Whole minutes since the car came; 0 for one that has not come. */
export const minutesHere = ({ arrivedAt }: Pick<Job, 'arrivedAt'>, now: Instant): number =>
	arrivedAt === null ? 0 : Math.max(0, Math.floor((now - arrivedAt) / MINUTE_MS));

/** How an arrived car stands against the two clocks of the counter. */
export type CounterStanding = 'just-here' | 'to-meet' | 'overdue';

/**
 * `just-here`: within the two minutes of D1. `to-meet`: beyond them. `overdue`: ten minutes and the
 * workshop has not got it (D3). A walk-around or a key tag shows that somebody met the customer.
 */
export function counterStanding(job: Job, now: Instant): CounterStanding {
	const minutes = minutesHere(job, now);
	if (minutes >= HANDED_IN_WITHIN_MINUTES) return 'overdue';
	return minutes >= MET_WITHIN_MINUTES && !isMet(job) ? 'to-meet' : 'just-here';
}

const isMet = ({ walkAround, keyTag }: Job): boolean => walkAround !== null || keyTag !== null;
