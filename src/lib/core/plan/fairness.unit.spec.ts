import { describe, expect, it } from 'vitest';
import { aJob, anOperation, aPlan, aStint } from '../../../../tests/builders/a-job.ts';
import { TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { aState, anAbsence } from '../../../../tests/builders/a-state.ts';
import { at, TODAY, TOMORROW } from '../../../../tests/builders/at.ts';
import { personLoads } from '../board/person-load.ts';
import { jobId, skillCode } from '../ids.ts';
import type { Operation } from '../job/job.ts';
import { emptyState } from '../state.ts';
import { difficultyOf } from './difficulty.ts';
import { portionsOf } from './fairness.ts';

const work = (id: string, operation: Partial<Operation>) =>
	aJob({ id: jobId(id), operations: [operation] });
const { mechanic, slow, early } = TECHNICIAN;
const portions = (...operations: readonly Partial<Operation>[]) =>
	portionsOf(
		aState({ jobs: operations.map((operation, index) => work(`J${String(index)}`, operation)) }),
		{ date: TODAY },
		at('11:00')
	);
const planned = (
	technicians: readonly (typeof mechanic)[],
	overrides: Partial<Operation> = {}
) => ({
	plan: aPlan({ technicians, start: at('13:00') }),
	...overrides
});
const finished: Partial<Operation> = {
	state: 'finished',
	stints: [aStint({ to: at('10:00') })],
	finishedAt: at('10:00'),
	standardMinutes: 120
};

describe('portions of a day', () => {
	it('count what is done and planned in standard minutes, shared by those who share it', () => {
		const { technicians } = portions(finished, planned([mechanic, slow]));
		expect(technicians.get(mechanic)).toMatchObject({ standard: 150 });
		expect(technicians.get(slow)).toMatchObject({ standard: 30 });
		expect(technicians.get(early)).toMatchObject({ standard: 0, share: null });
	});

	it('compare people within their team by their hours present', () => {
		const { technicians } = portions(finished, planned([slow]));
		expect(technicians.get(mechanic)).toMatchObject({ share: 120 / 180, even: 0.5 });
		const away = portionsOf(
			aState({ jobs: [work('J1', finished)], absences: [anAbsence({ technician: slow })] }),
			{ date: TODAY },
			at('11:00')
		);
		expect(away.technicians.get(mechanic)).toMatchObject({ share: 1, even: 1 });
		expect(away.technicians.get(slow)).toMatchObject({ share: 0, even: 0 });
	});

	it('compare teams of the same trade', () => {
		const { teams } = portions(finished, planned([early]));
		expect(teams.get('机电一组')).toMatchObject({ standard: 120, share: 2 / 3, even: 2 / 3 });
		expect(teams.get('机电二组')).toMatchObject({ share: 1 / 3, even: 1 / 3 });
		expect(teams.get('洗车组')).toMatchObject({ standard: 0, share: null, even: 1 });
	});

	it('leave out other days, work nobody has, and a workshop without a set-up', () => {
		const tomorrow = { plan: aPlan({ start: at('09:00', TOMORROW) }) };
		const yesterday = { ...finished, finishedAt: at('10:00') - 86_400_000 };
		const { technicians } = portions(tomorrow, yesterday, {}, { ...finished, state: 'cancelled' });
		expect(technicians.get(mechanic)).toMatchObject({ standard: 0 });
		expect(portionsOf(emptyState, { date: TODAY }, 0).technicians.size).toBe(0);
	});

	it('count work that is being done, paused or stopped on the day it is looked at', () => {
		const begun = (state: Operation['state']) =>
			portions({
				state,
				stints: [aStint({ to: state === 'running' ? null : at('10:00') })]
			}).technicians.get(mechanic)?.standard;
		expect([begun('running'), begun('paused'), begun('stopped')]).toEqual([60, 60, 60]);
	});

	it('say which of it is easy and which is hard', () => {
		const hard = { skill: skillCode('M2'), standardMinutes: 240 };
		const { technicians } = portions(finished, planned([mechanic]), planned([mechanic], hard));
		expect(technicians.get(mechanic)).toMatchObject({ standard: 420, easy: 60, hard: 240 });
	});

	it('stand beside a person with the hours taken of the hours present', () => {
		const state = aState({ jobs: [work('J1', finished), work('J2', planned([mechanic]))] });
		expect(personLoads(state, { date: TODAY }, at('11:00')).get(mechanic)).toMatchObject({
			taken: 120,
			present: 510,
			standard: 180
		});
	});
});

describe('easy and hard work', () => {
	const learnt = (samples: number, ratio: number) =>
		aState({
			history: new Map([
				[
					'BY001',
					{
						...{ id: 'BY001', version: 1, skill: 'M1', lastAt: 0 },
						people: { [mechanic]: { samples, mean: Math.log(ratio), squares: 1 } }
					}
				]
			])
		});

	it('is told by what it is while the shop has not learnt it', () => {
		const state = learnt(19, 2);
		expect(difficultyOf(state, anOperation())).toBe('easy');
		expect(difficultyOf(state, anOperation({ standardMinutes: 61 }))).toBe('ordinary');
		expect(difficultyOf(state, anOperation({ skill: skillCode('M2') }))).toBe('hard');
		expect(difficultyOf(state, anOperation({ trade: 'electrical' }))).toBe('hard');
	});

	it.each([
		[1.11, 'hard'],
		[1.09, 'ordinary'],
		[0.91, 'ordinary'],
		[0.89, 'easy']
	])('is told by the shop’s own times from twenty on: %f is %s', (ratio, difficulty) => {
		expect(difficultyOf(learnt(20, ratio), anOperation())).toBe(difficulty);
	});
});
