import type { Command } from '../commands.ts';
import type { Circumstances, Decision } from '../decider.ts';
import { decided, isBlank, nothingToDo, seenOperation } from '../decision.ts';
import type { Operation, Override, Plan } from '../job/job.ts';
import { unknownTechnician } from '../job/workplace.ts';
import type { Refusal } from '../refusals.ts';
import { ok, refused, type Result } from '../result.ts';
import type { WorkshopState } from '../state.ts';
import { conflictsOf } from './conflicts.ts';
import type { Placement } from './conflict.ts';
import { plannedMinutes } from './length.ts';
import { isLengthened, lengtheningsAfter } from './lengthening.ts';
import { overridesFor } from './overrides.ts';
import { planFor } from './plan-for.ts';

/** Placing operations on bay, technicians and time; only work that has not begun is planned. */

/** Gives an operation its bay, its people and its time, or others than it had. */
export function decideAssign(
	state: WorkshopState,
	command: Extract<Command, { type: 'AssignOperation' }>,
	circumstances: Circumstances
): Decision {
	const found = seenOperation(state, command);
	if (!found.ok) return found;
	const { job, operation } = found.value;
	const { bay, technicians, start, minutes, reason } = command;
	const placement = { job: job.id, operation: operation.id, bay, technicians, start, minutes };
	const plan = plannedAs(state, { operation, placement, reason, already: [] }, circumstances);
	if (!plan.ok) return plan;
	if (isSamePlan(operation.plan, plan.value)) return nothingToDo(circumstances);
	return decided(
		[{ type: 'OperationAssigned', job: job.id, operation: operation.id, plan: plan.value }],
		circumstances
	);
}

/** Moves a planned operation to another time, with the bay and the people it has. */
export function decideRetime(
	state: WorkshopState,
	command: Extract<Command, { type: 'RetimeOperation' }>,
	circumstances: Circumstances
): Decision {
	const found = seenOperation(state, command);
	if (!found.ok) return found;
	const { job, operation } = found.value;
	if (operation.plan === null)
		return refused({ code: 'operation/not-planned', operation: operation.id });
	const { bay, technicians, overrides: already } = operation.plan;
	const { start, minutes = operation.plan.minutes, reason } = command;
	const placement = { job: job.id, operation: operation.id, bay, technicians, start, minutes };
	const plan = plannedAs(state, { operation, placement, reason, already }, circumstances);
	if (!plan.ok) return plan;
	if (isSamePlan(operation.plan, plan.value)) return nothingToDo(circumstances);
	return decided(
		[
			{
				type: 'OperationRetimed',
				job: job.id,
				operation: operation.id,
				plan: plan.value,
				reason: reason ?? ''
			}
		],
		circumstances
	);
}

/** Takes the plan back; the operation waits for dispatch again. */
export function decideUnassign(
	state: WorkshopState,
	command: Extract<Command, { type: 'UnassignOperation' }>,
	circumstances: Circumstances
): Decision {
	const found = seenOperation(state, command);
	if (!found.ok) return found;
	const { operation } = found.value;
	if (operation.plan === null)
		return refused({ code: 'operation/not-planned', operation: operation.id });
	const begun = begunRefusal(operation);
	if (begun !== null) return refused(begun);
	return decided(
		[{ type: 'OperationUnassigned', job: command.job, operation: operation.id }],
		circumstances
	);
}

/** Work that was really done is never re-written by planning (product rule 4). */
export function begunRefusal({ id: operation, state, stints }: Operation): Refusal | null {
	if (state === 'finished') return { code: 'operation/already-finished', operation };
	const begun = state === 'running' || state === 'paused' || stints.length > 0;
	return begun ? { code: 'operation/already-started', operation } : null;
}

/** An operation and the place it is wished at. */
export interface PlanWish {
	readonly operation: Operation;
	readonly placement: Placement;
	readonly reason: string | undefined;
	/** Rules this plan was allowed to break before. */
	readonly already: readonly Override[];
}

/** The plan of an operation at a place in this state, or why it cannot be had. */
export function plannedAs(
	state: WorkshopState,
	{ operation, placement, reason, already }: PlanWish,
	{ now, actor }: Circumstances
): Result<Plan, Refusal> {
	const refusal = begunRefusal(operation) ?? placeRefusal(state, placement);
	if (refusal !== null) return refused(refusal);
	const planned = planFor(state, placement);
	if (!planned.ok) return planned;
	const { minutes, end } = planned.value;
	const length = {
		minutes,
		standard: standardOf(state, operation, placement),
		reason: reason ?? ''
	};
	if (isLengthened(operation.plan, length) && isBlank(reason))
		return refused({ code: 'reason/missing', why: 'longer' });
	const conflicts = conflictsOf(state, placement, now);
	const overrides = overridesFor(conflicts, { actor, reason, already });
	if (!overrides.ok) return overrides;
	const { bay, technicians, start } = placement;
	const lengthenings = lengtheningsAfter(operation.plan, length);
	return ok({
		bay,
		technicians,
		start,
		end,
		minutes,
		overrides: overrides.value,
		...(lengthenings.length === 0 ? {} : { lengthenings })
	});
}

function placeRefusal(
	state: WorkshopState,
	{ bay, technicians, operation }: Placement
): Refusal | null {
	const { setup } = state;
	if (setup === null) return { code: 'workshop/not-set-up' };
	if (technicians.length === 0) return { code: 'operation/no-place', operation };
	if (setup.bays.every(({ code }) => code !== bay)) return { code: 'bay/unknown', bay };
	return unknownTechnician(setup, technicians);
}

const standardOf = (
	{ setup }: WorkshopState,
	operation: Operation,
	{ technicians }: Placement
): number =>
	setup === null
		? operation.standardMinutes
		: plannedMinutes(setup, operation, technicians[0] ?? null);

/** Whether a plan is the one already made. */
export const isSamePlan = (known: Plan | null, wished: Plan): boolean =>
	known !== null && JSON.stringify(known) === JSON.stringify(wished);
