import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalOfMoves } from '#core/plan/what-if.ts';
import { planDay } from '#core/planner/plan-day.ts';
import { movesOfAnswer, movesWithoutConflict } from '#core/planner/plan-moves.ts';
import { repairDay } from '#core/planner/repair.ts';
import { problemOf } from '#core/planner/state-problem.ts';
import type { WorkshopState } from '#core/state.ts';
import type { Instant } from '#core/time/instant.ts';
import { circumstances } from '../support/scenario.ts';
import { play, START } from './played-day.ts';
import { aStep } from './random-day.ts';

/** What the planner says of any day can be done: the rules of the workshop take it as one step. */

const aDay = fc.array(aStep, { minLength: 20, maxLength: 120, size: 'max' });
const search = { seed: 7, steps: 400 };
/** A hundred days are played and planned: a second alone, more beside other work. */
const TIMEOUT_MS = 60_000;

/** Why the server would refuse a plan; null where it takes it. */
function refusal(state: WorkshopState, now: Instant, moves: ReturnType<typeof movesOfAnswer>) {
	const who = { now, actor: circumstances({ now }).actor };
	return moves.length === 0 ? null : refusalOfMoves(state, { moves, reason: undefined }, who);
}

describe('a plan of the planner', () => {
	it(
		'is taken by the workshop as it is, on any day',
		() => {
			let [total, moved] = [0, 0];
			fc.assert(
				fc.property(aDay, (steps) => {
					const { states, now } = play(steps);
					const state = states.at(-1) ?? START;
					const asked = problemOf(state, now);
					const { solution } = planDay(asked.problem, search);
					const wished = movesOfAnswer(state, asked, solution);
					const moves = movesWithoutConflict(state, wished, now);
					total += wished.length;
					moved += moves.length;
					expect(refusal(state, now, moves)).toBeNull();
				}),
				{ numRuns: 40 }
			);
			// What people did against the rules keeps little of it from being made: nine tenths, with luck less.
			expect(total).toBeGreaterThan(100);
			expect(moved / total).toBeGreaterThan(0.65);
		},
		TIMEOUT_MS
	);

	it(
		'repairs a day with moves the workshop takes',
		() => {
			fc.assert(
				fc.property(aDay, (steps) => {
					const { states, now } = play(steps);
					const state = states.at(-1) ?? START;
					const asked = problemOf(state, now);
					const { pushed, proposals } = repairDay(asked.problem, search);
					for (const { solution } of [pushed, ...proposals]) {
						const wished = movesOfAnswer(state, asked, solution);
						const moves = movesWithoutConflict(state, wished, now);
						expect(refusal(state, now, moves)).toBeNull();
					}
				}),
				{ numRuns: 40 }
			);
		},
		TIMEOUT_MS
	);
});
