import type { OperationMove } from '../commands.ts';
import { personId, type JobId, type OperationId } from '../ids.ts';
import type { Job, Operation, Plan } from '../job/job.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import type { Conflict, Placement } from './conflict.ts';
import { conflictsOf } from './conflicts.ts';
import { canBePlanned, findOperation, lay, placed } from './plan-for.ts';

/** Several operations moved at once: each is held against the others as they will be, not as they are. */

/** Where an operation is to go; what the sender saw of it does not matter here. */
export type WishedMove = Omit<OperationMove, 'seen'>;

/** The move as a placement; null when it takes the plan back. */
export const placementOf = ({ job, operation, to }: WishedMove): Placement | null =>
	to === null ? null : { job, operation, ...to };

/** Who decides is told of conflicts; meanwhile the moved work is taken as meant, overtime included. */
const AS_MEANT: Plan['overrides'] = [{ conflict: 'moved', reason: '', by: personId('') }];

function planAfter(state: WorkshopState, move: WishedMove): Plan | null | undefined {
	const found = findOperation(state, move);
	if (!found.ok || !canBePlanned(found.value)) return undefined;
	const placement = placementOf(move);
	if (placement === null) return null;
	const there = placed(state, placement);
	if (!there.ok) return undefined;
	const { minutes, end } = lay(state, there.value);
	const { bay, technicians, start } = placement;
	return { bay, technicians, start, end, minutes, overrides: AS_MEANT };
}

/**
 * The state with all the moves made, whatever they break. Moves of what is unknown or has begun are
 * left out. For looking ahead only: the plans in it carry no overrides of their own.
 */
export function withMoves(state: WorkshopState, moves: readonly WishedMove[]): WorkshopState {
	const jobs = new Map<JobId, Job>(state.jobs);
	for (const move of moves) {
		const job = jobs.get(move.job);
		const plan = planAfter(state, move);
		if (job === undefined || plan === undefined) continue;
		const moved = (one: Operation): Operation =>
			one.id === move.operation ? { ...one, plan } : one;
		jobs.set(job.id, { ...job, operations: job.operations.map(moved) });
	}
	return { ...state, jobs };
}

/**
 * What a set of moves would break, by operation, gravest first as `conflictsOf` says it: against each
 * other and against all work that stays. An operation whose plan is taken back breaks nothing; every
 * move has an entry.
 */
export function conflictsOfMoves(
	state: WorkshopState,
	moves: readonly WishedMove[],
	now: Instant
): ReadonlyMap<OperationId, readonly Conflict[]> {
	const after = withMoves(state, moves);
	const conflicts = new Map<OperationId, readonly Conflict[]>();
	for (const move of moves) {
		const placement = placementOf(move);
		conflicts.set(move.operation, placement === null ? [] : conflictsOf(after, placement, now));
	}
	return conflicts;
}
