import type { OperationId } from '../ids.ts';
import type { Job, Operation, StoppageReason } from '../job/job.ts';
import type { Cause } from '../planner/causes.ts';
import type { WorkshopState } from '../state.ts';
import { MINUTE_MS, type Instant } from '../time/instant.ts';
import { dayNumberAt } from '../time/zone.ts';
import { runningEnd, totalMinutes, workedMinutes } from './length.ts';
import { hasBegun } from './occupancy.ts';
import { hereAt, missingPartsDueAt, stoppageEndsAt } from './readiness.ts';
import type { Why } from './late-cause.ts';

/**
 * The forecast knows what holds work from now on; how it came to that is in the facts of the visit. A
 * hold is told in them here, and split where several of them explain its minutes; pieces of a hold add
 * up to it.
 */
export interface Piece {
	readonly why: Why;
	/** Whole minutes, at least one. */
	readonly minutes: number;
	readonly at: Instant | null;
	readonly step: OperationId | null;
}

/** A hold of one piece of work, with the visit it belongs to and when the forecast has it. */
export interface Held {
	readonly job: Job;
	readonly operation: Operation;
	readonly kind: Cause['kind'];
	readonly minutes: number;
	/** From when the work was or could have been under way, and when the forecast has it done. */
	readonly from: Instant;
	readonly to: Instant;
	/** Who does it, as the forecast has it, and how many minutes it takes them, breaks not counted. */
	readonly technician: string | null;
	readonly length: number;
	/** The promise was for a day before today. */
	readonly isOfEarlierDay: boolean;
}

const STOPPED_FOR: Readonly<Record<StoppageReason, Why>> = {
	parts: 'parts',
	approval: 'approval',
	decision: 'decision',
	sublet: 'sublet',
	equipment: 'equipment',
	other: 'stopped'
};

type Fact = Omit<Piece, 'minutes'>;
const fact = (why: Why, at: Instant | null = null, step: OperationId | null = null): Fact => ({
	why,
	at,
	step
});

/** Gives each fact at most its minutes, in order, and what is left to `rest`; facts without any are left out. */
function shared(
	minutes: number,
	facts: readonly (readonly [Fact, number])[],
	rest: Fact
): readonly Piece[] {
	let left = minutes;
	const pieces: Piece[] = [];
	const give = (to: Fact, most: number): void => {
		const given = Math.min(left, Math.max(0, Math.floor(most)));
		if (given > 0) pieces.push({ ...to, minutes: given });
		left -= given;
	};
	for (const [to, most] of facts) give(to, most);
	give(rest, left);
	return pieces;
}

const minutesBetween = (from: Instant, to: Instant): number => Math.floor((to - from) / MINUTE_MS);

/** What let the work begin no earlier than some moment of the past that lies after its planned start. */
function lastObstacle(job: Job, { after, plan, partsArrivedAt }: Operation): Fact | null {
	const wanted = new Set(after);
	const steps = job.operations
		.filter(({ id, state }) => wanted.has(id) && state === 'finished')
		.map(({ id, finishedAt }) => fact('previous', finishedAt, id));
	const past = [...steps, fact('arrival', job.arrivedAt), fact('parts', partsArrivedAt)];
	return past.reduce<Fact | null>(
		(last, one) => ((one.at ?? 0) > (last?.at ?? plan?.start ?? 0) ? one : last),
		null
	);
}

/**
 * Since its planned start, or since the last thing it waited for was there, nobody began it; before
 * that, it was that thing, or the plan.
 */
function notBegun({ job, operation, minutes }: Held, now: Instant): readonly Piece[] {
	const planned = operation.plan?.start ?? null;
	const before = lastObstacle(job, operation) ?? (planned === null ? null : fact('plan', planned));
	const since = minutesBetween(before?.at ?? 0, now);
	return shared(minutes, [[fact('not-begun'), since]], before ?? fact('not-begun'));
}

/** What stopped work waits for: its stoppage, or parts that are due later than that ends. */
function waited(operation: Operation): Fact {
	const due = missingPartsDueAt(operation);
	const ends = stoppageEndsAt(operation);
	const stoppage = operation.stoppages.at(-1);
	if (stoppage === undefined || ends === null || (due ?? 0) > ends) return fact('parts', due);
	return fact(STOPPED_FOR[stoppage.reason], ends);
}

/** Interrupted work: for as long as it has lain, what it was interrupted for. */
function interrupted(operation: Operation, now: Instant): readonly [Fact, number] {
	const last = operation.stoppages.at(-1);
	const isStopped = operation.state === 'stopped' && last !== undefined;
	const since = isStopped ? last.from : (operation.stints.at(-1)?.to ?? now);
	const why = isStopped ? STOPPED_FOR[last.reason] : 'paused';
	return [fact(why, isStopped ? last.expectedUntil : since), minutesBetween(since, now)];
}

/** Minutes that running work will have taken beyond those it was planned with. */
function overrunOf(state: WorkshopState, operation: Operation, now: Instant): number {
	if (state.setup === null) return 0;
	const worked = workedMinutes(state, operation, runningEnd(state, operation, now));
	return Math.max(0, Math.ceil(worked - totalMinutes(state.setup, operation)));
}

const ownLength = ({ operation, isOfEarlierDay, kind }: Held): Fact => {
	if (kind === 'earlier-day') return fact(isOfEarlierDay ? 'earlier-day' : 'late-start');
	return fact(operation.kind === 'rework' ? 'rework' : 'work');
};

/** The work's own minutes: those it overran, lay about or began late by first. */
function ownMinutes(state: WorkshopState, held: Held, now: Instant): readonly Piece[] {
	const { operation, minutes } = held;
	if (!hasBegun(operation)) return shared(minutes, [], ownLength(held));
	if (operation.state !== 'running')
		return shared(minutes, [interrupted(operation, now)], ownLength(held));
	const began = operation.stints[0]?.from ?? now;
	const late = operation.plan === null ? 0 : minutesBetween(operation.plan.start, began);
	const overran = [fact('overrun'), overrunOf(state, operation, now)] as const;
	return shared(minutes, [overran, [fact('late-start', began), late]], ownLength(held));
}

/**
 * What the hours of a person took from the work: not more than lies between its beginning and its end
 * beside the work. The rest is the work's own length, which no hours would have been enough for, or the
 * night that has passed since the promise.
 */
function hoursTook(state: WorkshopState, held: Held): readonly Piece[] {
	const { from, to, technician, minutes, length } = held;
	const idle = minutesBetween(from, to) - length;
	const isAway = [...state.absences.values()].some(
		(absence) => absence.technician === technician && absence.from < to && absence.to > from
	);
	const zone = state.setup?.timeZone ?? 'UTC';
	const isOneDay = dayNumberAt(from, zone) === dayNumberAt(to, zone);
	const why = isAway ? 'absence' : isOneDay ? 'break' : 'closing';
	// Of a promise that has been broken since yesterday the rest is the night before opening.
	const rest = held.isOfEarlierDay ? fact('closing') : ownLength(held);
	return shared(minutes, [[fact(why), idle]], rest);
}

/** A hold in the words of the workshop, with minutes that add up to it. */
export function piecesOf(state: WorkshopState, held: Held, now: Instant): readonly Piece[] {
	const { job, operation, kind, minutes } = held;
	const all = (why: Fact): readonly Piece[] => shared(minutes, [], why);
	switch (kind) {
		case 'bay':
		case 'technician':
		case 'closed':
			return all(fact(kind));
		case 'parts':
			return all(waited(operation));
		case 'arrival':
			return all(fact('arrival', hereAt(job)));
		case 'plan':
			return all(fact('plan', operation.plan?.start ?? null));
		case 'hours':
			return hoursTook(state, held);
		case 'not-begun':
			return notBegun(held, now);
		case 'work':
		case 'earlier-day':
			return ownMinutes(state, held, now);
	}
}
