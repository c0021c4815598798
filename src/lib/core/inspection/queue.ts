import type { BayCode } from '../ids.ts';
import type { Job, Operation, OperationKind } from '../job/job.ts';
import { currentOperation, isReady, openOperations, readyAt } from '../job/stage.ts';
import { outageAt } from '../job/workplace.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import { skillOf } from '../workshop/lookup.ts';
import type { Bay, Outage } from '../workshop/setup.ts';
import { roundOf } from './first-time-fix.ts';

/**
 * What waits for inspectors and washers, and what is ready. Everything is worked out from the route: a
 * car is in a queue because its work is done, never because somebody put it there.
 */

/** Going on; nobody has to be finished first; the work before it is still being done. */
export type QueueStanding = 'running' | 'waiting' | 'coming';

/** One car in a queue, at one operation. */
export interface Queued {
	readonly job: Job;
	readonly operation: Operation;
	readonly standing: QueueStanding;
	/** When the work before it was done; null while that goes on, and where nothing came before. */
	readonly since: Instant | null;
	readonly promisedAt: Instant | null;
	/** From 1; more for an inspection that failed before. */
	readonly round: number;
}

const INSPECTED: ReadonlySet<OperationKind> = new Set([
	'process-inspection',
	'road-test',
	'final-inspection'
]);
const WASHED: ReadonlySet<OperationKind> = new Set(['wash']);
const ORDER: Readonly<Record<QueueStanding, number>> = { running: 0, waiting: 1, coming: 2 };

/** When the last of what must come first was finished. */
function doneBefore({ operations }: Job, { after }: Operation): Instant | null {
	const ends = operations.flatMap(({ id, finishedAt }) =>
		after.includes(id) && finishedAt !== null ? [finishedAt] : []
	);
	return ends.length === 0 ? null : Math.max(...ends);
}

/** The next operation of a car where it is of the kinds asked for, or will be once the running one is done. */
function queuedOf(job: Job, kinds: ReadonlySet<OperationKind>): Queued | null {
	if (job.end !== null || job.arrivedAt === null) return null;
	const current = currentOperation(job);
	if (current === null) return null;
	const promisedAt = job.promises.at(-1)?.at ?? null;
	const at = (operation: Operation, standing: QueueStanding): Queued => ({
		...{ job, operation, standing, promisedAt },
		since: standing === 'coming' ? null : doneBefore(job, operation),
		round: roundOf(job, operation)
	});
	if (kinds.has(current.kind))
		return at(current, current.state === 'running' ? 'running' : 'waiting');
	const next = openOperations(job)[openOperations(job).indexOf(current) + 1];
	const isNear = current.state === 'running' && next !== undefined && kinds.has(next.kind);
	return isNear ? at(next, 'coming') : null;
}

const sooner = (one: Instant | null, other: Instant | null): number =>
	(one ?? Infinity) === (other ?? Infinity) ? 0 : (one ?? Infinity) - (other ?? Infinity);

/** Running ones first, then in the order of their promises; without a promise last, longest waiting first. */
const inOrder = (a: Queued, b: Queued): number =>
	ORDER[a.standing] - ORDER[b.standing] ||
	sooner(a.promisedAt, b.promisedAt) ||
	sooner(a.since, b.since) ||
	(a.job.id < b.job.id ? -1 : 1);

const queueOf = (
	{ jobs }: Pick<WorkshopState, 'jobs'>,
	kinds: ReadonlySet<OperationKind>
): readonly Queued[] =>
	[...jobs.values()].flatMap((job) => queuedOf(job, kinds) ?? []).sort(inOrder);

/** Inspections and road tests that go on, wait or come next. */
export const inspectionQueue = (state: Pick<WorkshopState, 'jobs'>): readonly Queued[] =>
	queueOf(state, INSPECTED);

/** Washes that go on, wait or come next. */
export const washQueue = (state: Pick<WorkshopState, 'jobs'>): readonly Queued[] =>
	queueOf(state, WASHED);

/** A bay where cars are washed, and what stands in it. */
interface WashBay {
	readonly bay: Bay;
	/** The car in it; null while it is empty. */
	readonly job: Job | null;
	/** Why it cannot be used; null while it can. */
	readonly outage: Outage | null;
}

/** The bays that have what a wash needs, in the order of the set-up. */
export function washBays(state: WorkshopState, now: Instant): readonly WashBay[] {
	const { setup, jobs } = state;
	if (setup === null) return [];
	const types = skillOf(setup, setup.rules.wash.skill)?.bayTypes ?? [];
	const carIn = (code: BayCode): Job | null =>
		[...jobs.values()].find(({ place, end }) => end === null && place?.bay === code) ?? null;
	return setup.bays
		.filter(({ type }) => types.includes(type))
		.map((bay) => ({ bay, job: carIn(bay.code), outage: outageAt(state, bay.code, now) }));
}

/** A car that is inspected and washed and waits for its customer. */
interface ReadyCar {
	readonly job: Job;
	/** When the last work was done: from then on the advisor's list has it. */
	readonly readyAt: Instant | null;
	readonly promisedAt: Instant | null;
	readonly isSettled: boolean;
}

/** Cars to be settled and handed over, in the order of their promises. */
export const readyCars = ({ jobs }: Pick<WorkshopState, 'jobs'>): readonly ReadyCar[] =>
	[...jobs.values()]
		.filter(isReady)
		.map((job) => ({
			job,
			readyAt: readyAt(job),
			promisedAt: job.promises.at(-1)?.at ?? null,
			isSettled: job.settledAt !== null
		}))
		.sort((a, b) => sooner(a.promisedAt, b.promisedAt) || (a.job.id < b.job.id ? -1 : 1));
