import type { OperationId } from '../ids.ts';
import type { Job, Operation } from '../job/job.ts';
import { finishOf } from '../planner/replayed.ts';
import { NEVER } from '../planner/calendar.ts';
import type { WorkshopState } from '../state.ts';
import { MINUTE_MS, type Instant, type Stretch } from '../time/instant.ts';
import { minutesLeft, runningEnd } from './length.ts';
import { rippleAt, withVisit, type Ripple } from './ripple.ts';

/**
 * When a visit will be done. It reads one car's part out of the ripple, which is the same for all:
 * what one car does to another is in it.
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

const NOTHING: Forecast = { finishAt: null, operations: new Map(), minutesLeft: 0 };

/** What runs began when it did and ends to the second; the ripple counts whole minutes. */
function running(state: WorkshopState, operation: Operation, now: Instant): Stretch {
	const from = operation.stints.reduce((first, stint) => Math.min(first, stint.from), now);
	return { from, to: runningEnd(state, operation, now) };
}

/** When each unfinished operation is expected; null when some of it finds no working time. */
function stretchesOf(
	{ planning, replay }: Ripple,
	job: Job,
	now: Instant
): ReadonlyMap<OperationId, Stretch> | null {
	const index = planning.jobAt.get(job.id);
	if (index === undefined) return new Map();
	if (finishOf(replay, index) >= NEVER) return null;
	const { origin } = planning.problem;
	const first = replay.firstOf[index] ?? 0;
	const instant = (minute: number | undefined): Instant =>
		Math.max(now, origin + (minute ?? 0) * MINUTE_MS);
	return new Map(
		planning.operations[index]?.map((id, at) => [
			id,
			{ from: instant(replay.start[first + at]), to: instant(replay.end[first + at]) }
		])
	);
}

const finishedBefore = (job: Job): Instant | null =>
	job.operations.reduce<Instant | null>(
		(last, { state, finishedAt }) =>
			state === 'finished' && finishedAt !== null ? Math.max(last ?? 0, finishedAt) : last,
		null
	);

/**
 * When a visit's work will be done, everything else as it is planned. Running work goes on as it does
 * and ends now at the earliest; stopped work waits until it was said to go on, or for its parts (when
 * nobody knows, it could go on at once); planned work keeps its time, its people and its bay, or comes
 * later where the car, the people or the bay are not free; unplanned work is laid where somebody who
 * can do it and a bay are free, the car with the earliest promise first; nothing starts before the car
 * is here. A visit that is not the one of the state is reckoned as if it were.
 */
export function forecastOf(state: WorkshopState, job: Job, now: Instant): Forecast {
	if (job.end !== null || job.operations.length === 0 || state.setup === null) return NOTHING;
	const laid = stretchesOf(rippleAt(withVisit(state, job), now), job, now);
	if (laid === null) return NOTHING;
	const operations = new Map<OperationId, Stretch>();
	let finishAt = finishedBefore(job);
	let left = 0;
	for (const operation of job.operations) {
		const expected = laid.get(operation.id);
		if (expected === undefined) continue;
		const stretch = operation.state === 'running' ? running(state, operation, now) : expected;
		operations.set(operation.id, stretch);
		finishAt = Math.max(finishAt ?? 0, stretch.to);
		left += minutesLeft(state, operation, now);
	}
	return { finishAt, operations, minutesLeft: Math.round(left) };
}
