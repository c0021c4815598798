import { describe, expect, it } from 'vitest';
import { aJob, aPlan, aStint } from '../../../../tests/builders/a-job.ts';
import { BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import { theOperation } from '../../../../tests/support/scenario.ts';
import { jobId, operationId } from '../ids.ts';
import { conflictsOfMoves, withMoves, type WishedMove } from './moves.ts';

const moveOf = (job: string, to: WishedMove['to']): WishedMove => ({
	job: jobId(job),
	operation: operationId(jobId(job), 1),
	to
});
const here = { bay: BAY.lift1, technicians: [TECHNICIAN.mechanic], start: at('13:00') };
const state = aState({
	jobs: [
		aJob({ id: jobId('J1'), operations: [{ plan: aPlan({ start: at('10:30') }) }] }),
		aJob({ id: jobId('J2'), operations: [{ plan: aPlan({ start: at('13:00') }) }] }),
		aJob({ id: jobId('J3'), operations: [{ state: 'running', stints: [aStint()] }] })
	]
});

describe('moves looked at together', () => {
	it('break nothing where the place is left by another of them', () => {
		const moves = [moveOf('J1', here), moveOf('J2', null)];
		const conflicts = conflictsOfMoves(state, moves, at('10:00'));
		expect([...conflicts]).toEqual([
			['J1/1', []],
			['J2/1', []]
		]);
		expect(
			conflictsOfMoves(state, moves.slice(0, 1), at('10:00')).get(moves[0]!.operation)
		).toMatchObject([{ code: 'bay-busy' }, { code: 'technician-busy' }]);
	});

	it('say what has begun and cannot be moved', () => {
		const moves = [moveOf('J3', here)];
		expect(conflictsOfMoves(state, moves, at('10:00')).get(moves[0]!.operation)).toEqual([
			{ code: 'already-started' }
		]);
		expect(withMoves(state, moves).jobs).toEqual(state.jobs);
	});

	it('lay the plan out as a single placement would, and leave the state as it was', () => {
		const slow = { ...here, technicians: [TECHNICIAN.slow], start: at('14:00') };
		const after = withMoves(state, [moveOf('J1', slow), moveOf('J9', here)]);
		expect(theOperation(after, 0, 'J1').plan).toMatchObject({ minutes: 75, end: at('15:15') });
		expect(theOperation(state, 0, 'J1').plan?.start).toBe(at('10:30'));
		expect(after.jobs.get(jobId('J2'))).toBe(state.jobs.get(jobId('J2')));
	});
});
