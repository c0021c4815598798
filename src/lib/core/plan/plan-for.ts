import type { Job, Operation } from '../job/job.ts';
import type { Refusal } from '../refusals.ts';
import { ok, refused, type Result } from '../result.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant, Stretch } from '../time/instant.ts';
import { bayOf, technicianOf } from '../workshop/lookup.ts';
import type { Setup } from '../workshop/setup.ts';
import type { Placement } from './conflict.ts';
import { isSplittable, plannedMinutes, SHORTEST_MINUTES } from './length.ts';
import { hasBegun } from './occupancy.ts';
import { layOut } from './place.ts';

/** What a placement comes to in time. */
export interface Laid {
	/** Minutes of work, breaks not counted. */
	readonly minutes: number;
	readonly end: Instant;
	/** The stretches really worked on; work that does not fit is laid as overtime. */
	readonly pieces: readonly Stretch[];
}

/** An operation found in the state, with the visit it belongs to. */
export interface FoundOperation {
	readonly setup: Setup;
	readonly job: Job;
	readonly operation: Operation;
}

/** A placement with the things it names, found in the state. */
export interface Placed extends FoundOperation {
	readonly placement: Placement;
}

/** Finds an operation of a visit, or says what is not there. */
export function findOperation(
	{ setup, jobs }: WorkshopState,
	wish: Pick<Placement, 'job' | 'operation'>
): Result<FoundOperation, Refusal> {
	if (setup === null) return refused({ code: 'workshop/not-set-up' });
	const job = jobs.get(wish.job);
	if (job === undefined) return refused({ code: 'job/unknown', job: wish.job });
	const operation = job.operations.find(({ id }) => id === wish.operation);
	if (operation === undefined)
		return refused({ code: 'operation/unknown', operation: wish.operation });
	return ok({ setup, job, operation });
}

/** Finds what a placement names, or says what is not there. */
export function placed(state: WorkshopState, placement: Placement): Result<Placed, Refusal> {
	const found = findOperation(state, placement);
	if (!found.ok) return found;
	const unknown = unknownPlace(found.value.setup, placement);
	return unknown === null ? ok({ ...found.value, placement }) : refused(unknown);
}

function unknownPlace(setup: Setup, { bay, technicians, operation }: Placement): Refusal | null {
	if (bayOf(setup, bay) === undefined) return { code: 'bay/unknown', bay };
	if (technicians.length === 0) return { code: 'operation/no-place', operation };
	for (const technician of technicians) {
		if (technicianOf(setup, technician) === undefined)
			return { code: 'technician/unknown', technician };
	}
	return null;
}

/** Whether planning may still touch the operation: its visit goes on and nobody began it. */
export const canBePlanned = ({ job, operation }: Omit<FoundOperation, 'setup'>): boolean =>
	job.end === null &&
	(operation.state === 'open' || operation.state === 'stopped') &&
	!hasBegun(operation);

/** As `planFor`, for a placement whose things were found. */
export function lay(state: WorkshopState, { setup, operation, placement }: Placed): Laid {
	const { start } = placement;
	const technician = placement.technicians[0] ?? null;
	const wished = placement.minutes ?? plannedMinutes(setup, operation, technician);
	const minutes = Math.max(SHORTEST_MINUTES, wished);
	const splittable = isSplittable(setup, operation);
	const { pieces, end } = layOut(state, { technician, splittable, start, minutes });
	return { minutes, pieces, end };
}

/**
 * How long a placement takes and when it ends, in the hours of the first technician named. It is
 * refused for what does not exist and for work that has begun or ended; what it would break is the
 * business of `conflictsOf`.
 */
export function planFor(state: WorkshopState, placement: Placement): Result<Laid, Refusal> {
	const found = placed(state, placement);
	if (!found.ok) return found;
	const { job, operation } = found.value;
	if (job.end !== null) return refused({ code: 'job/ended', job: job.id, how: job.end.how });
	if (operation.state === 'finished')
		return refused({ code: 'operation/already-finished', operation: operation.id });
	if (!canBePlanned(found.value))
		return refused({ code: 'operation/already-started', operation: operation.id });
	return ok(lay(state, found.value));
}
