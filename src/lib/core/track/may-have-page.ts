import type { JobId } from '../ids.ts';
import { openJob } from '../decision.ts';
import type { Refusal } from '../refusals.ts';
import type { WorkshopState } from '../state.ts';

/** Why a visit gets no page for its customer; null where it does: from arrival to its end. */
export function pageRefusal(state: WorkshopState, id: JobId): Refusal | null {
	const job = openJob(state, id);
	if (!job.ok) return job.refusal;
	return job.value.arrivedAt === null ? { code: 'job/not-arrived', job: id } : null;
}
