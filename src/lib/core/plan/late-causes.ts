import type { JobId, OperationId } from '../ids.ts';
import type { Job, Operation } from '../job/job.ts';
import { causesOf, type Cause } from '../planner/causes.ts';
import { minutesFor } from '../planner/replayed.ts';
import type { WorkshopState } from '../state.ts';
import { MINUTE_MS, type Instant } from '../time/instant.ts';
import { thingsOf } from './cause-things.ts';
import { piecesOf, type Held } from './cause-pieces.ts';
import { forecastOf } from './forecast.ts';
import { mainCause, type CarCauses, type LateCause, type Why } from './late-cause.ts';
import { queuesBehindPlans } from './planned-behind.ts';
import { rippleAt, withVisit, type Ripple } from './ripple.ts';

/**
 * Why cars are late, read out of the ripple: once for each ripple, however many rows, panels and strips
 * ask.
 */

interface Reading {
	readonly state: WorkshopState;
	readonly ripple: Ripple;
	readonly now: Instant;
}

/** The visits that other operations belong to, each once. */
function carsOf({ planning, replay }: Ripple, numbers: readonly number[]): readonly JobId[] {
	const ids = numbers.map((number) => planning.problem.jobs[replay.all[number]?.job ?? -1]?.id);
	return [...new Set(ids)].filter((id) => id !== undefined) as JobId[];
}

/** What a piece of work may wait for as long as for something else: things, not times. */
const THINGS: ReadonlySet<string> = new Set<Why>(['bay', 'technician', 'parts', 'closed']);

/** What else holds the same work just as long, and has to go for these minutes. */
function alsoOf({ kind, holds, operation }: Cause): readonly Why[] {
	if (!THINGS.has(kind)) return [];
	const here = holds.filter((one) => one.operation === operation && one.hold !== kind);
	return here.flatMap(({ hold }) => (THINGS.has(hold) ? [hold as Why] : []));
}

/** The operation a cause is about; for what was promised on another day, the one that is under way. */
function operationOf(reading: Reading, job: Job, cause: Cause): Operation | undefined {
	const { planning, replay } = reading.ripple;
	const one = replay.all[cause.operation];
	const ids = planning.operations[one?.job ?? -1] ?? [];
	const find = (id: OperationId | undefined): Operation | undefined =>
		job.operations.find((operation) => operation.id === id);
	const begun = ids.map(find).findLast((operation) => operation?.state === 'running');
	return cause.kind === 'earlier-day' && begun !== undefined
		? begun
		: find(ids[cause.operation - (one?.first ?? 0)]);
}

/** From when on the work could have been under way, had the hours of its people allowed it. */
function readyAt({ ripple: { replay } }: Reading, { operation: number }: Cause): number {
	const { problem, all, end } = replay;
	const one = all[number];
	const ends = one?.operation.after.map((before) => end[one.first + before] ?? 0) ?? [];
	const release = problem.jobs[one?.job ?? -1]?.release ?? 0;
	return Math.max(problem.now, release, one?.operation.place?.start ?? 0, ...ends);
}

function heldBy(reading: Reading, cause: Cause): Omit<Held, 'job' | 'operation'> {
	const { replay, planning } = reading.ripple;
	const { origin, technicians, jobs } = planning.problem;
	const { kind, minutes, operation: number } = cause;
	const one = replay.all[number];
	const lead = replay.technician[number] ?? -1;
	return {
		kind,
		minutes,
		from: origin + readyAt(reading, cause) * MINUTE_MS,
		to: origin + (replay.end[number] ?? 0) * MINUTE_MS,
		technician: technicians[lead]?.id ?? null,
		length: one === undefined ? 0 : minutesFor(one.operation, lead),
		isOfEarlierDay: (jobs[one?.job ?? -1]?.promise ?? 0) < 0
	};
}

function linksOf(reading: Reading, job: Job, cause: Cause): readonly LateCause[] {
	const { state, ripple, now } = reading;
	const operation = operationOf(reading, job, cause);
	if (operation === undefined) return [];
	const things = thingsOf(state, ripple, cause);
	const outage = things.bay === null ? undefined : state.outages.get(things.bay);
	const held = { ...heldBy(reading, cause), job, operation };
	return piecesOf(state, held, now).map((piece) => ({
		...piece,
		...things,
		trade: things.trade ?? operation.trade,
		operation: operation.id,
		behind: carsOf(ripple, cause.behind),
		at: piece.why === 'closed' ? (outage?.until ?? null) : piece.at,
		also: alsoOf(cause),
		helpsAlone: cause.helpsAlone
	}));
}

/** Pieces that say the same of the same work are one. */
function joined(links: readonly LateCause[]): readonly LateCause[] {
	const all: LateCause[] = [];
	for (const link of links) {
		const isSame = (one: LateCause): boolean =>
			one.why === link.why && one.operation === link.operation && one.bay === link.bay;
		const at = all.findIndex(isSame);
		const known = all[at];
		if (known === undefined) all.push(link);
		else all[at] = { ...known, minutes: known.minutes + link.minutes };
	}
	return all;
}

const remembered = new WeakMap<Ripple, ReadonlyMap<JobId, readonly LateCause[]>>();

/**
 * The causes of every car that is not done by its promise, to the minute the ripple is cut to. Worked
 * out at the first question about a ripple and kept with it. Cars whose work finds no place at all, and
 * those whose work is done, are not in it.
 */
export function causesAt(
	state: WorkshopState,
	now: Instant
): ReadonlyMap<JobId, readonly LateCause[]> {
	const ripple = rippleAt(state, now);
	const known = remembered.get(ripple);
	if (known !== undefined) return known;
	const minute = Math.floor(now / MINUTE_MS) * MINUTE_MS;
	const reading = { state, ripple, now: minute };
	const all = new Map<JobId, readonly LateCause[]>();
	for (const [id, index] of ripple.planning.jobAt) {
		const job = state.jobs.get(id);
		const { replay } = ripple;
		const causes = job === undefined ? [] : queuesBehindPlans(replay, causesOf(replay, index));
		if (job === undefined || causes.length === 0) continue;
		all.set(id, joined(causes.flatMap((cause) => linksOf(reading, job, cause))));
	}
	remembered.set(ripple, all);
	return all;
}

/** The minutes a forecast lies past the last promise, begun ones counted; 0 in time or not known. */
function minutesLate(state: WorkshopState, job: Job, now: Instant): number {
	const promise = job.promises.at(-1);
	const { finishAt } = forecastOf(state, job, now);
	if (promise === undefined || finishAt === null) return 0;
	return Math.max(0, Math.ceil((finishAt - promise.at) / MINUTE_MS));
}

/**
 * Why a car is or will be late, with minutes that add up to what forecast and promise say beside it;
 * null for a car in time, one that is ready, and one nobody can say the end of. The seconds of running
 * work, which the ripple does not count, go to the cause to name. A visit that is not the one of the
 * state is looked at as if it were.
 */
export function causesOfCar(state: WorkshopState, job: Job, now: Instant): CarCauses | null {
	const causes = causesAt(withVisit(state, job), now).get(job.id);
	const main = mainCause(causes ?? []);
	const minutes = minutesLate(state, job, now);
	if (causes === undefined || main === null || minutes === 0) return null;
	const known = causes.reduce((sum, cause) => sum + cause.minutes, 0);
	const named = { ...main, minutes: main.minutes + minutes - known };
	return { minutes, causes: causes.map((cause) => (cause === main ? named : cause)), main: named };
}
