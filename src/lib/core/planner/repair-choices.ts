import type { OperationMove } from '../commands.ts';
import { effectOfMoves, weightedLateness, type MovesEffect } from '../plan/moves-effect.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import { movesOfAnswer, movesOfPush, movesWithoutConflict, type Asked } from './plan-moves.ts';
import type { PlanningSolution } from './problem.ts';

/**
 * The planner's repairs as the dispatcher is offered them. The planner knows its question; here is what
 * its answers come to in the workshop as it is, with work that cannot be planned and without the moves
 * that would clash. So what is told of a repair is what the forecast shows once it is taken.
 */

/** Moves that can be made as one step, and their effect. */
export interface RepairMoves extends MovesEffect {
	readonly moves: readonly OperationMove[];
}

/** The plan in force, what the planner was asked of it, and the instant. */
export interface RepairQuestion {
	readonly state: WorkshopState;
	readonly asked: Asked;
	readonly now: Instant;
}

function weighed({ state, now }: RepairQuestion, wished: readonly OperationMove[]): RepairMoves {
	const moves = movesWithoutConflict(state, wished, now);
	return { ...effectOfMoves(state, moves, now), moves };
}

/** Writing the push to the right down. It saves nothing: it is what happens by itself. */
export const pushOffered = (question: RepairQuestion, pushed: PlanningSolution): RepairMoves =>
	weighed(question, movesOfPush(question.state, question.asked, pushed));

/**
 * The proposals worth showing, in their order: none makes the weighted lateness worse than pushing right
 * does, and one that leaves it as it is moves fewer cars than that.
 */
export function repairsOffered(
	question: RepairQuestion,
	pushed: MovesEffect,
	answers: readonly PlanningSolution[]
): readonly RepairMoves[] {
	const { state, asked, now } = question;
	const most = Math.min(pushed.lateness, weightedLateness(state, now));
	return answers
		.map((answer) => weighed(question, movesOfAnswer(state, asked, answer)))
		.filter(
			({ moves, moved, lateness }) =>
				moves.length > 0 && (lateness < most || (lateness === most && moved < pushed.moved))
		);
}
