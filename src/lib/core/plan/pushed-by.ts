import type { OperationMove } from '../commands.ts';
import type { BayCode, OperationId, TechnicianCode } from '../ids.ts';
import type { Job, Operation, Plan } from '../job/job.ts';
import type { WorkshopState } from '../state.ts';
import { MINUTE_MS, type Instant } from '../time/instant.ts';
import { isSplittable } from './length.ts';
import { predecessorsOf, successorsOf } from './order.ts';
import { earliestFit } from './place.ts';
import { canBePlanned } from './plan-for.ts';

/** "Push everything after this by twenty minutes": the moves for that, kept in working hours. */

/** From when on a row of the timeline is pushed. */
export type PushedRow = { readonly from: Instant } & (
	{ readonly bay: BayCode } | { readonly technician: TechnicianCode }
);

/** A plan that may have to go later. */
interface Candidate {
	readonly job: Job;
	readonly operation: Operation;
	readonly plan: Plan;
	/** Stands on the row itself; else it only follows something of its own car that does. */
	readonly isOnRow: boolean;
}

const isOn = (row: PushedRow, { bay, technicians }: Plan): boolean =>
	'bay' in row ? bay === row.bay : technicians.includes(row.technician);

function candidatesIn(job: Job, row: PushedRow): readonly Candidate[] {
	const planned = job.operations.flatMap((operation): readonly Candidate[] => {
		const { plan } = operation;
		if (plan === null || !canBePlanned({ job, operation })) return [];
		return [{ job, operation, plan, isOnRow: plan.start >= row.from && isOn(row, plan) }];
	});
	const onRow = planned.filter(({ isOnRow }) => isOnRow);
	if (onRow.length === 0) return [];
	const after = new Set<OperationId>(
		onRow.flatMap(({ operation }) => [...successorsOf(job, operation.id)])
	);
	return planned.filter(({ operation, isOnRow }) => isOnRow || after.has(operation.id));
}

/** What has been moved so far. */
interface Moved extends Candidate {
	readonly start: Instant;
	readonly end: Instant;
}

/** What must be over before: its own car's work before it, and on the row whatever stood before it. */
function freeFrom({ job, operation, plan, isOnRow }: Candidate, moved: readonly Moved[]): Instant {
	const before = predecessorsOf(job, operation.id);
	return moved.reduce((free, other) => {
		const isBefore = before.has(other.operation.id);
		const stoodBefore = isOnRow && other.isOnRow && other.plan.end <= plan.start;
		return isBefore || stoodBefore ? Math.max(free, other.end) : free;
	}, -Infinity);
}

/** Somebody gave a reason for working out of hours: it stays out of hours. */
const isOvertime = ({ overrides }: Plan): boolean =>
	overrides.some(({ conflict }) => conflict === 'closed-hours');

function laid(
	state: WorkshopState,
	{ operation, plan }: Candidate,
	from: Instant
): Pick<Moved, 'start' | 'end'> {
	const asItWas = { start: from, end: from + (plan.end - plan.start) };
	if (state.setup === null || isOvertime(plan)) return asItWas;
	const layout = earliestFit(state, {
		technician: plan.technicians[0] ?? null,
		splittable: isSplittable(state.setup, operation),
		start: from,
		minutes: plan.minutes
	});
	if (layout === null) return asItWas;
	return { start: layout.pieces[0]?.from ?? from, end: layout.end };
}

/**
 * The moves that push a row's plans that start at or after `from` by so many minutes, in the order of
 * the row: never into closed hours, breaks or absences, never before `now`, and never past one another.
 * Later work of the same cars goes along where it would begin too early. Work that has begun stays;
 * what the moves break with other rows is for `conflictsOfMoves` to say. No minutes, no moves.
 */
export function pushedBy(
	state: WorkshopState,
	row: PushedRow,
	{ minutes, now }: { readonly minutes: number; readonly now: Instant }
): readonly OperationMove[] {
	if (minutes <= 0) return [];
	const candidates = [...state.jobs.values()]
		.flatMap((job) => candidatesIn(job, row))
		.sort((a, b) => a.plan.start - b.plan.start);
	const moved: Moved[] = [];
	for (const candidate of candidates) {
		const { plan, isOnRow } = candidate;
		const shifted = isOnRow ? Math.max(now, plan.start + minutes * MINUTE_MS) : plan.start;
		const from = Math.max(shifted, freeFrom(candidate, moved));
		if (from > plan.start) moved.push({ ...candidate, ...laid(state, candidate, from) });
	}
	return moved.map(({ job, operation, plan, start }) => ({
		job: job.id,
		operation: operation.id,
		seen: operation.version,
		to: { bay: plan.bay, technicians: plan.technicians, start, minutes: plan.minutes }
	}));
}
