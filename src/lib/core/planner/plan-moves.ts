import type { OperationMove } from '../commands.ts';
import { bayCode, jobId, technicianCode, type JobId, type OperationId } from '../ids.ts';
import type { Operation, Plan } from '../job/job.ts';
import { CONFLICT_WEIGHT } from '../plan/conflict.ts';
import { conflictsOfMoves } from '../plan/moves.ts';
import type { WorkshopState } from '../state.ts';
import { MINUTE_MS, type Instant } from '../time/instant.ts';
import type { Place, PlanningProblem, PlanningSolution, ProblemOperation } from './problem.ts';

/** From an answer of the planner back to the workshop's own words: which work goes where. */

/** A question of the workshop, and which of its operations stand behind the numbers. */
export interface Asked {
	readonly problem: PlanningProblem;
	/** Ids of the operations of each job of the problem, by index. */
	readonly operations: readonly (readonly OperationId[])[];
}

type Target = NonNullable<OperationMove['to']>;

/** An instant, bay and people instead of minutes and indices; null for a place that stands for nothing. */
function targetOf({ problem }: Asked, place: Place): Target | null {
	const bay = problem.bays[place.bay]?.id ?? '';
	const people = place.technicians.map((index) => problem.technicians[index]?.id ?? '');
	if (bay === '' || people.length === 0 || people.includes('')) return null;
	return {
		bay: bayCode(bay),
		technicians: people.map(technicianCode),
		start: problem.origin + place.start * MINUTE_MS
	};
}

/** The length it was planned with, where its lead stays: what was added to a plan stays added. */
const lengthOf = ({ plan }: Operation, { technicians }: Target): { readonly minutes?: number } =>
	plan !== null && plan.technicians[0] === technicians[0] ? { minutes: plan.minutes } : {};

const isThere = (plan: Plan | null, { bay, technicians, start }: Target): boolean =>
	plan !== null &&
	plan.bay === bay &&
	plan.start === start &&
	plan.technicians.length === technicians.length &&
	plan.technicians.every((technician, index) => technician === technicians[index]);

/** Moves to the places of an answer, of work that may be moved and lies elsewhere in it. */
function movesTo(
	state: WorkshopState,
	{ asked, answer }: { readonly asked: Asked; readonly answer: PlanningSolution },
	mayMove: (one: ProblemOperation) => boolean
): readonly OperationMove[] {
	const moves: OperationMove[] = [];
	for (const [index, { id, operations }] of asked.problem.jobs.entries()) {
		const job = state.jobs.get(jobId(id));
		for (const [at, one] of operations.entries()) {
			const place = answer[index]?.[at];
			const operation = job?.operations.find((known) => known.id === asked.operations[index]?.[at]);
			if (place === undefined || operation === undefined || job === undefined) continue;
			if (!mayMove(one)) continue;
			const to = targetOf(asked, place);
			if (to === null || isThere(operation.plan, to)) continue;
			const on = { job: job.id, operation: operation.id, seen: operation.version };
			moves.push({ ...on, to: { ...to, ...lengthOf(operation, to) } });
		}
	}
	return moves;
}

/**
 * The moves that turn the plan in force into the planner's answer: only of work that lies elsewhere in
 * it. Started and pinned work is never among them, nor work that has left since it was asked about.
 */
export const movesOfAnswer = (
	state: WorkshopState,
	asked: Asked,
	answer: PlanningSolution
): readonly OperationMove[] =>
	movesTo(state, { asked, answer }, ({ pin }) => pin !== 'started' && pin !== 'pinned');

/**
 * The moves that write a push to the right down: of all planned work that nobody has begun, as even what
 * was pinned cannot be when it was meant. Giving a place to the rest is nothing that happens by itself.
 */
export const movesOfPush = (
	state: WorkshopState,
	asked: Asked,
	answer: PlanningSolution
): readonly OperationMove[] =>
	movesTo(state, { asked, answer }, ({ pin, place }) => pin !== 'started' && place !== null);

/**
 * The moves that can be made as one step without breaking any rule. The planner knows the rules, but
 * not what people did against them: a car whose moves would clash with such work stays where it is, and
 * so does whoever counted on its place.
 */
export function movesWithoutConflict(
	state: WorkshopState,
	moves: readonly OperationMove[],
	now: Instant
): readonly OperationMove[] {
	const found = conflictsOfMoves(state, moves, now);
	const stay = new Set<JobId>();
	for (const { job, operation } of moves) {
		const conflicts = found.get(operation) ?? [];
		if (conflicts.some(({ code }) => CONFLICT_WEIGHT[code] !== 'warn')) stay.add(job);
	}
	if (stay.size === 0) return moves;
	return movesWithoutConflict(
		state,
		moves.filter(({ job }) => !stay.has(job)),
		now
	);
}
