import { awaitsAnswer } from './addition.ts';
import type { Job, Operation, OperationKind } from './job.ts';

/**
 * The stage of a visit, worked out from its operations, stoppages, inspection and wash and never
 * typed in (product section 4, rule 1).
 */
export type Stage =
	| 'booked'
	| 'waiting-for-dispatch'
	| 'planned'
	| 'in-work'
	| 'paused'
	| 'stopped'
	| 'inspection'
	| 'road-test'
	| 'rework'
	| 'wash'
	| 'to-settle'
	| 'ready'
	| 'delivered'
	| 'cancelled'
	| 'no-show';

const RUNNING_STAGE: Readonly<Record<OperationKind, Stage>> = {
	work: 'in-work',
	'process-inspection': 'inspection',
	'road-test': 'road-test',
	'final-inspection': 'inspection',
	wash: 'wash',
	rework: 'rework'
};

/** Operations that still have to be done, in the order of the route. */
export const openOperations = (job: Job): readonly Operation[] =>
	job.operations.filter(({ state }) => state !== 'finished' && state !== 'cancelled');

/** The operation the visit stands at: the one running or held up, else the next to do; null when all is done. */
export function currentOperation(job: Job): Operation | null {
	const open = openOperations(job);
	return (
		open.find(({ state }) => state === 'running') ??
		open.find(({ state }) => state === 'stopped') ??
		open.find(({ state }) => state === 'paused') ??
		open[0] ??
		null
	);
}

/**
 * Whether everything ordered, inspected and washed is done and the car can be handed over. A car whose
 * customer has yet to answer about additional work is not: there may be more to do.
 */
export const isReady = (job: Job): boolean =>
	job.end === null &&
	job.arrivedAt !== null &&
	openOperations(job).length === 0 &&
	!awaitsAnswer(job);

/** Whether nothing is left to do but to hear what the customer says about additional work. */
export const isHeldByAnswer = (job: Job): boolean =>
	job.end === null &&
	job.arrivedAt !== null &&
	openOperations(job).length === 0 &&
	awaitsAnswer(job);

/** When the last operation was finished; null while there is work left. */
export function readyAt(job: Job): number | null {
	if (openOperations(job).length > 0) return null;
	return job.operations.reduce<number | null>(
		(latest, { finishedAt }) =>
			finishedAt !== null && (latest === null || finishedAt > latest) ? finishedAt : latest,
		null
	);
}

/** Where the visit stands now. */
export function stageOf(job: Job): Stage {
	if (job.end !== null) return job.end.how;
	if (job.arrivedAt === null) return 'booked';
	const current = currentOperation(job);
	if (isHeldByAnswer(job)) return 'stopped';
	if (current === null) return job.settledAt === null ? 'to-settle' : 'ready';
	switch (current.state) {
		case 'stopped':
			return 'stopped';
		case 'paused':
			return 'paused';
		case 'running':
			return RUNNING_STAGE[current.kind];
		default:
			return stageWhileNobodyWorks(current);
	}
}

/** Between two operations: inspection, wash and rework name themselves; other work waits for its turn. */
function stageWhileNobodyWorks(next: Operation): Stage {
	if (next.kind !== 'work') return RUNNING_STAGE[next.kind];
	return next.plan === null ? 'waiting-for-dispatch' : 'planned';
}
