import { ROUND_AT_MOST_MS } from './display.ts';
import type { JobId, TechnicianCode } from '../ids.ts';
import type { Job, Operation } from '../job/job.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';

/**
 * Which cars have just moved on, so that whoever waits for one sees it on whatever page is up (rule L16).
 * It is read from the facts of the visit and not from what the screen saw change: a page that was loaded
 * anew, or another layout of a playlist, says the same.
 */

/** Work begins, is interrupted and ends; people come to it and leave it. */
const momentsOf = ({ stints, stoppages, finishedAt }: Operation): readonly (Instant | null)[] => [
	...[...stints, ...stoppages].flatMap(({ from, to }) => [from, to]),
	finishedAt
];

/**
 * When a car last moved on as a wall shows it: it came, got another bay or another promise, work on it
 * began, stopped or ended, or its customer was asked. Null before it came.
 */
export function lastMovedAt(job: Job): Instant | null {
	if (job.arrivedAt === null) return null;
	const moments = [
		job.arrivedAt,
		job.place?.since ?? null,
		// The first promise comes with the order and changes no row.
		...job.promises.slice(1).map(({ givenAt }) => givenAt),
		...job.additions.map(({ reportedAt }) => reportedAt),
		...job.operations.flatMap(momentsOf)
	];
	return Math.max(...moments.filter((moment) => moment !== null));
}

/** A clock that runs fast, as in a demo, is no reason to look away sooner. */
function isJustNow(at: Instant, now: Instant, { clock }: Pick<WorkshopState, 'clock'>): boolean {
	return at <= now && now - at < ROUND_AT_MOST_MS * Math.max(1, clock?.rate ?? 1);
}

/** The cars that moved on within one full round of pages, the latest first, equal ones by id. */
export function justChanged(
	state: Pick<WorkshopState, 'clock'>,
	jobs: readonly Job[],
	now: Instant
): readonly JobId[] {
	return jobs
		.flatMap((job) => {
			const at = lastMovedAt(job);
			return at !== null && isJustNow(at, now, state) ? [{ id: job.id, at }] : [];
		})
		.sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))
		.map(({ id }) => id);
}

/** Whose work began, was interrupted or ended within one full round of pages, with the last such moment. */
export function peopleJustChanged(
	state: Pick<WorkshopState, 'clock' | 'jobs'>,
	now: Instant
): ReadonlyMap<TechnicianCode, Instant> {
	const latest = new Map<TechnicianCode, Instant>();
	for (const { operations } of state.jobs.values())
		for (const operation of operations) {
			const recent = momentsOf(operation).flatMap((at) =>
				at !== null && isJustNow(at, now, state) ? [at] : []
			);
			if (recent.length === 0) continue;
			for (const { technician } of operation.stints)
				latest.set(technician, Math.max(...recent, latest.get(technician) ?? 0));
		}
	return latest;
}
