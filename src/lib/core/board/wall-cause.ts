import type { Job } from '../job/job.ts';
import { currentOperation } from '../job/stage.ts';
import { fewCauses } from '../plan/few-causes.ts';
import { mainCause, type LateCause } from '../plan/late-cause.ts';
import { causesAt } from '../plan/late-causes.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import type { Bar } from './timeline-bars.ts';

/**
 * Why cars are late, as a wall says it: a thing without a name, a plate or a figure. Screens that
 * customers see say nothing of it (product section 9).
 */

/** What a wall has a word for. */
export type WallCause = Pick<LateCause, 'why' | 'trade'>;

const bare = (cause: LateCause | null): WallCause | null =>
	cause === null ? null : { why: cause.why, trade: cause.trade };

/**
 * What a car that will be late waits for; null in time, and while somebody works on it: then who that is
 * says more.
 */
export function causeShown(state: WorkshopState, job: Job, now: Instant): WallCause | null {
	if (currentOperation(job)?.state === 'running') return null;
	return bare(mainCause(causesAt(state, now).get(job.id) ?? []));
}

/** What endangers most promises of a screen's cars, and how many; null where one promise at most is in danger. */
export function causeOfScreen(
	state: WorkshopState,
	cars: readonly Job[],
	now: Instant
): (WallCause & { readonly cars: number }) | null {
	const [first] = fewCauses(state, now, new Set(cars.map(({ id }) => id)));
	if (first === undefined || first.jobs.length < 2) return null;
	return { why: first.why, trade: first.trade, cars: first.jobs.length };
}

/** What makes the car of a bar late, on the work it stands at; null elsewhere, and in time. */
export function causeOnBar(
	state: WorkshopState,
	{ job: id, operation }: Pick<Bar, 'job' | 'operation'>,
	now: Instant
): WallCause | null {
	const job = state.jobs.get(id);
	if (job === undefined || currentOperation(job)?.id !== operation) return null;
	return bare(mainCause(causesAt(state, now).get(id) ?? []));
}
