import { describe, expect, it } from 'vitest';
import { aJob } from '../../../../tests/builders/a-job.ts';
import { aBay, aSetup, aTechnician } from '../../../../tests/builders/a-setup.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import { floorCar } from '../board/floor-car.ts';
import { trayOf } from '../board/tray.ts';
import { jobId, skillCode, technicianCode } from '../ids.ts';
import type { WorkshopState } from '../state.ts';
import type { Setup } from '../workshop/setup.ts';
import { cannotPlan, hindranceOf } from './cannot-plan.ts';
import { skillGaps } from './skill-gaps.ts';
import { problemOf } from './state-problem.ts';

const NOW = at('09:00');
const PAINT = skillCode('PAINT');
const MECHANIC = aTechnician({ code: technicianCode('T001'), skills: { M1: 1 } });

/** One car to be painted, washed after it, and one that anybody could do. */
function shopOf(setup: Partial<Setup>, minutes = 60): WorkshopState {
	return aState({
		setup: aSetup(setup),
		jobs: [
			aJob({
				id: jobId('J1'),
				operations: [
					{ skill: skillCode('M1'), standardMinutes: 30 },
					{ skill: PAINT, standardMinutes: minutes },
					{ skill: skillCode('M1'), standardMinutes: 10 }
				]
			}),
			aJob({ id: jobId('J2'), operations: [{ skill: skillCode('M1'), standardMinutes: 30 }] })
		]
	});
}

const jobsOf = (state: WorkshopState) => {
	const [painted, other] = [...state.jobs.values()];
	return { painted: painted!, other: other! };
};

const whyOf = (state: WorkshopState) => [...cannotPlan(state, jobsOf(state).painted, NOW).values()];

describe('what cannot be planned', () => {
	it.each<[string, Partial<Setup>]>([
		['no-technician', { technicians: [MECHANIC] }],
		['no-bay', { bays: [aBay({ type: 'LIFT' })] }],
		['closed', { hours: { from: '08:00', to: '17:30', weekdays: [] } }]
	])('is named: %s', (why, setup) => {
		const technicians = [aTechnician({ skills: { M1: 1, PAINT: 1 } })];
		const state = shopOf({ technicians, ...setup });
		const expected = why === 'closed' ? ['closed', 'behind', 'behind'] : [why, 'behind'];
		expect(whyOf(state)).toEqual(expected);
	});

	it('is named where it is too long for anybody and may not be split', () => {
		const state = shopOf({ technicians: [aTechnician({ skills: { M1: 1, PAINT: 1 } })] }, 600);
		expect(whyOf(state)).toEqual(['too-long', 'behind']);
	});

	it('is what the planner leaves out, and no other car waits for it', () => {
		const state = shopOf({ technicians: [MECHANIC] });
		const { painted, other } = jobsOf(state);
		const { leftOut, jobAt } = problemOf(state, NOW);
		expect(leftOut.map(({ operation, why }) => [operation, why])).toEqual([
			...cannotPlan(state, painted, NOW)
		]);
		expect(cannotPlan(state, other, NOW).size).toBe(0);
		expect(jobAt.has(other.id)).toBe(true);
	});

	it('is said of the car by the work it begins with, on the tray and on a tile', () => {
		const state = shopOf({ technicians: [MECHANIC] });
		const { painted, other } = jobsOf(state);
		const hindrance = { operation: painted.operations[1], why: 'no-technician' };
		expect(hindranceOf(state, painted, NOW)).toEqual(hindrance);
		expect(hindranceOf(state, other, NOW)).toBeNull();
		expect(trayOf(state, NOW)['to-place'].map((car) => car.hindrance)).toEqual([hindrance, null]);
		expect(floorCar(state, painted, NOW).hindrance).toEqual(hindrance);
	});

	it('is nothing of a visit that has ended, or before set-up', () => {
		const state = shopOf({ technicians: [MECHANIC] });
		const { painted } = jobsOf(state);
		const ended = { ...painted, end: { how: 'cancelled', at: NOW, reason: '' } } as const;
		expect(hindranceOf(state, ended, NOW)).toBeNull();
		expect(hindranceOf({ ...state, setup: null }, painted, NOW)).toBeNull();
	});
});

describe('gaps of the catalogue', () => {
	const operation = (name: string, skill: string) => ({
		...{ itemCode: name, name, skill: skillCode(skill), standardMinutes: 60 },
		trade: 'paint' as const
	});

	it('name skill, reason and the work that asks for it', () => {
		const setup = aSetup({
			technicians: [MECHANIC],
			bays: [aBay({ type: 'LIFT' })],
			operations: [
				operation('补漆', 'PAINT'),
				operation('保养', 'M1'),
				operation('全车漆', 'PAINT')
			]
		});
		expect(skillGaps(setup)).toMatchObject([
			{ skill: 'PAINT', why: 'no-technician', operations: ['补漆', '全车漆'] },
			{ skill: 'PAINT', why: 'no-bay', operations: ['补漆', '全车漆'] }
		]);
	});

	it('are none where everything can be done somewhere by somebody', () => {
		expect(skillGaps(aSetup({ operations: [operation('保养', 'M1')] }))).toEqual([]);
	});
});
