import { describe, expect, it } from 'vitest';
import { aJob, aPlan, aPromise, aStint } from '../../../../tests/builders/a-job.ts';
import { BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import type { OperationMove } from '../commands.ts';
import { jobId, operationId, personId } from '../ids.ts';
import { withMoves } from './moves.ts';
import {
	carChanges,
	figuresOf,
	isPlanning,
	movesOfWish,
	refusalOfMoves,
	stillPossible,
	withLater
} from './what-if.ts';

const on = (job: string) => ({
	job: jobId(job),
	operation: operationId(jobId(job), 1),
	seen: 1
});
const at10 = { bay: BAY.lift1, technicians: [TECHNICIAN.mechanic], start: at('10:00') };
const moveOf = (job: string, to: OperationMove['to']): OperationMove => ({ ...on(job), to });
/** J1 at nine, done at ten; J2 at two, promised for one: it will be late. */
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
		aJob({
			id: jobId('J3'),
			operations: [
				{
					state: 'running',
					plan: aPlan({ bay: BAY.lift3, technicians: [TECHNICIAN.slow] }),
					stints: [aStint({ bay: BAY.lift3, technician: TECHNICIAN.slow })]
				}
			]
		})
	]
});
const now = at('08:30');

describe('a wish as moves', () => {
	it('is planning or is not', () => {
		expect(isPlanning({ type: 'UnassignOperation', ...on('J1') })).toBe(true);
		expect(isPlanning({ type: 'ArriveJob', job: jobId('J1') })).toBe(false);
	});

	it('keeps place, people and length of what is only re-timed', () => {
		const wish = { type: 'RetimeOperation', ...on('J1'), start: at('11:00') } as const;
		expect(movesOfWish(state, wish)).toEqual([
			moveOf('J1', { ...at10, start: at('11:00'), minutes: 60 })
		]);
	});

	it('says the new place, takes one back, and hands several on as they are', () => {
		expect(movesOfWish(state, { type: 'AssignOperation', ...on('J1'), ...at10 })).toEqual([
			moveOf('J1', at10)
		]);
		expect(movesOfWish(state, { type: 'UnassignOperation', ...on('J1') })).toEqual([
			moveOf('J1', null)
		]);
		const moves = [moveOf('J1', null), moveOf('J2', at10)];
		expect(movesOfWish(state, { type: 'ReplanOperations', moves })).toBe(moves);
	});

	it('is nothing for work without a place that is re-timed', () => {
		const none = aState({ jobs: [aJob({ operations: [{}] })] });
		const wish = { type: 'RetimeOperation', ...on('J1'), start: at('11:00') } as const;
		expect(movesOfWish(none, wish)).toEqual([]);
	});
});

describe('moves on top of moves', () => {
	it('have the last word for each operation', () => {
		const moves = withLater(state, [moveOf('J1', null), moveOf('J2', at10)], [moveOf('J1', at10)]);
		expect(moves).toEqual([moveOf('J1', at10), moveOf('J2', at10)]);
	});

	it('vanish where everything is put back', () => {
		const back = { ...at10, start: at('09:00') };
		expect(withLater(state, [moveOf('J1', at10)], [moveOf('J1', back)])).toEqual([]);
		expect(withLater(state, [], [moveOf('J1', { ...back, minutes: 90 })])).toHaveLength(1);
		expect(
			withLater(state, [], [moveOf('J1', { ...back, technicians: [TECHNICIAN.slow] })])
		).toHaveLength(1);
	});

	it('are left out once the work was begun, changed by others or is gone', () => {
		const moves = [
			moveOf('J1', at10),
			{ ...moveOf('J2', at10), seen: 7 },
			moveOf('J3', at10),
			moveOf('J9', at10)
		];
		expect(stillPossible(state, moves)).toEqual([moveOf('J1', at10)]);
	});
});

describe('a move that is tried', () => {
	const dispatcher = { id: personId('P1'), role: 'dispatcher', name: '李调度' } as const;
	const who = { now, actor: dispatcher };

	it('is refused as the server would refuse it, against what was tried before', () => {
		const moves = [moveOf('J1', { ...at10, start: at('11:00') })];
		expect(refusalOfMoves(state, { moves, reason: undefined }, who)).toBeNull();
		const taken = withMoves(state, [moveOf('J2', { ...at10, start: at('11:00') })]);
		expect(refusalOfMoves(taken, { moves, reason: undefined }, who)).toMatchObject({
			code: 'plan/conflicts'
		});
	});

	it('needs its reason all the same', () => {
		const moves = [moveOf('J1', { ...at10, start: at('19:00') })];
		const wish = (reason: string | undefined) => refusalOfMoves(state, { moves, reason }, who);
		expect(wish(undefined)).not.toBeNull();
		expect(wish('客户加急')).toBeNull();
	});
});

describe('what trying does', () => {
	it('is counted in open minutes, and only while the work is open', () => {
		expect(figuresOf(state, now)).toEqual({ late: 1, lateMinutes: 120, waitingMinutes: 390 });
	});

	it('saves a promise and breaks another', () => {
		const moves = [moveOf('J2', { ...at10, start: at('09:00') }), moveOf('J1', at10)];
		expect(carChanges(state, moves, now)).toEqual([
			{
				...{ job: 'J1', promisedAt: at('10:30'), before: at('10:00'), after: at('11:00') },
				...{ verdict: 'broken', moves: 1 }
			},
			{
				...{ job: 'J2', promisedAt: at('13:00'), before: at('15:00'), after: at('10:00') },
				...{ verdict: 'saved', moves: 1 }
			}
		]);
	});

	it('lists a moved car also when it finishes as before', () => {
		const moves = [moveOf('J1', { ...at10, start: at('09:00'), bay: BAY.lift2 })];
		expect(carChanges(state, moves, now)).toMatchObject([{ job: 'J1', verdict: 'same', moves: 1 }]);
	});

	it('leaves no trace', () => {
		const before = JSON.stringify([...state.jobs]);
		carChanges(state, [moveOf('J1', at10)], now);
		expect(JSON.stringify([...state.jobs])).toBe(before);
	});
});
