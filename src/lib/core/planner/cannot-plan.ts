import type { OperationId } from '../ids.ts';
import type { Job, Operation } from '../job/job.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import type { CannotPlan, LeftOut } from './left-out.ts';
import { draftOf } from './state-jobs.ts';
import { resourcesOf } from './state-resources.ts';

/**
 * What of one car cannot be planned, said wherever the car shows: the planner plans the rest without a
 * word, and somebody has to see to it.
 */

/** A car's first piece of work that cannot be planned; what comes after it waits for that. */
export interface Hindrance {
	readonly operation: Operation;
	readonly why: CannotPlan;
}

function leftOutOf(state: WorkshopState, job: Job, now: Instant): readonly LeftOut[] {
	const { setup } = state;
	if (setup === null || job.end !== null) return [];
	const resources = resourcesOf(state, setup, now);
	return draftOf({ state, setup, resources, now, standIn: null }, job).leftOut;
}

/** Why each piece of open work of a visit cannot be planned, by operation; what can be is not in it. */
export const cannotPlan = (
	state: WorkshopState,
	job: Job,
	now: Instant
): ReadonlyMap<OperationId, CannotPlan> =>
	new Map(leftOutOf(state, job, now).map(({ operation, why }) => [operation, why]));

/** What keeps a visit from being planned to its end; null where nothing does. */
export function hindranceOf(state: WorkshopState, job: Job, now: Instant): Hindrance | null {
	const reasons = cannotPlan(state, job, now);
	const operation = job.operations.find(({ id }) => reasons.has(id));
	const why = operation === undefined ? undefined : reasons.get(operation.id);
	return operation === undefined || why === undefined ? null : { operation, why };
}
