import type { CommandId } from '../ids.ts';
import type { Job, Operation, VisitFacts } from '../job/job.ts';
import { hasBegun } from '../plan/occupancy.ts';
import type { Refusal } from '../refusals.ts';
import { changedVisit, isSame, operationIn, routeOf, workFacts, type Turn } from './past-step.ts';

/** Whether anything stands on what a step did: then taking it away would take that away, too. */

/** The step that is to be taken back. */
export interface StepAt {
	readonly step: CommandId;
	/** Position of its last fact. */
	readonly since: number;
	/** Types of its facts. */
	readonly undone: readonly string[];
}

/** The refusal that says what has changed since; `job` null for absences and bays. */
export const changedSince = (
	{ step, since }: StepAt,
	job: string | null,
	what: string
): Refusal => ({ code: 'undo/built-upon', step, job, what, since });

/** Whether what the step changed in this operation is still as the step left it. */
function isOverlaid(now: Job, { before }: Turn, then: Operation): boolean {
	const was = operationIn(before, then.id);
	if (was !== undefined && isSame(workFacts(was), workFacts(then))) return false;
	const is = operationIn(now, then.id);
	return is === undefined || !isSame(workFacts(is), workFacts(then));
}

function visitIsOverlaid(now: Job, turn: Turn): boolean {
	const { before, after } = turn;
	const changed = Object.keys(changedVisit(turn)) as (keyof VisitFacts)[];
	const hasRoute = !isSame(routeOf(before), routeOf(after));
	return (
		changed.some((fact) => !isSame(now[fact], after[fact])) ||
		(hasRoute && !isSame(routeOf(now), routeOf(after)))
	);
}

/** Work that follows what would be unfinished again and has begun meanwhile. */
function begunAfter(now: Job, { before, after }: Turn): Operation | undefined {
	const reopened = before.operations.filter(
		({ id, state }) => state !== 'finished' && operationIn(after, id)?.state === 'finished'
	);
	const ids = new Set(reopened.map(({ id }) => id));
	return now.operations.find(
		(operation) => operation.after.some((id) => ids.has(id)) && hasBegun(operation)
	);
}

/** Whether the car would not have come, though it was worked on or moved since. */
const wasUsedSince = (now: Job, { before, after }: Turn): boolean =>
	before.arrivedAt === null &&
	after.arrivedAt !== null &&
	(now.place !== null || now.operations.some(hasBegun));

/** Whether the bill was settled on work that would be open again. */
const wasSettledSince = (now: Job, turn: Turn): boolean =>
	now.settledAt !== null &&
	turn.before.settledAt === turn.after.settledAt &&
	turn.before.operations.some(
		({ id, state }) => state !== 'finished' && operationIn(turn.after, id)?.state === 'finished'
	);

/** What has been built upon a step in one visit since; null when it can be taken back there. */
export function builtUpon(now: Job | undefined, turn: Turn, at: StepAt): Refusal | null {
	const { id } = turn.after;
	if (now === undefined || now.end !== null) return changedSince(at, id, id);
	const overlaid = turn.after.operations.find((then) => isOverlaid(now, turn, then));
	const gone = turn.before.operations.find(
		(was) => operationIn(turn.after, was.id) === undefined && operationIn(now, was.id) !== undefined
	);
	const what = (overlaid ?? gone ?? begunAfter(now, turn))?.id;
	if (what !== undefined) return changedSince(at, id, what);
	const isChanged =
		visitIsOverlaid(now, turn) || wasUsedSince(now, turn) || wasSettledSince(now, turn);
	return isChanged ? changedSince(at, id, id) : null;
}
