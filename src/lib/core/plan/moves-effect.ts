import type { OperationMove } from '../commands.ts';
import type { Plan } from '../job/job.ts';
import { MOVE_TOLERANCE } from '../planner/goal.ts';
import { weightOf } from '../planner/state-jobs.ts';
import { latenessOf } from '../promise/lateness.ts';
import type { WorkshopState } from '../state.ts';
import { MINUTE_MS, type Instant } from '../time/instant.ts';
import { withMoves } from './moves.ts';
import { carChanges, isOpen, lateMinutesOf, planInForce } from './what-if.ts';

/**
 * What moves come to once they are made, as the forecast will show it then. A planner reckons with the
 * question it was asked, which knows neither work that cannot be planned nor moves that would clash and
 * are not made: only this is told to people.
 */
export interface MovesEffect {
	/** Cars of which planned work goes elsewhere; a place for work that had none moves nobody. */
	readonly moved: number;
	/** Cars that would be late and are no more, and the other way round. */
	readonly saved: number;
	readonly broken: number;
	/** Late minutes of opening hours of all cars together, each by its weight. */
	readonly lateness: number;
}

/** Late minutes of opening hours of all open cars, those of waiting customers by their weight. */
export function weightedLateness(state: WorkshopState, now: Instant): number {
	let sum = 0;
	for (const job of state.jobs.values())
		if (isOpen(job)) sum += weightOf(job) * lateMinutesOf(state, latenessOf(state, job, now));
	return sum;
}

type Target = NonNullable<OperationMove['to']>;

/** As the planner counts moves: people do not notice a quarter of an hour. */
const isElsewhere = (plan: Plan, { bay, technicians, start }: Target): boolean =>
	plan.bay !== bay ||
	plan.technicians[0] !== technicians[0] ||
	Math.abs(plan.start - start) > MOVE_TOLERANCE * MINUTE_MS;

/** The effect of making all these moves at once. */
export function effectOfMoves(
	inForce: WorkshopState,
	moves: readonly OperationMove[],
	now: Instant
): MovesEffect {
	const changes = carChanges(inForce, moves, now);
	const count = (verdict: 'saved' | 'broken'): number =>
		changes.filter((change) => change.verdict === verdict).length;
	const moved = moves.filter((move) => {
		const plan = planInForce(inForce, move);
		return plan !== null && (move.to === null || isElsewhere(plan, move.to));
	});
	return {
		moved: new Set(moved.map(({ job }) => job)).size,
		saved: count('saved'),
		broken: count('broken'),
		lateness: weightedLateness(withMoves(inForce, moves), now)
	};
}
