import type { JobId } from '../ids.ts';
import type { Job } from '../job/job.ts';
import { latenessOf } from '../promise/lateness.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';

/** What others changed since one last listened, in two numbers (display rule G5). */
export interface BoardNews {
	/** Cars that others changed, brought or took away. */
	readonly changed: number;
	/** Cars here that became late meanwhile, whoever did what. */
	readonly late: number;
}

/** What was heard last, and when. */
export interface Heard {
	readonly state: WorkshopState;
	readonly at: Instant;
}

const isLate = (state: WorkshopState, job: Job, now: Instant): boolean =>
	job.arrivedAt !== null && latenessOf(state, job, now).level === 'late';

/** The news since `before`; `own` holds the positions of one's own steps, which are no news. */
export function newsSince(before: Heard, now: Heard, own: ReadonlySet<number>): BoardNews {
	const isNews = (id: JobId, job: Job): boolean =>
		before.state.jobs.get(id)?.version !== job.version && !own.has(job.version);
	let [changed, late] = [0, 0];
	for (const [id, job] of now.state.jobs) {
		if (isNews(id, job)) changed += 1;
		const was = before.state.jobs.get(id);
		const wasLate = was !== undefined && isLate(before.state, was, before.at);
		if (!wasLate && isLate(now.state, job, now.at)) late += 1;
	}
	for (const id of before.state.jobs.keys()) if (!now.state.jobs.has(id)) changed += 1;
	return { changed, late };
}
