import { describe, expect, it } from 'vitest';
import { aJob, aPlan, aPromise } from '../../../../tests/builders/a-job.ts';
import { BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import type { OperationMove } from '../commands.ts';
import { jobId, operationId } from '../ids.ts';
import { effectOfMoves, weightedLateness } from '../plan/moves-effect.ts';
import type { PlanningSolution } from './problem.ts';
import { pushRight } from './repair.ts';
import { pushOffered, repairsOffered } from './repair-choices.ts';
import { problemOf } from './state-problem.ts';

/** J1 at nine, promised for half past ten; J2 waits, is planned at two and was promised for one; J3 has no place. */
const state = aState({
	jobs: [
		aJob({
			id: jobId('J1'),
			promises: [aPromise(at('10:30'))],
			operations: [{ plan: aPlan({ start: at('09:00') }) }]
		}),
		aJob({
			id: jobId('J2'),
			waiting: true,
			promises: [aPromise(at('13:00'))],
			operations: [{ plan: aPlan({ start: at('14:00') }) }]
		}),
		aJob({ id: jobId('J3'), operations: [{}] })
	]
});
const now = at('08:30');
const asked = problemOf(state, now);
const question = { state, asked, now };
const pushed = pushRight(asked.problem).solution;

const moveOf = (job: string, start: string | null): OperationMove => ({
	job: jobId(job),
	operation: operationId(jobId(job), 1),
	seen: 1,
	to:
		start === null ? null : { bay: BAY.lift1, technicians: [TECHNICIAN.mechanic], start: at(start) }
});
const effect = (...moves: readonly OperationMove[]) => effectOfMoves(state, moves, now);
/** The day pushed right, with the work of one car begun so many minutes later. */
const shifted = (job: string, minutes: number): PlanningSolution =>
	pushed.map((places, index) =>
		asked.problem.jobs[index]?.id === job
			? places.map((one) => ({ ...one, start: one.start + minutes, end: one.end + minutes }))
			: places
	);

describe('the effect of moves', () => {
	it('weighs late minutes of who waits thrice', () => {
		expect(weightedLateness(state, now)).toBe(3 * 120);
		expect(effect().lateness).toBe(3 * 120);
	});

	it('is read from the forecast of the day with them', () => {
		expect(effect(moveOf('J2', '11:00'))).toEqual({ moved: 1, saved: 1, broken: 0, lateness: 0 });
		expect(effect(moveOf('J1', '10:00'))).toMatchObject({ broken: 1, lateness: 3 * 120 + 30 });
	});

	it('counts cars whose planned work goes elsewhere: a quarter of an hour is nowhere else', () => {
		expect(effect(moveOf('J1', '09:15')).moved).toBe(0);
		expect(effect(moveOf('J1', '09:16')).moved).toBe(1);
		expect(effect(moveOf('J1', null)).moved).toBe(1);
		expect(effect(moveOf('J3', '10:00')).moved).toBe(0);
	});
});

describe('what a dispatcher is offered', () => {
	const push = pushOffered(question, pushed);

	it('is a push that gives no place to work without one', () => {
		expect(push).toMatchObject({ moves: [], saved: 0, broken: 0, lateness: 3 * 120 });
	});

	it('is a plan that keeps more promises, and none that is later than the day becomes by itself', () => {
		const offered = repairsOffered(question, push, [
			shifted('J2', 60),
			shifted('J2', -180),
			shifted('J1', 120)
		]);
		expect(offered).toHaveLength(1);
		expect(offered[0]).toMatchObject({ saved: 1, broken: 0, lateness: 0, moved: 1 });
	});

	it('is no plan that is as late and moves as many cars', () => {
		expect(repairsOffered(question, push, [pushed])).toEqual([]);
		expect(repairsOffered(question, { ...push, moved: 1 }, [pushed])).toHaveLength(1);
	});
});
