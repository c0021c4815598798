import { describe, expect, it } from 'vitest';
import { jobId } from '#core/ids.ts';
import { aJob } from '../../../tests/builders/a-job.ts';
import { TakeOver } from './take-over.ts';

const car = (version: number) => aJob({ id: jobId('J1'), version });

describe('taking a car over from the crew', () => {
	it('is noticed when a person is in its history', () => {
		const takeOver = new TakeOver(['模拟班组', '控工板']);
		expect(takeOver.toLookAt([car(7)])).toHaveLength(1);
		expect(
			takeOver.look(car(7), [
				{ seq: 3, by: '模拟班组' },
				{ seq: 7, by: '李调度' }
			])
		).toBe(true);
		expect(takeOver.has(jobId('J1'))).toBe(true);
		expect(takeOver.toLookAt([car(9)])).toEqual([]);
	});

	it('is not suspected where the crew did it, nor asked twice about the same change', () => {
		const takeOver = new TakeOver(['模拟班组', '控工板']);
		takeOver.did(7, 2);
		expect(takeOver.toLookAt([car(6), car(7)])).toEqual([]);
		expect(takeOver.look(car(8), [{ seq: 8, by: '控工板' }])).toBe(false);
		expect(takeOver.toLookAt([car(8)])).toEqual([]);
	});
});
