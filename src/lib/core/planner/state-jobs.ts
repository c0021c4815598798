import { opaqueId } from '../board/opaque-id.ts';
import type { OperationId } from '../ids.ts';
import type { Job, Operation } from '../job/job.ts';
import { hasBegun } from '../plan/occupancy.ts';
import { hereAt, missingPartsDueAt } from '../plan/readiness.ts';
import { begunWork } from './begun-work.ts';
import type { LeftOut } from './left-out.ts';
import { openWork } from './open-work.ts';
import type { ProblemJob, ProblemOperation } from './problem.ts';
import type { Reading } from './reading.ts';
import { minuteFrom, minuteOf, type Resources } from './state-resources.ts';

/** One visit as the planner sees it: what is left to do, who could do it where, and what holds it. */

/** Operations of a visit as the problem has them, with which they are. */
export interface JobDraft {
	readonly job: ProblemJob;
	/** Ids by index in the problem. */
	readonly operations: readonly OperationId[];
	readonly leftOut: readonly LeftOut[];
	/** Settles which of two equal cars comes first, on a wall as at a desk: walls hide the ids of visits. */
	readonly rank: string;
}

const isOver = ({ state }: Operation): boolean => state === 'finished' || state === 'cancelled';

interface Joining {
	readonly operations: ProblemOperation[];
	readonly ids: OperationId[];
	readonly leftOut: LeftOut[];
	/** What each operation so far stands for: indices in the problem; left-out work stands for nothing. */
	readonly standsFor: Map<OperationId, readonly number[]>;
}

function join(into: Joining, reading: Reading, [job, operation]: readonly [Job, Operation]): void {
	const { operations, ids, leftOut, standsFor } = into;
	const after = [...new Set(operation.after.flatMap((id) => standsFor.get(id) ?? []))];
	// Cancelled work hands on what it waited for itself.
	if (isOver(operation)) {
		standsFor.set(operation.id, operation.state === 'cancelled' ? after : []);
		return;
	}
	const isBehind = operation.after.some((id) => leftOut.some((out) => out.operation === id));
	const drafted = hasBegun(operation)
		? begunWork(reading, operation)
		: isBehind
			? 'behind'
			: openWork(reading, operation);
	if (typeof drafted === 'string') {
		leftOut.push({ job: job.id, operation: operation.id, skill: operation.skill, why: drafted });
		return;
	}
	standsFor.set(operation.id, [operations.length]);
	operations.push({ ...drafted, after });
	ids.push(operation.id);
}

/** On a wall visits have these ids already. */
const isOpaque = (id: string): boolean => /^[0-9a-z]{14}$/.test(id);

const WAITING_WEIGHT = 3;

/** What a late minute of a visit counts: a customer who waits on site thrice. */
export const weightOf = ({ waiting }: Pick<Job, 'waiting'>): number =>
	waiting ? WAITING_WEIGHT : 1;

function read(reading: Reading, job: Job): JobDraft {
	const into: Joining = { operations: [], ids: [], leftOut: [], standsFor: new Map() };
	for (const operation of job.operations) join(into, reading, [job, operation]);
	const promise = job.promises[job.promises.length - 1]?.at;
	const earliest = job.promises.reduce(
		(turn, given) => Math.min(turn, given.at),
		promise ?? Infinity
	);
	const here = hereAt(job);
	const { origin } = reading.resources;
	return {
		job: {
			id: job.id,
			release: here === null ? 0 : Math.max(0, minuteFrom(origin, here)),
			promise: promise === undefined ? null : minuteOf(origin, promise),
			turn: promise === undefined ? undefined : minuteOf(origin, earliest),
			weight: weightOf(job),
			waiting: job.waiting,
			operations: into.operations
		},
		operations: into.ids,
		leftOut: into.leftOut,
		rank: `${String(job.openedAt)} ${isOpaque(job.id) ? job.id : opaqueId(job.id)}`
	};
}

/** Whether what the planner sees of the visit changes as time passes, without any event. */
const movesOn = (job: Job): boolean =>
	job.operations.some(
		(operation) =>
			!isOver(operation) &&
			(hasBegun(operation) ||
				missingPartsDueAt(operation) !== null ||
				(operation.plan?.overrides.length ?? 0) > 0)
	);

interface Remembered {
	readonly resources: Resources;
	readonly draft: JobDraft;
}
/** Planning and looking ahead read a visit differently, and a promise that is given asks for both. */
const forPlanning = new WeakMap<Job, Remembered>();
const forForecast = new WeakMap<Job, Remembered>();

/**
 * A visit for the planner. Most visits wait for their turn and look the same at every instant; those
 * are read once and kept until they, somebody's hours or a bay change.
 */
export function draftOf(reading: Reading, job: Job): JobDraft {
	const { resources, standIn } = reading;
	const remembered = standIn === null ? forPlanning : forForecast;
	const known = remembered.get(job);
	if (known?.resources === resources) return known.draft;
	const draft = read(reading, job);
	if (!movesOn(job)) remembered.set(job, { resources, draft });
	return draft;
}
