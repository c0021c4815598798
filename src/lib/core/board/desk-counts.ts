import { isReady } from '../job/stage.ts';
import { latenessOf } from '../promise/lateness.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';

/** The numbers on top of the desk; a car counts once, under the gravest. */
export interface DeskCounts {
	readonly late: number;
	readonly atRisk: number;
	/** Customers who wait on site, late or not. */
	readonly waiting: number;
	/** Cars here and not handed over. */
	readonly here: number;
}

/** Counts over all cars that are here. */
export function deskCountsOf(state: WorkshopState, now: Instant): DeskCounts {
	let [late, atRisk, waiting, here] = [0, 0, 0, 0];
	for (const job of state.jobs.values()) {
		if (job.end !== null || job.arrivedAt === null) continue;
		here += 1;
		if (job.waiting) waiting += 1;
		// As on the wall: a car the workshop is done with is nobody's hurry any more.
		if (isReady(job)) continue;
		const { level } = latenessOf(state, job, now);
		if (level === 'late') late += 1;
		else if (level === 'at-risk') atRisk += 1;
	}
	return { late, atRisk, waiting, here };
}
