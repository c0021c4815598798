import { describe, expect, it } from 'vitest';
import { jobId } from '#core/ids.ts';
import { aJob, aPlan } from '../../../../tests/builders/a-job.ts';
import { BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { aState, anAbsence } from '../../../../tests/builders/a-state.ts';
import { at, TODAY, TOMORROW } from '../../../../tests/builders/at.ts';
import { loadLines, type LoadBy } from './load-lines.ts';

const planned = (id: string, start: number, minutes: number) =>
	aJob({ id: jobId(id), operations: [{ plan: aPlan({ start, minutes }) }] });
const state = aState({
	jobs: [planned('J1', at('13:00'), 120), planned('J2', at('09:00', TOMORROW), 60)],
	absences: [anAbsence({ technician: TECHNICIAN.slow })]
});
const line = (by: LoadBy, key: string, now = at('13:00')) =>
	loadLines(state, { by, today: TODAY, now }).find((one) => one.key === key);

describe('loadLines', () => {
	it('puts today beside tomorrow, in minutes', () => {
		expect(line('technicians', TECHNICIAN.mechanic)).toMatchObject({
			note: '机电一组',
			today: { present: 510, left: 270, toDo: 120, over: 0, fullness: 'free' },
			tomorrow: { left: 510, toDo: 60, fullness: 'free' }
		});
	});

	it('shrinks as the day passes, until it does not fit any more', () => {
		const fullness = (now: number) => line('technicians', TECHNICIAN.mechanic, now)?.today;
		expect(fullness(at('15:15'))).toMatchObject({ fullness: 'full', left: 135 });
		expect(fullness(at('16:00'))).toMatchObject({ fullness: 'over', over: 30 });
		expect(fullness(at('18:00'))).toMatchObject({ fullness: 'over', over: 120 });
	});

	it('says who is away', () => {
		expect(line('technicians', TECHNICIAN.slow)?.today.fullness).toBe('away');
	});

	it.each<[LoadBy, string, string, string]>([
		['bays', BAY.lift1, 'A01', 'LIFT'],
		['teams', '机电一组', '机电一组', ''],
		['skills', 'M1', 'M1', 'M1']
	])('names %s', (by, key, name, note) => {
		expect(line(by, key)).toMatchObject({ name, note });
	});
});
