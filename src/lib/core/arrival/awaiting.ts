import { dutiesOfJob } from '../duty/duties.ts';
import type { Job } from '../job/job.ts';
import { hasBegun } from '../plan/occupancy.ts';
import type { WorkshopState } from '../state.ts';
import { MINUTE_MS, type Instant } from '../time/instant.ts';

/** What an arrived car still waits for at the counter; how long it should are duties D1 and D3. */

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

/** `to-meet`: nobody met the customer in time (D1). `overdue`: the workshop should have it by now (D3). */
export function counterStanding(state: WorkshopState, job: Job, now: Instant): CounterStanding {
	const late = new Set(
		dutiesOfJob(state, job, { now })
			.filter(({ dueAt }) => dueAt <= now)
			.map(({ kind }) => kind)
	);
	if (late.has('hand-in')) return 'overdue';
	return late.has('meet') ? 'to-meet' : 'just-here';
}

const byArrival = (a: Job, b: Job): number => (a.arrivedAt ?? 0) - (b.arrivedAt ?? 0);

/** It was here before the board knew of it: an import found it in the house. */
const wasFound = ({ arrivedAt, openedAt }: Job): boolean =>
	arrivedAt !== null && arrivedAt < openedAt;

/** Cars at the counter, the one that came first at the top: those duty D3 asks for. */
export const atTheCounter = ({ jobs }: WorkshopState): readonly Job[] =>
	[...jobs.values()]
		.filter((job) => awaitsHandIn(job) && !job.carriedOver && !wasFound(job))
		.sort(byArrival);

/**
 * Cars an import found in the house, of which nobody said that the workshop has them. No duty asks for
 * it; they can be walked around and handed in all the same.
 */
export const foundInTheHouse = ({ jobs }: WorkshopState): readonly Job[] =>
	[...jobs.values()]
		.filter((job) => awaitsHandIn(job) && !job.carriedOver && wasFound(job))
		.sort(byArrival);
