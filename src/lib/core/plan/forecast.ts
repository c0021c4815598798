import type { OperationId } from '../ids.ts';
import type { Job, Operation } from '../job/job.ts';
import { toldFinish } from '../job/told-finish.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant, Stretch } from '../time/instant.ts';
import { isSplittable, minutesLeft, runningEnd } from './length.ts';
import { hasBegun } from './occupancy.ts';
import { earliestFit, type Work } from './place.ts';

/**
 * The simple forecast: unfinished work of one visit is pushed to the right through its own chain,
 * inspection and wash included. It does not look at what other cars do to this one; that is the
 * business of the full forecast.
 */
export interface Forecast {
	/**
	 * When the last work is or was done. Null for a visit that ended, that has no operations, or whose
	 * work finds no working time at all (a workshop that never opens, or is not set up).
	 */
	readonly finishAt: Instant | null;
	/** When each unfinished operation is expected; running ones from when they began. */
	readonly operations: ReadonlyMap<OperationId, Stretch>;
	/** Minutes of work still to do, breaks and waiting not counted. */
	readonly minutesLeft: number;
}

/** What a forecast takes for granted besides the state. */
export interface Supposing {
	readonly now: Instant;
	/** Operations that something else keeps from starting earlier. */
	readonly notBefore?: ReadonlyMap<OperationId, Instant>;
}

const NOTHING: Forecast = { finishAt: null, operations: new Map(), minutesLeft: 0 };

/** When parts that are still missing are due; null when none are missing, or nobody knows. */
export const missingPartsDueAt = (operation: Operation): Instant | null =>
	operation.partsArrivedAt === null ? operation.partsDueAt : null;

/** When a stopped operation may go on at the earliest; null when nobody said. */
function stoppageEndsAt(operation: Operation): Instant | null {
	if (operation.state !== 'stopped') return null;
	const last = operation.stoppages[operation.stoppages.length - 1];
	if (last === undefined || last.to !== null) return null;
	const partsCame =
		last.reason === 'parts' &&
		operation.partsArrivedAt !== null &&
		operation.partsArrivedAt >= last.from;
	return partsCame ? null : last.expectedUntil;
}

/** When the car is here: since it came, else when it is due, but not in the past. */
const hereAt = (job: Job, now: Instant): Instant =>
	job.arrivedAt ?? Math.max(now, job.expectedAt ?? job.appointmentAt ?? now);

function earliestStart(job: Job, operation: Operation, { now, notBefore }: Supposing): Instant {
	const planned = operation.plan !== null && !hasBegun(operation) ? operation.plan.start : now;
	return Math.max(
		now,
		planned,
		hereAt(job, now),
		missingPartsDueAt(operation) ?? now,
		stoppageEndsAt(operation) ?? now,
		notBefore?.get(operation.id) ?? now
	);
}

/**
 * Where the work comes to lie from `start` on. Work that fits into no stretch of those hours is
 * taken to be split: better a forecast a little late than none.
 */
function layFrom(state: WorkshopState, work: Work): Stretch | null {
	const layout = earliestFit(state, work) ?? earliestFit(state, { ...work, splittable: true });
	return layout === null ? null : { from: layout.pieces[0]?.from ?? work.start, to: layout.end };
}

/** Somebody gave a reason for this time (overtime, an absence that does not hold): it is taken as meant. */
const isMeant = ({ plan }: Operation): boolean => plan !== null && plan.overrides.length > 0;

function expected(
	state: WorkshopState,
	{ job, operation }: { readonly job: Job; readonly operation: Operation },
	supposing: Supposing & { readonly after: Instant }
): Stretch | null {
	const { now, after } = supposing;
	if (state.setup === null) return null;
	if (operation.state === 'running') {
		const from = operation.stints.reduce((first, stint) => Math.min(first, stint.from), now);
		return { from, to: runningEnd(state, operation, now) };
	}
	const start = Math.max(after, earliestStart(job, operation, supposing));
	if (isMeant(operation) && operation.plan?.start === start) {
		return { from: start, to: operation.plan.end };
	}
	const last = operation.stints[operation.stints.length - 1];
	const laid = layFrom(state, {
		technician: operation.plan?.technicians[0] ?? last?.technician ?? null,
		splittable: isSplittable(state.setup, operation),
		start,
		minutes: minutesLeft(state, operation, now)
	});
	const told = toldFinish(operation);
	// Interrupted work does not finish before its people said it would, whatever is left on paper.
	return laid === null || told === null ? laid : { ...laid, to: Math.max(laid.to, told) };
}

const isDone = ({ state }: Operation): boolean => state === 'finished' || state === 'cancelled';

/** As `forecastOf`, with operations held back by something outside the visit. */
export function forecastSupposing(state: WorkshopState, job: Job, supposing: Supposing): Forecast {
	if (job.end !== null || job.operations.length === 0) return NOTHING;
	const ends = new Map<OperationId, Instant>();
	const operations = new Map<OperationId, Stretch>();
	let left = 0;
	let finishAt: Instant | null = null;
	for (const operation of job.operations) {
		// Cancelled work hands on what it waited for itself.
		const after = operation.after.reduce((end, id) => Math.max(end, ends.get(id) ?? 0), 0);
		if (isDone(operation)) {
			ends.set(operation.id, Math.max(after, operation.finishedAt ?? 0));
			if (operation.finishedAt !== null) finishAt = Math.max(finishAt ?? 0, operation.finishedAt);
			continue;
		}
		const stretch = expected(state, { job, operation }, { ...supposing, after });
		if (stretch === null) return NOTHING;
		operations.set(operation.id, stretch);
		ends.set(operation.id, stretch.to);
		left += minutesLeft(state, operation, supposing.now);
		finishAt = Math.max(finishAt ?? 0, stretch.to);
	}
	return { finishAt, operations, minutesLeft: Math.round(left) };
}

/**
 * When a visit's work will be done. Running work goes on as it does and ends now at the earliest;
 * stopped work waits until it was said to go on, or for its parts (when nobody knows, it could go on
 * at once); planned work keeps its time or comes later in that technician's hours; unplanned work
 * takes the standard time in opening hours; nothing starts before the car is here.
 */
export const forecastOf = (state: WorkshopState, job: Job, now: Instant): Forecast =>
	forecastSupposing(state, job, { now });
