import type { BayCode, TechnicianCode } from '../ids.ts';
import type { Job, Operation } from '../job/job.ts';
import { canBePlanned } from '../plan/plan-for.ts';
import type { WorkshopState } from '../state.ts';
import { overlaps, type Stretch } from '../time/instant.ts';
import { absencesOf } from '../workshop/calendar.ts';

/** Work whose plan needs a person, or a bay, that will not be there. */

/** A piece of work and its car. */
interface PlanHit {
	readonly job: Job;
	readonly operation: Operation;
}

function planned(
	{ jobs }: Pick<WorkshopState, 'jobs'>,
	needs: (plan: NonNullable<Operation['plan']>) => boolean
): readonly PlanHit[] {
	return [...jobs.values()].flatMap((job) =>
		job.operations
			.filter((operation) => canBePlanned({ job, operation }))
			.filter(({ plan }) => plan !== null && needs(plan))
			.map((operation) => ({ job, operation }))
	);
}

/** Whether the plan of work not begun needs somebody who is away then, or a bay that is out of order. */
export function isHit(
	state: Pick<WorkshopState, 'absences' | 'outages'>,
	{ plan, stints, state: is }: Pick<Operation, 'plan' | 'stints' | 'state'>
): boolean {
	if (plan === null || is !== 'open' || stints.length > 0) return false;
	const held = { from: plan.start, to: plan.end };
	const outage = state.outages.get(plan.bay);
	if (outage !== undefined && overlaps({ from: outage.since, to: outage.until ?? Infinity }, held))
		return true;
	return plan.technicians.some((code) =>
		absencesOf(state, code).some((absence) => overlaps(absence, held))
	);
}

/** What stands in the plan of somebody while they are away. */
export function plansOfAbsent(
	state: WorkshopState,
	technician: TechnicianCode
): readonly PlanHit[] {
	const away = absencesOf(state, technician);
	if (away.length === 0) return [];
	return planned(
		state,
		({ technicians, start, end }) =>
			technicians.includes(technician) &&
			away.some((absence) => overlaps(absence, { from: start, to: end }))
	);
}

/** What stands in the plan of a bay while it is out of order. */
export function plansInBayOut(state: WorkshopState, bay: BayCode): readonly PlanHit[] {
	const outage = state.outages.get(bay);
	if (outage === undefined) return [];
	const out: Stretch = { from: outage.since, to: outage.until ?? Infinity };
	return planned(
		state,
		(plan) => plan.bay === bay && overlaps(out, { from: plan.start, to: plan.end })
	);
}
