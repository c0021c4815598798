import { describe, expect, it } from 'vitest';
import { anOperation } from '../../../../tests/builders/a-job.ts';
import { BAY, TECHNICIAN, aSetup } from '../../../../tests/builders/a-setup.ts';
import { anAbsence, aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import { bayCode, technicianCode } from '../ids.ts';
import { absenceConflicts, bayTypeConflicts, partsConflicts, skillConflicts } from './needs.ts';

describe('what work asks of its place and its people', () => {
	it('names a bay of another type, and nothing of a bay nobody knows', () => {
		const work = anOperation();
		expect(bayTypeConflicts(aSetup(), BAY.lift1, work)).toEqual([]);
		expect(bayTypeConflicts(aSetup(), BAY.wash, work)).toMatchObject([{ code: 'bay-unsuitable' }]);
		expect(bayTypeConflicts(aSetup(), bayCode('Z99'), work)).toEqual([]);
	});

	it('names a missing skill, also of somebody nobody knows', () => {
		const work = anOperation();
		expect(skillConflicts(aSetup(), TECHNICIAN.mechanic, work)).toEqual([]);
		for (const person of [TECHNICIAN.washer, technicianCode('T999')])
			expect(skillConflicts(aSetup(), person, work)).toMatchObject([{ code: 'skill-missing' }]);
	});

	const absence = anAbsence({ from: at('13:00'), to: at('15:00') });
	const state = aState({ absences: [absence] });
	it.each<[string, Parameters<typeof absenceConflicts>[2], number]>([
		['the moment before', at('13:00') - 1, 0],
		['its first moment', at('13:00'), 1],
		['its last moment', at('15:00') - 1, 1],
		['its end', at('15:00'), 0],
		['work up to it', [{ from: at('12:00'), to: at('13:00') }], 0],
		['work into it', [{ from: at('12:00'), to: at('13:00') + 1 }], 1],
		[
			'work around it',
			[
				{ from: at('12:00'), to: at('13:00') },
				{ from: at('15:00'), to: at('16:00') }
			],
			0
		]
	])('an absence at an instant and over stretches: %s', (_, when, count) => {
		expect(absenceConflicts(state, absence.technician, when)).toHaveLength(count);
	});

	it.each<[string, number, number, boolean]>([
		['due later than the start', at('10:00'), at('09:00'), true],
		['due in time', at('11:00'), at('09:00'), false],
		['overdue, however late the start', at('16:00'), at('10:30'), true],
		['starting now', at('09:00'), at('09:00'), true]
	])('parts %s', (_, start, now, isMissing) => {
		const work = anOperation({ partsDueAt: at('10:30') });
		expect(partsConflicts(work, start, now)).toHaveLength(isMissing ? 1 : 0);
		expect(partsConflicts({ ...work, partsArrivedAt: at('08:30') }, start, now)).toEqual([]);
	});
});
