import type { Command, OperationMove } from '../commands.ts';
import type { Circumstances, Decision } from '../decider.ts';
import { decided, seenOperation } from '../decision.ts';
import type { Event } from '../job/events.ts';
import type { Operation, Plan } from '../job/job.ts';
import type { Refusal } from '../refusals.ts';
import { ok, refused, type Result } from '../result.ts';
import type { WorkshopState } from '../state.ts';
import type { Conflict } from './conflict.ts';
import { begunRefusal, isSamePlan, plannedAs } from './decide-plan.ts';
import { placementOf, withMoves } from './moves.ts';

type Replan = Extract<Command, { type: 'ReplanOperations' }>;

/** Places, re-times and unassigns several operations as one step: all of them, or none. */
export function decideReplan(
	state: WorkshopState,
	{ moves, reason }: Replan,
	circumstances: Circumstances
): Decision {
	const found = movable(state, moves);
	if (!found.ok) return found;
	const after = withMoves(state, moves);
	const events: Event[] = [];
	const conflicts: Conflict[] = [];
	for (const { move, operation } of found.value) {
		const moved = eventOf(after, { move, operation, reason }, circumstances);
		if (moved.ok) events.push(...moved.value);
		else if (moved.refusal.code === 'plan/conflicts') conflicts.push(...moved.refusal.conflicts);
		else return moved;
	}
	return conflicts.length === 0
		? decided(events, circumstances)
		: refused({ code: 'plan/conflicts', conflicts });
}

interface Movable {
	readonly move: OperationMove;
	readonly operation: Operation;
}

function movable(
	state: WorkshopState,
	moves: readonly OperationMove[]
): Result<readonly Movable[], Refusal> {
	const found: Movable[] = [];
	for (const move of moves) {
		const seen = seenOperation(state, move);
		if (!seen.ok) return seen;
		const { operation } = seen.value;
		if (found.some((other) => other.operation === operation))
			return refused({ code: 'plan/moved-twice', operation: operation.id });
		found.push({ move, operation });
	}
	return ok(found);
}

interface Wish extends Movable {
	readonly reason: string | undefined;
}

/** The fact the move leads to in the state with all moves made; none where the plan is as wished. */
function eventOf(
	after: WorkshopState,
	{ move, operation, reason }: Wish,
	circumstances: Circumstances
): Result<readonly Event[], Refusal> {
	const on = { job: move.job, operation: operation.id };
	const was = operation.plan;
	const placement = placementOf(move);
	if (placement === null) {
		const refusal = noPlanRefusal(operation) ?? begunRefusal(operation);
		return refusal === null ? ok([{ type: 'OperationUnassigned', ...on }]) : refused(refusal);
	}
	const stays = was !== null && isSamePlace(was, placement);
	// Who is only re-timed keeps what was overridden before, as with a single re-timing.
	const already = stays ? was.overrides : [];
	const plan = plannedAs(after, { operation, placement, reason, already }, circumstances);
	if (!plan.ok) return plan;
	if (isSamePlan(was, plan.value)) return ok([]);
	return ok([
		stays
			? { type: 'OperationRetimed', ...on, plan: plan.value, reason: reason ?? '' }
			: { type: 'OperationAssigned', ...on, plan: plan.value }
	]);
}

const noPlanRefusal = ({ id: operation, plan }: Operation): Refusal | null =>
	plan === null ? { code: 'operation/not-planned', operation } : null;

const isSamePlace = (was: Plan, { bay, technicians }: Pick<Plan, 'bay' | 'technicians'>): boolean =>
	was.bay === bay &&
	was.technicians.length === technicians.length &&
	was.technicians.every((technician, index) => technician === technicians[index]);
