import type { Command } from '#core/commands.ts';
import type { Job, Operation, OperationKind } from '#core/job/job.ts';
import { isReady, openOperations, readyAt } from '#core/job/stage.ts';
import { forecastOf } from '#core/plan/forecast.ts';
import { optionsFor } from '#core/plan/options.ts';
import type { WorkshopState } from '#core/state.ts';
import { MINUTE_MS, type Instant } from '#core/time/instant.ts';
import { localDateOf } from '#core/time/zone.ts';
import { dayBounds } from '#core/workshop/calendar.ts';
import { isOverdue, on } from './floor.ts';
import {
	givenOutAfter,
	isTurnOf,
	lateness,
	leavesAfter,
	movesPromise,
	paysAfter
} from './temperament.ts';

/** What the desks of the simulated crew do: cars come and go, parts come, work is planned. */

/** Cars that come, parts that come, and cars that are paid for and leave. */
export function frontDeskWish(job: Job, now: Instant): Command | null {
	if (job.arrivedAt === null)
		return job.expectedAt !== null && now >= job.expectedAt + lateness(job.id)
			? { type: 'ArriveJob', job: job.id }
			: null;
	const parts = job.operations.find((operation) => partsHaveCome(operation, now));
	if (parts !== undefined) return { type: 'ReceiveParts', ...on(job, parts) };
	const since = isReady(job) ? readyAt(job) : null;
	if (since === null) return null;
	if (job.settledAt === null)
		return now >= since + paysAfter(job) ? { type: 'SettleJob', job: job.id } : null;
	return now >= since + leavesAfter(job) ? { type: 'DeliverJob', job: job.id } : null;
}

const partsHaveCome = (
	{ id, state, partsDueAt, partsArrivedAt }: Operation,
	now: Instant
): boolean =>
	state !== 'finished' &&
	partsDueAt !== null &&
	partsArrivedAt === null &&
	now >= partsDueAt + lateness(id);

/** A promise that will break is moved with a call, once, by those advisors who ring. */
export function promiseWish(state: WorkshopState, job: Job, now: Instant): Command | null {
	const [promise, moved] = job.promises;
	if (promise === undefined || moved !== undefined || !movesPromise(job)) return null;
	if (now < promise.at - 60 * MINUTE_MS || isReady(job)) return null;
	const { finishAt } = forecastOf(state, job, now);
	if (finishAt === null || finishAt < promise.at + 20 * MINUTE_MS) return null;
	const quarter = 15 * MINUTE_MS;
	return {
		type: 'ChangePromise',
		job: job.id,
		promisedAt: Math.ceil((finishAt + quarter) / quarter) * quarter,
		reason: '前序超时，已电话告知客户',
		seen: job.ownVersion
	};
}

/**
 * Whether a car is left to whoever sits at the desk for a while: nothing on it has begun or is planned,
 * nobody waits for it, and it is promised for another day. Cars that stood over night count from opening.
 */
export function isLeftForNow({ setup }: WorkshopState, job: Job, now: Instant): boolean {
	const { arrivedAt, waiting, promises, operations } = job;
	if (setup === null || waiting) return false;
	if (operations.some(({ plan, stints }) => plan !== null || stints.length > 0)) return false;
	const today = localDateOf(now, setup.timeZone);
	const promised = promises.at(-1)?.at ?? now;
	if (localDateOf(promised, setup.timeZone) === today) return false;
	const opening = dayBounds(setup, today)?.from ?? now;
	return now < Math.max(arrivedAt ?? now, opening) + givenOutAfter(job);
}

/** The first operation of the car that has no plan, or one whose plan is out of date or too far off. */
export function toPlan(job: Job, now: Instant): Operation | null {
	if (job.end !== null) return null;
	const open = openOperations(job).filter(({ stints }) => stints.length === 0);
	return (
		open.find((operation) => operation.plan === null && isDueForAPlan(job, operation)) ??
		open.find((operation) => isOverdue(job, operation, now)) ??
		open.find((operation) => couldComeEarlier(job, operation, now)) ??
		null
	);
}

const AT_THE_END: ReadonlySet<OperationKind> = new Set(['road-test', 'final-inspection', 'wash']);

/** What ends a visit is given out when the car gets there: first come, first served. */
const isDueForAPlan = (job: Job, operation: Operation): boolean =>
	!AT_THE_END.has(operation.kind) || openOperations(job)[0] === operation;

/** A car that is ready for its next step long before it is planned; looked at every few minutes. */
function couldComeEarlier(job: Job, operation: Operation, now: Instant): boolean {
	const isNext = openOperations(job)[0] === operation;
	if (!isNext || job.arrivedAt === null || operation.plan === null) return false;
	const minute = Math.floor(now / MINUTE_MS);
	return operation.plan.start - now >= 2 * WORTH_MOVING_MS && isTurnOf(job.id, minute);
}

/** A plan is moved earlier only when that is worth the dispatcher's while. */
const WORTH_MOVING_MS = 10 * MINUTE_MS;

/** The best free place for the operation, as the board proposes it; null when it has that place or a good one. */
export function planWish(
	state: WorkshopState,
	{ job, operation }: { readonly job: Job; readonly operation: Operation },
	now: Instant
): Command | null {
	const [best] = optionsFor(state, { job: job.id, operation: operation.id, most: 1 }, now);
	if (best === undefined) return freeingWish(job, operation);
	const { bay, technicians, start } = best.placement;
	const planned = operation.plan?.start ?? -Infinity;
	if (planned >= now && planned - start < WORTH_MOVING_MS) return null;
	return {
		type: 'AssignOperation',
		...on(job, operation),
		bay,
		technicians,
		start,
		reason: '模拟班组'
	};
}

/** Where what comes after is planned too early to leave any room, its plan is taken back first. */
function freeingWish(job: Job, operation: Operation): Command | null {
	const after = job.operations.slice(job.operations.indexOf(operation) + 1);
	const inTheWay = after.find(({ state, plan }) => state === 'open' && plan !== null);
	return inTheWay === undefined ? null : { type: 'UnassignOperation', ...on(job, inTheWay) };
}
