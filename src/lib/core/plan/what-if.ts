import type { Command, OperationMove } from '../commands.ts';
import type { Circumstances } from '../decider.ts';
import { commandId, type JobId } from '../ids.ts';
import type { Job, Operation, Plan } from '../job/job.ts';
import { isReady } from '../job/stage.ts';
import { latenessOf, type Lateness } from '../promise/lateness.ts';
import type { Refusal } from '../refusals.ts';
import type { WorkshopState } from '../state.ts';
import { MINUTE_MS, type Instant } from '../time/instant.ts';
import { minutesIn } from '../time/stretches.ts';
import { decideReplan } from './decide-replan.ts';
import { withMoves } from './moves.ts';
import { hoursWithin } from './place.ts';
import { canBePlanned, findOperation } from './plan-for.ts';

/**
 * Trying a plan out: moves that nobody has made yet, laid over the plan in force. What the dispatcher
 * drags, what the planner finds and what a repair proposes are all such moves; they become real as one
 * step (`ReplanOperations`), or are dropped and leave no trace. Nothing here is stored or sent.
 */

/** The wishes that only say where and when work is done: these can be tried. */
export type PlanningCommand = Extract<
	Command,
	{
		readonly type: 'AssignOperation' | 'RetimeOperation' | 'UnassignOperation' | 'ReplanOperations';
	}
>;

const PLANNING: Readonly<Record<PlanningCommand['type'], true>> = {
	AssignOperation: true,
	RetimeOperation: true,
	UnassignOperation: true,
	ReplanOperations: true
};

/** Whether a wish is about a place in the plan only. */
export const isPlanning = (command: Command): command is PlanningCommand =>
	command.type in PLANNING;

/** The plan in force as the target of a move. */
const targetOf = ({
	bay,
	technicians,
	start,
	minutes
}: Plan): NonNullable<OperationMove['to']> => ({
	bay,
	technicians,
	start,
	minutes
});

/** What a planning wish comes to as moves; none for a re-timing of work that has no place. */
export function movesOfWish(
	state: WorkshopState,
	command: PlanningCommand
): readonly OperationMove[] {
	if (command.type === 'ReplanOperations') return command.moves;
	const { job, operation, seen } = command;
	const on = { job, operation, seen };
	if (command.type === 'UnassignOperation') return [{ ...on, to: null }];
	const length = command.minutes === undefined ? {} : { minutes: command.minutes };
	if (command.type === 'AssignOperation') {
		const { bay, technicians, start } = command;
		return [{ ...on, to: { bay, technicians, start, ...length } }];
	}
	const found = findOperation(state, command);
	const plan = found.ok ? found.value.operation.plan : null;
	if (plan === null) return [];
	return [{ ...on, to: { ...targetOf(plan), start: command.start, ...length } }];
}

const isSamePlace = (plan: Plan | null, to: OperationMove['to']): boolean =>
	plan === null || to === null
		? plan === to
		: plan.bay === to.bay &&
			plan.start === to.start &&
			(to.minutes === undefined || plan.minutes === to.minutes) &&
			plan.technicians.length === to.technicians.length &&
			plan.technicians.every((technician, index) => technician === to.technicians[index]);

/**
 * Moves with later ones on top: the last word counts for each operation, and what was put back to
 * where the plan in force has it is no move any more.
 */
export function withLater(
	inForce: WorkshopState,
	moves: readonly OperationMove[],
	later: readonly OperationMove[]
): readonly OperationMove[] {
	const byOperation = new Map(moves.map((move) => [move.operation, move]));
	for (const move of later) byOperation.set(move.operation, move);
	return [...byOperation.values()].filter((move) => {
		const found = findOperation(inForce, move);
		return !found.ok || !isSamePlace(found.value.operation.plan, move.to);
	});
}

/**
 * The moves that can still be made: work that was begun, changed by somebody else or has left since it
 * was tried is not moved over their heads.
 */
export const stillPossible = (
	inForce: WorkshopState,
	moves: readonly OperationMove[]
): readonly OperationMove[] =>
	moves.filter((move) => {
		const found = findOperation(inForce, move);
		return found.ok && found.value.operation.version === move.seen && canBePlanned(found.value);
	});

/** What is tried is decided as if it were sent, under nobody's name. */
const TRIED = commandId('what-if');

/** Why the server would refuse these moves, in a state that may itself be only tried; null where it would not. */
export function refusalOfMoves(
	tried: WorkshopState,
	wish: { readonly moves: readonly OperationMove[]; readonly reason: string | undefined },
	who: Pick<Circumstances, 'now' | 'actor'>
): Refusal | null {
	const command = { type: 'ReplanOperations', ...wish } as const;
	const decision = decideReplan(tried, command, { ...who, command: TRIED, archived: new Map() });
	return decision.ok ? null : decision.refusal;
}

/** How a plan stands to its promises, for one line of figures. */
export interface PlanFigures {
	/** Open cars whose work would be done after their promise. */
	readonly late: number;
	/** By how many minutes of opening hours in all. */
	readonly lateMinutes: number;
	/** Minutes of opening hours until customers who wait on site have their car, in all. */
	readonly waitingMinutes: number;
}

/** Whether a visit still has work to be done. */
export const isOpen = (job: Job): boolean => job.end === null && !isReady(job);

/** Minutes the house is open between two instants; 0 where the first is not the earlier one. */
const openMinutes = (state: WorkshopState, from: Instant, to: Instant): number =>
	Math.ceil(minutesIn(hoursWithin(state, null, { from, to })));

/** By how many minutes of opening hours a visit would be done after its promise; 0 where it would not. */
export const lateMinutesOf = (
	state: WorkshopState,
	{ promisedAt, forecastAt }: Lateness
): number =>
	promisedAt !== null && forecastAt !== null && forecastAt > promisedAt
		? openMinutes(state, promisedAt, forecastAt)
		: 0;

/** Adds up every open car. Minutes outside opening hours harm nobody and are not counted. */
export function figuresOf(state: WorkshopState, now: Instant): PlanFigures {
	let [late, lateMinutes, waitingMinutes] = [0, 0, 0];
	for (const job of state.jobs.values()) {
		if (!isOpen(job)) continue;
		const lateness = latenessOf(state, job, now);
		const { promisedAt, forecastAt } = lateness;
		if (forecastAt === null) continue;
		if (promisedAt !== null && forecastAt > promisedAt) late += 1;
		lateMinutes += lateMinutesOf(state, lateness);
		if (job.waiting) waitingMinutes += openMinutes(state, now, forecastAt);
	}
	return { late, lateMinutes, waitingMinutes };
}

/** What trying does to one car. */
export interface CarChange {
	readonly job: JobId;
	/** The last promise given; null where none was. */
	readonly promisedAt: Instant | null;
	/** When its work would be done, in the plan in force and as tried; null without a forecast. */
	readonly before: Instant | null;
	readonly after: Instant | null;
	/** `saved`: it would be late and is no more; `broken`: the other way round. */
	readonly verdict: 'saved' | 'broken' | 'earlier' | 'later' | 'same';
	/** How many pieces of its work are moved; 0 for a car that is only pushed or freed by others. */
	readonly moves: number;
}

const ORDER: Readonly<Record<CarChange['verdict'], number>> = {
	broken: 0,
	saved: 1,
	later: 2,
	earlier: 3,
	same: 4
};

interface Finishes {
	readonly promisedAt: Instant | null;
	readonly before: Instant | null;
	readonly after: Instant | null;
}

function verdictOf({ promisedAt, before, after }: Finishes): CarChange['verdict'] {
	if (before === null || after === null) return 'same';
	if (promisedAt !== null) {
		if (before > promisedAt && after <= promisedAt) return 'saved';
		if (before <= promisedAt && after > promisedAt) return 'broken';
	}
	// Less than a minute is the noise of rounding, not news for anybody.
	if (Math.abs(after - before) < MINUTE_MS) return 'same';
	return after < before ? 'earlier' : 'later';
}

/** Every car that is moved, or that finishes at another time: broken promises first, then saved ones. */
export function carChanges(
	inForce: WorkshopState,
	moves: readonly OperationMove[],
	now: Instant
): readonly CarChange[] {
	const tried = withMoves(inForce, moves);
	const changes: CarChange[] = [];
	for (const job of inForce.jobs.values()) {
		const other = tried.jobs.get(job.id);
		if (!isOpen(job) || other === undefined) continue;
		const { promisedAt, forecastAt: before } = latenessOf(inForce, job, now);
		const { forecastAt: after } = latenessOf(tried, other, now);
		const finishes = { promisedAt, before, after };
		const verdict = verdictOf(finishes);
		const moved = moves.filter((move) => move.job === job.id).length;
		if (moved > 0 || verdict !== 'same')
			changes.push({ job: job.id, ...finishes, verdict, moves: moved });
	}
	return changes.sort(
		(a, b) => ORDER[a.verdict] - ORDER[b.verdict] || (a.promisedAt ?? 0) - (b.promisedAt ?? 0)
	);
}

/** The plan in force of work that is tried elsewhere; null where it has none, or is unknown. */
export function planInForce(inForce: WorkshopState, move: OperationMove): Operation['plan'] {
	const found = findOperation(inForce, move);
	return found.ok ? found.value.operation.plan : null;
}
