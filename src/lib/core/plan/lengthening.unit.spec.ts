import { describe, expect, it } from 'vitest';
import { aPlan } from '../../../../tests/builders/a-job.ts';
import type { Plan } from '../job/job.ts';
import { isLengthened, lengtheningsAfter } from './lengthening.ts';

const length = (minutes: number, reason = '返工') => ({ standard: 60, minutes, reason });
const longer = (minutes: number, ...lengthenings: NonNullable<Plan['lengthenings']>) =>
	aPlan({ minutes, lengthenings });

describe('a longer plan', () => {
	it.each<[string, Plan | null, number, boolean]>([
		['as long as the standard', null, 60, false],
		['longer than the standard', null, 61, true],
		['as long as it was', aPlan({ minutes: 80 }), 80, false],
		['shorter than it was', aPlan({ minutes: 80 }), 70, false],
		['longer than it was', aPlan({ minutes: 80 }), 90, true]
	])('%s', (_, was, minutes, asks) => {
		expect(isLengthened(was, length(minutes))).toBe(asks);
	});

	it('adds its minutes over those explained before', () => {
		const first = lengtheningsAfter(null, length(80, '待料'));
		expect(first).toEqual([{ minutes: 20, reason: '待料' }]);
		expect(lengtheningsAfter(longer(80, ...first), length(95))).toEqual([
			{ minutes: 20, reason: '待料' },
			{ minutes: 15, reason: '返工' }
		]);
	});

	it('gives back the latest first when it is made shorter', () => {
		const was = longer(95, { minutes: 20, reason: '待料' }, { minutes: 15, reason: '返工' });
		expect(lengtheningsAfter(was, length(95))).toEqual(was.lengthenings);
		expect(lengtheningsAfter(was, length(85))).toEqual([
			{ minutes: 20, reason: '待料' },
			{ minutes: 5, reason: '返工' }
		]);
		expect(lengtheningsAfter(was, length(60))).toEqual([]);
	});
});
