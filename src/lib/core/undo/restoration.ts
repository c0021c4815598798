import { slotRefusal, tagRefusal } from '../arrival/standing.ts';
import type { Circumstances } from '../decider.ts';
import { withFacts } from '../foreseen.ts';
import type { Event } from '../job/events.ts';
import type { Job, Operation, Stint } from '../job/job.ts';
import { bayRefusal } from '../job/workplace.ts';
import { CONFLICT_WEIGHT, type Conflict, type OtherWork } from '../plan/conflict.ts';
import { conflictsOf } from '../plan/conflicts.ts';
import { overridesFor } from '../plan/overrides.ts';
import { hasBegun } from '../plan/occupancy.ts';
import { canBePlanned } from '../plan/plan-for.ts';
import type { Refusal } from '../refusals.ts';
import type { WorkshopState } from '../state.ts';
import { overlaps, type Instant, type Stretch } from '../time/instant.ts';
import { changedSince, type StepAt } from './built-upon.ts';
import { changedVisit, isSame, operationIn, workFacts, type Turn } from './past-step.ts';

/** What speaks against things being as they were: the world may have moved on around them. */

interface Restoration {
	readonly turns: readonly Turn[];
	/** The facts that would be written. */
	readonly back: readonly Event[];
	readonly at: StepAt;
}

/** An operation that would be as it was. */
interface Restored {
	readonly job: Job;
	readonly operation: Operation;
}

function restoredIn(restored: WorkshopState, turns: readonly Turn[]): readonly Restored[] {
	return turns.flatMap(({ before, after }) => {
		const job = restored.jobs.get(before.id);
		if (job === undefined) return [];
		return job.operations
			.filter(({ id }) => {
				const was = operationIn(before, id);
				const then = operationIn(after, id);
				if (was === undefined) return false;
				return then === undefined || !isSame(workFacts(was), workFacts(then));
			})
			.map((operation) => ({ job, operation }));
	});
}

/** A car that would stand in its bay or slot of then, or a key that would have its tag of then. */
function placeRefusal(
	restored: WorkshopState,
	turns: readonly Turn[],
	now: Instant
): Refusal | null {
	for (const { before, after } of turns) {
		const job = before.id;
		const { place, slot, keyTag } = changedVisit({ before, after });
		const refusal =
			(place == null ? null : bayRefusal(restored, { bay: place.bay, job }, now)) ??
			(slot == null ? null : slotRefusal(restored, { slot, job })) ??
			(keyTag == null ? null : tagRefusal(restored, { keyTag, job }));
		if (refusal !== null) return refusal;
	}
	return null;
}

/** A stint with an end to reckon with: whoever is still clocked on is so at least until now. */
const until = ({ from, to }: Stint, now: Instant): Stretch => ({
	from,
	to: to ?? Math.max(now, from) + 1
});

const otherWork = ({ job, operation }: Restored, { from, to }: Stretch): OtherWork => ({
	job: job.id,
	operation: operation.id,
	from,
	to
});

/** The conflict of two stints, where one person or one bay would have had both at a time. */
function clash(mine: Stint, { job, restored, stint }: Other, now: Instant): readonly Conflict[] {
	const stretch = until(stint, now);
	if (!overlaps(until(mine, now), stretch)) return [];
	const work = otherWork(restored, stretch);
	if (stint.technician === mine.technician)
		return [{ code: 'technician-busy', technician: mine.technician, with: work }];
	const inOneBay = stint.bay === mine.bay && restored.job.id !== job.id;
	return inOneBay ? [{ code: 'bay-busy', bay: mine.bay, with: work }] : [];
}

interface Other {
	/** Whose work is restored. */
	readonly job: Job;
	/** The work it is held against, and one stint of it. */
	readonly restored: Restored;
	readonly stint: Stint;
}

/** Work that people really did elsewhere since, or in the same bay, and that the stints of then would cover. */
function workedSince(
	{ jobs }: WorkshopState,
	{ job, operation }: Restored,
	now: Instant
): readonly Conflict[] {
	const conflicts: Conflict[] = [];
	for (const other of jobs.values()) {
		for (const work of other.operations) {
			if (work.id === operation.id) continue;
			const restored = { job: other, operation: work };
			const clashes = work.stints.flatMap((stint) =>
				operation.stints.flatMap((mine) => clash(mine, { job, restored, stint }, now))
			);
			conflicts.push(...clashes);
		}
	}
	return conflicts;
}

/** Work that would run although what comes before it is not finished. */
function beforeItsTime({ job, operation }: Restored, now: Instant): readonly Conflict[] {
	if (operation.state !== 'running') return [];
	return job.operations
		.filter(({ id, state }) => operation.after.includes(id) && state !== 'finished')
		.map((first) => {
			const from = first.stints[0]?.from ?? now;
			return {
				code: 'order-of-operations',
				with: otherWork({ job, operation: first }, { from, to: now })
			};
		});
}

/** Whether work would run where its car does not stand any more. */
const hasLeft = ({ job, operation }: Restored): boolean =>
	operation.state === 'running' &&
	operation.stints.some(({ to, bay }) => to === null && bay !== job.place?.bay);

/** What the plan of then would break now; nothing where the plan stands anyway. */
function planRefusal(
	{ state, restored }: { readonly state: WorkshopState; readonly restored: WorkshopState },
	{ job, operation }: Restored,
	{ now, actor }: Circumstances
): Refusal | null {
	const { plan } = operation;
	if (plan === null || !canBePlanned({ job, operation })) return null;
	const present = state.jobs.get(job.id);
	const is = present === undefined ? undefined : operationIn(present, operation.id);
	const stands = isSame(is?.plan, plan);
	if (stands && is !== undefined && !hasBegun(is)) return null;
	const { bay, technicians, start, minutes } = plan;
	const placement = { job: job.id, operation: operation.id, bay, technicians, start, minutes };
	const conflicts = conflictsOf(restored, placement, now);
	// Work taken back to its plan holds its place again; skill and hours were settled when it was planned.
	const asked = stands
		? conflicts.filter(({ code }) => CONFLICT_WEIGHT[code] === 'never')
		: conflicts;
	// What had a reason then needs none now; a new breach has none and is refused.
	const kept = overridesFor(asked, { actor, reason: undefined, already: plan.overrides });
	return kept.ok ? null : kept.refusal;
}

/** The first hard rule the restored facts would break; null when things may be as they were. */
export function restorationRefusal(
	state: WorkshopState,
	{ turns, back, at }: Restoration,
	circumstances: Circumstances
): Refusal | null {
	if (turns.length === 0) return null;
	const { now } = circumstances;
	const restored = withFacts(state, back, circumstances);
	const place = placeRefusal(restored, turns, now);
	if (place !== null) return place;
	for (const one of restoredIn(restored, turns)) {
		if (hasLeft(one)) return changedSince(at, one.job.id, one.job.id);
		const conflicts = [...workedSince(restored, one, now), ...beforeItsTime(one, now)];
		if (conflicts.length > 0) return { code: 'plan/conflicts', conflicts };
		const plan = planRefusal({ state, restored }, one, circumstances);
		if (plan !== null) return plan;
	}
	return null;
}
