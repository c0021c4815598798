import { describe, expect, it } from 'vitest';
import { aJob, aPlan } from '../../../../tests/builders/a-job.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at, TOMORROW } from '../../../../tests/builders/at.ts';
import type { Stoppage } from './job.ts';
import { lostMinutes } from './lost-minutes.ts';

const stopped = (overrides: Partial<Stoppage> = {}): Stoppage => ({
	reason: 'parts',
	note: '',
	from: at('10:00'),
	to: at('10:40'),
	expectedUntil: null,
	...overrides
});

describe('the lost minutes of a visit', () => {
	it('are its lengthenings, stoppages and late finishes, with their reasons', () => {
		const job = aJob({
			operations: [
				{
					plan: aPlan({ minutes: 80, lengthenings: [{ minutes: 20, reason: '返工' }] }),
					stoppages: [stopped()],
					state: 'finished',
					finishedAt: at('11:10'),
					lateMinutes: 50,
					cause: ''
				},
				{ lateMinutes: 0 }
			]
		});
		expect(lostMinutes(aState({ jobs: [job] }), job, at('12:00'))).toEqual([
			{ operation: 'J1/1', minutes: 20, reason: '返工', kind: 'lengthening' },
			{ operation: 'J1/1', minutes: 40, reason: 'parts', kind: 'stoppage' },
			{ operation: 'J1/1', minutes: 50, reason: '', kind: 'late-finish' }
		]);
	});

	it('count a stoppage in opening hours, and one that goes on up to now', () => {
		const job = aJob({
			operations: [{ state: 'stopped', stoppages: [stopped({ from: at('16:30'), to: null })] }]
		});
		const state = aState({ jobs: [job] });
		const lost = (now: number) => lostMinutes(state, job, now).map(({ minutes }) => minutes);
		expect(lost(at('17:00'))).toEqual([30]);
		expect(lost(at('09:00', TOMORROW))).toEqual([120]);
		expect(lost(at('16:30'))).toEqual([]);
		expect(lostMinutes({ ...state, setup: null }, job, at('17:00'))).toEqual([]);
	});
});
