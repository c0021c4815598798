import type { OperationId } from '../ids.ts';
import type { Job, Operation } from '../job/job.ts';
import type { WorkshopState } from '../state.ts';
import { MINUTE_MS, overlaps, type Instant, type Stretch } from '../time/instant.ts';
import type { Conflict, Placement } from './conflict.ts';
import { forecastOf, type Forecast } from './forecast.ts';
import { holdingOf } from './occupancy.ts';
import { predecessorsOf, successorsOf } from './order.ts';

/** The order of operations within one visit, and one car in two places. */

interface InOrder {
	readonly job: Job;
	readonly operation: Operation;
	readonly placement: Placement;
	/** From the start of the placement to its end. */
	readonly held: Stretch;
}

const against = (job: Job, operation: OperationId, { from, to }: Stretch): Conflict => ({
	code: 'order-of-operations',
	with: { job: job.id, operation, from, to }
});

/** When an operation before this one gets in its way: expected to end a minute or more after its start. */
function lateBefore(forecast: Forecast, { held }: InOrder, other: Operation): Stretch | null {
	const stretch = forecast.operations.get(other.id);
	// Work that began seconds late still hands over at the planned minute.
	return stretch !== undefined && stretch.to - held.from >= MINUTE_MS ? stretch : null;
}

const freed = new WeakMap<Operation, { readonly job: Job; readonly without: Job }>();

/**
 * The visit with one operation taken off the plan: where it lies now must not be in its own way.
 * Remembered, so that a drag asks about one and the same visit at every step.
 */
function withoutPlace(job: Job, operation: Operation): Job {
	if (operation.plan === null) return job;
	const known = freed.get(operation);
	if (known?.job === job) return known.without;
	const operations = job.operations.map((one) =>
		one.id === operation.id ? { ...one, plan: null } : one
	);
	const without = { ...job, operations };
	freed.set(operation, { job, without });
	return without;
}

/**
 * Clashes with other operations of the same visit: those before it that are planned or expected to
 * end later than it starts, those after it that are planned to start before it ends, and those in no
 * order with it that have the car elsewhere at the time.
 */
export function orderConflicts(
	state: WorkshopState,
	which: InOrder,
	now: Instant
): readonly Conflict[] {
	const { job, operation, placement, held } = which;
	const before = predecessorsOf(job, operation.id);
	const after = successorsOf(job, operation.id);
	const asItIs = forecastOf(state, job, now);
	const seemsLate = job.operations.some(
		(other) => before.has(other.id) && lateBefore(asItIs, which, other) !== null
	);
	// The plan without it is another ripple: asked only where something seems to be in its way.
	const forecast = seemsLate ? forecastOf(state, withoutPlace(job, operation), now) : asItIs;
	const inTheWay = (other: Operation): Stretch | null => {
		if (before.has(other.id)) return lateBefore(forecast, which, other);
		const holding = holdingOf(state, { job, operation: other }, now);
		if (holding === null) return null;
		if (after.has(other.id)) return holding.from < held.to ? holding : null;
		const isElsewhere = holding.bay !== null && holding.bay !== placement.bay;
		return isElsewhere && overlaps(holding, held) ? holding : null;
	};
	const conflicts: Conflict[] = [];
	for (const other of job.operations) {
		const stretch = other.id === operation.id ? null : inTheWay(other);
		if (stretch !== null) conflicts.push(against(job, other.id, stretch));
	}
	return conflicts;
}
