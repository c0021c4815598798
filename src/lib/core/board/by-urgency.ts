import { isCalling } from './wall-call.ts';
import type { Job } from '../job/job.ts';
import { latenessOf, type Lateness } from '../promise/lateness.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';

/** In which order the cars of a wall stand: whoever is looked for first comes first. */

/** A car with what its place on a wall depends on. */
export interface Placed {
	readonly job: Job;
	readonly lateness: Lateness;
	/** Somebody with it calls for help and nobody has answered. */
	readonly isCalling: boolean;
}

/** What the place of a car depends on now. */
export const placedOf = (state: WorkshopState, job: Job, now: Instant): Placed => ({
	job,
	lateness: latenessOf(state, job, now),
	isCalling: isCalling(state, { bay: job.place?.bay ?? null, job: job.id })
});

const WEIGHT = { late: 2, 'at-risk': 1 } as const;
/** A call for help goes before every lateness: somebody has to come now. */
const CALL_WEIGHT = 3;
/** How much a car needs somebody: calls for help, then late, then at risk; 0: nobody. */
export const weightOf = ({ lateness: { level }, isCalling: calls }: Placed): number =>
	calls ? CALL_WEIGHT : level === 'late' || level === 'at-risk' ? WEIGHT[level] : 0;

/** The worst first: calls for help, then late before at risk, then by minutes; equal ones by id, so that they never swap. */
export function worstFirst(a: Placed, b: Placed): number {
	return (
		weightOf(b) - weightOf(a) ||
		b.lateness.minutes - a.lateness.minutes ||
		(a.job.id < b.job.id ? -1 : 1)
	);
}

/** The earliest promise first; cars without one last. */
export function dueFirst(a: Placed, b: Placed): number {
	const due = ({ lateness }: Placed): number => lateness.promisedAt ?? Number.MAX_SAFE_INTEGER;
	return due(a) - due(b) || (a.job.id < b.job.id ? -1 : 1);
}
