import type { Scope } from './display.ts';
import { inScope } from './wall-scope.ts';
import type { Job } from '../job/job.ts';
import { currentOperation, openOperations, stageOf } from '../job/stage.ts';
import { latenessOf } from '../promise/lateness.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';

/** Which cars a screen is about, and how many of them need somebody: the head of every wall. */

/** Cars of a screen that are here and with which the workshop is not done. */
export const carsInWorkshop = (state: WorkshopState, scope: Scope | null): readonly Job[] =>
	[...state.jobs.values()].filter(
		(job) =>
			job.end === null &&
			job.arrivedAt !== null &&
			openOperations(job).length > 0 &&
			inScope(state, job, scope)
	);

/** The numbers in the head of the board; a car counts once for its lateness and once for its state. */
export interface WallCounts {
	readonly late: number;
	readonly atRisk: number;
	readonly inWork: number;
	readonly stopped: number;
	/** No place in the plan yet. */
	readonly waiting: number;
}

/** Counts over the cars of a screen. */
export function wallCounts(state: WorkshopState, cars: readonly Job[], now: Instant): WallCounts {
	const levels = cars.map((job) => latenessOf(state, job, now).level);
	const stages = cars.map(stageOf);
	return {
		late: levels.filter((level) => level === 'late').length,
		atRisk: levels.filter((level) => level === 'at-risk').length,
		inWork: cars.filter((job) => currentOperation(job)?.state === 'running').length,
		stopped: stages.filter((stage) => stage === 'stopped').length,
		waiting: stages.filter((stage) => stage === 'waiting-for-dispatch').length
	};
}
