import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weightedLateness } from '#core/plan/moves-effect.ts';
import { figuresOf } from '#core/plan/what-if.ts';
import { pushOffered, repairsOffered, type RepairMoves } from '#core/planner/repair-choices.ts';
import { repairDay } from '#core/planner/repair.ts';
import { problemOf } from '#core/planner/state-problem.ts';
import { latenessOf } from '#core/promise/lateness.ts';
import type { WorkshopState } from '#core/state.ts';
import { MINUTE_MS, type Instant } from '#core/time/instant.ts';
import { instantAt } from '#core/time/zone.ts';
import { anImportDesk, sample } from '../support/import-desk.ts';
import { when } from '../support/scenario.ts';
import { play, START } from './played-day.ts';
import { aStep } from './random-day.ts';

/** What is told of a repair is what the forecast of every page shows once it was taken. */

/** A second alone, more beside other work. */
const TIMEOUT_MS = 60_000;

const made = (state: WorkshopState, { moves }: RepairMoves, now: Instant): WorkshopState => {
	if (moves.length === 0) return state;
	const outcome = when(state, { type: 'ReplanOperations', moves }, { now });
	expect(outcome.refusal).toBeNull();
	return outcome.state;
};

function lateCars(state: WorkshopState, now: Instant): ReadonlySet<string> {
	const late = [...state.jobs.values()].filter((job) => {
		const { promisedAt, forecastAt } = latenessOf(state, job, now);
		return promisedAt !== null && forecastAt !== null && forecastAt > promisedAt;
	});
	return new Set(late.map(({ id }) => id));
}

/** Repairs the day, takes the first ways that are offered, and holds what was told of it against the forecast. */
function repaired(
	state: WorkshopState,
	now: Instant,
	{ steps, taken }: { readonly steps: number; readonly taken: number }
): readonly RepairMoves[] {
	const asked = problemOf(state, now);
	const question = { state, asked, now };
	const { pushed, proposals } = repairDay(asked.problem, { seed: 7, steps });
	const push = pushOffered(question, pushed.solution);
	const offered = repairsOffered(
		question,
		push,
		proposals.map(({ solution }) => solution)
	);
	const before = lateCars(state, now);
	for (const choice of [push, ...offered.slice(0, taken)]) {
		const after = made(state, choice, now);
		const late = lateCars(after, now);
		expect({
			saved: choice.saved,
			broken: choice.broken,
			lateness: choice.lateness
		}).toEqual({
			saved: [...before].filter((id) => !late.has(id)).length,
			broken: [...late].filter((id) => !before.has(id)).length,
			lateness: weightedLateness(after, now)
		});
		expect(figuresOf(after, now).late).toBe(
			figuresOf(state, now).late - choice.saved + choice.broken
		);
		if (choice !== push) expect(choice.lateness).toBeLessThanOrEqual(weightedLateness(state, now));
	}
	return offered;
}

describe('a repair', () => {
	it(
		'comes to what was told of it, on any day',
		() => {
			const aDay = fc.array(aStep, { minLength: 20, maxLength: 120, size: 'max' });
			fc.assert(
				fc.property(aDay, (steps) => {
					const { states, now } = play(steps);
					repaired(states.at(-1) ?? START, Math.floor(now / MINUTE_MS) * MINUTE_MS, {
						steps: 400,
						taken: 3
					});
				}),
				{ numRuns: 25 }
			);
		},
		TIMEOUT_MS
	);

	it(
		'of sixty bays is never worse than doing nothing, however late the day is',
		async () => {
			const desk = await anImportDesk('day-60');
			await desk.importBytes(sample('day-60.csv'));
			const state = desk.state();
			await desk.close();
			const at = (time: string): Instant => instantAt('2026-11-23', time, 'Asia/Shanghai');
			const how = { steps: 1000, taken: 1 };
			const [best] = repaired(state, at('08:00'), how);
			expect(best?.lateness).toBeLessThan(weightedLateness(state, at('08:00')));
			// Everything is planned now and nobody has come: what was to begin by then runs late.
			const planned = made(state, best!, at('08:00'));
			const [repair] = repaired(planned, at('10:40'), how);
			expect(repair?.lateness).toBeLessThan(weightedLateness(planned, at('10:40')));
		},
		TIMEOUT_MS
	);
});
