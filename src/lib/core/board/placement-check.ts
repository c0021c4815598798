import type { Conflict, ConflictWeight, Placement } from '../plan/conflict.ts';
import { brokenPromises, type BrokenPromise } from '../plan/broken-promises.ts';
import { conflictsOf, heaviest } from '../plan/conflicts.ts';
import { plannedMinutes } from '../plan/length.ts';
import { planFor } from '../plan/plan-for.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';

/** What the dispatcher is told of a placement before it is sent. */
export interface PlacementCheck {
	/** When it would be done; null when it cannot be laid at all. */
	readonly end: Instant | null;
	/** Minutes this placement takes. */
	readonly minutes: number;
	/** Minutes the lead technician would need by the standard. */
	readonly ownMinutes: number;
	readonly conflicts: readonly Conflict[];
	readonly weight: ConflictWeight | null;
	readonly broken: readonly BrokenPromise[];
	/** What a reason has to be given for before this can be sent; null when none is needed. */
	readonly reasonFor: 'override' | 'longer' | null;
}

/** The same questions the server will ask, asked while the form is filled in. */
export function checkPlacement(
	state: WorkshopState,
	placement: Placement,
	now: Instant
): PlacementCheck {
	const laid = planFor(state, placement);
	const conflicts = conflictsOf(state, placement, now);
	const weight = heaviest(conflicts);
	const { ownMinutes, plannedBefore } = lengthsOf(state, placement);
	const minutes = laid.ok ? laid.value.minutes : ownMinutes;
	const isLonger = minutes > ownMinutes && minutes > plannedBefore;
	return {
		end: laid.ok ? laid.value.end : null,
		minutes,
		ownMinutes,
		conflicts,
		weight,
		broken: laid.ok ? brokenPromises(state, placement, now) : [],
		reasonFor: weight === 'override' ? 'override' : isLonger ? 'longer' : null
	};
}

/** What the lead needs by the standard, and what the plan so far allows; 0 where there is none. */
function lengthsOf(
	{ setup, jobs }: WorkshopState,
	{ job, operation: id, technicians }: Placement
): { readonly ownMinutes: number; readonly plannedBefore: number } {
	const operation = jobs.get(job)?.operations.find((one) => one.id === id);
	if (setup === null || operation === undefined) return { ownMinutes: 0, plannedBefore: 0 };
	return {
		ownMinutes: plannedMinutes(setup, operation, technicians[0] ?? null),
		plannedBefore: operation.plan?.minutes ?? 0
	};
}
