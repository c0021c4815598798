import { personId, type OperationId } from '../ids.ts';
import type { Job } from '../job/job.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import { latenessOf, type Lateness } from './lateness.ts';

/** How a car would stand to its promise if this work were finished then; asked before a delay is told. */
export function latenessSupposing(
	state: WorkshopState,
	job: Job,
	told: {
		readonly operation: OperationId;
		readonly expectedFinish: Instant;
		readonly now: Instant;
	}
): Lateness {
	const { now, expectedFinish } = told;
	const delay = { expectedFinish, reason: '', at: now, by: personId('') };
	const operations = job.operations.map((operation) =>
		operation.id === told.operation ? { ...operation, delay } : operation
	);
	return latenessOf(state, { ...job, operations }, now);
}
