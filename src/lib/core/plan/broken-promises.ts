import type { JobId, OperationId } from '../ids.ts';
import type { Job, Plan } from '../job/job.ts';
import type { WorkshopState } from '../state.ts';
import { MINUTE_MS, overlaps, type Instant, type Stretch } from '../time/instant.ts';
import type { Placement } from './conflict.ts';
import { forecastOf, forecastSupposing, type Forecast } from './forecast.ts';
import { holdingOf, occupancyAt, type Held, type Holding } from './occupancy.ts';
import { withMoves, type WishedMove } from './moves.ts';

/**
 * What a placement, or several, does to promises. Where it takes a bay or a person from work planned there, the
 * later of the two waits, and with it the rest of its visit; that in turn may take from others.
 */

/** A promise that would not be kept. */
export interface BrokenPromise {
	readonly job: JobId;
	/** The last promise given. */
	readonly promisedAt: Instant;
	readonly forecastAt: Instant;
	/** Whole minutes, begun ones counted, that the forecast lies after the promise. */
	readonly minutesLate: number;
	/** How many of these minutes come with the placement; 0 when it was as late before. */
	readonly worse: number;
}

// Waiting hands on from car to car; a day of a big workshop settles in far fewer steps than this.
const MOST_STEPS = 200;

const minutesUp = (durationMs: number): number => Math.max(0, Math.ceil(durationMs / MINUTE_MS));

/** A run of the ripple: what waits for when, and what became of each visit it reached. */
interface Ripple {
	/** As it is. */
	readonly before: WorkshopState;
	/** As it would be, with the moved work in its new places. */
	readonly state: WorkshopState;
	readonly now: Instant;
	/** The operations that are moved, with what they hold in their new places. */
	readonly moved: ReadonlyMap<OperationId, Holding | null>;
	readonly notBefore: Map<OperationId, Instant>;
	readonly forecasts: Map<JobId, Forecast>;
	/** When each visit it reached would be done without the moves. */
	readonly finishBefore: Map<JobId, Instant | null>;
	readonly waiting: JobId[];
}

/** Makes an operation start no earlier than `until`, and has its visit looked at again. */
function hold(
	ripple: Ripple,
	{ job, operation }: Pick<Held, 'job' | 'operation'>,
	until: Instant
): void {
	if ((ripple.notBefore.get(operation) ?? 0) >= until) return;
	ripple.notBefore.set(operation, until);
	if (!ripple.waiting.includes(job)) ripple.waiting.push(job);
}

/** An operation that came to lie somewhere else. */
interface Moved {
	readonly job: JobId;
	readonly operation: OperationId;
	readonly plan: Plan;
	readonly stretch: Stretch;
}

/** Of two that share a bay or a person, the later waits for the earlier, and both for what has begun. */
function meetOne(ripple: Ripple, moved: Moved, other: Held): void {
	if (other.job === moved.job) return;
	const from = Math.max(other.from, ripple.notBefore.get(other.operation) ?? 0);
	const to = from + (other.to - other.from);
	if (!overlaps({ from, to }, moved.stretch)) return;
	if (!other.started && from >= moved.stretch.from) hold(ripple, other, moved.stretch.to);
	else hold(ripple, moved, to);
}

function meet(ripple: Ripple, moved: Moved, others: readonly Held[] | undefined): void {
	for (const other of others ?? []) {
		// Where a moved one stood it stands no more.
		if (!ripple.moved.has(other.operation)) meetOne(ripple, moved, other);
	}
}

/** Others as they stand, which is remembered from one look to the next, and the moved ones as they will. */
function meetNeighbours(ripple: Ripple, moved: Moved): void {
	const { bays, technicians } = occupancyAt(ripple.before, ripple.now);
	meet(ripple, moved, bays.get(moved.plan.bay));
	for (const technician of moved.plan.technicians) {
		meet(ripple, moved, technicians.get(technician));
	}
	for (const holding of ripple.moved.values()) {
		if (holding !== null && isShared(moved.plan, holding)) meetOne(ripple, moved, holding);
	}
}

const isShared = (plan: Plan, { bay, technicians }: Holding): boolean =>
	bay === plan.bay || technicians.some((technician) => plan.technicians.includes(technician));

const differs = (was: Stretch | undefined, is: Stretch): boolean =>
	was?.from !== is.from || was.to !== is.to;

/** Reckons one visit anew and lets what moved in it meet its neighbours. */
function settle(ripple: Ripple, job: Job): void {
	const { state, now } = ripple;
	const last = ripple.forecasts.get(job.id);
	const before = last ?? forecastOf(ripple.before, ripple.before.jobs.get(job.id) ?? job, now);
	if (last === undefined) ripple.finishBefore.set(job.id, before.finishAt);
	const forecast = forecastSupposing(state, job, ripple);
	ripple.forecasts.set(job.id, forecast);
	for (const { id: operation, plan, state: how } of job.operations) {
		const stretch = forecast.operations.get(operation);
		if (plan === null || stretch === undefined || how === 'running') continue;
		const isNew = ripple.moved.has(operation) && last === undefined;
		if (isNew || differs(before.operations.get(operation), stretch))
			meetNeighbours(ripple, { job: job.id, operation, plan, stretch });
	}
}

function spread(ripple: Ripple): void {
	for (let step = 0; step < MOST_STEPS; step += 1) {
		const id = ripple.waiting.shift();
		if (id === undefined) return;
		const job = ripple.state.jobs.get(id);
		if (job !== undefined && job.end === null) settle(ripple, job);
	}
}

function broken(
	{ state, forecasts, finishBefore }: Ripple,
	own: ReadonlySet<JobId>
): readonly BrokenPromise[] {
	const result: BrokenPromise[] = [];
	for (const [id, { finishAt }] of forecasts) {
		const job = state.jobs.get(id);
		const promisedAt = job?.promises[job.promises.length - 1]?.at;
		if (job === undefined || promisedAt === undefined || finishAt === null) continue;
		const minutesLate = minutesUp(finishAt - promisedAt);
		const before = finishBefore.get(id) ?? promisedAt;
		const worse = Math.max(0, minutesLate - minutesUp(before - promisedAt));
		if (minutesLate > 0 && (worse > 0 || own.has(id))) {
			result.push({ job: id, promisedAt, forecastAt: finishAt, minutesLate, worse });
		}
	}
	return result.sort((a, b) => b.worse - a.worse || b.minutesLate - a.minutesLate);
}

function holdingAfter(state: WorkshopState, move: WishedMove, now: Instant): Holding | null {
	const job = state.jobs.get(move.job);
	const operation = job?.operations.find(({ id }) => id === move.operation);
	return job === undefined || operation === undefined
		? null
		: holdingOf(state, { job, operation }, now);
}

/**
 * Every promise a set of moves would break, the most worsened first: those of the moved cars (also when
 * they were as late without the moves, `worse` 0) and those of cars that would have to wait, in whole
 * minutes. Moves that cannot be planned at all are left out.
 */
export function promisesBrokenByMoves(
	before: WorkshopState,
	moves: readonly WishedMove[],
	now: Instant
): readonly BrokenPromise[] {
	const state = withMoves(before, moves);
	const own = moves.filter(({ job }) => state.jobs.get(job) !== before.jobs.get(job));
	const cars = new Set(own.map(({ job }) => job));
	const ripple: Ripple = {
		before,
		state,
		now,
		moved: new Map(own.map((move) => [move.operation, holdingAfter(state, move, now)])),
		notBefore: new Map(),
		forecasts: new Map(),
		finishBefore: new Map(),
		waiting: [...cars]
	};
	spread(ripple);
	return broken(ripple, cars);
}

/** As `promisesBrokenByMoves`, for one placement. */
export const brokenPromises = (
	state: WorkshopState,
	{ job, operation, ...to }: Placement,
	now: Instant
): readonly BrokenPromise[] => promisesBrokenByMoves(state, [{ job, operation, to }], now);
