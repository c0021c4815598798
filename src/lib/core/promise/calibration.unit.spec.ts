import { describe, expect, it } from 'vitest';
import { TODAY, TOMORROW } from '../../../../tests/builders/at.ts';
import { calibrationOf } from './calibration.ts';
import type { PromiseCount, PromiseDay } from './promise-day.ts';

const aDay = (
	date: string,
	counts: readonly PromiseCount[],
	unsaid = { given: 0, kept: 0 }
): PromiseDay => ({ date, version: 1, counts, unsaid });
const daysOf = (...days: readonly PromiseDay[]) => new Map(days.map((day) => [day.date, day]));

describe('calibration', () => {
	it('adds days up, by how sure promises were said to be', () => {
		const days = daysOf(
			aDay(TODAY, [{ ten: 80, given: 6, kept: 5, said: 492 }], { given: 2, kept: 1 }),
			aDay(TOMORROW, [
				{ ten: 80, given: 4, kept: 3, said: 328 },
				{ ten: 90, given: 10, kept: 10, said: 950 }
			])
		);
		const { points, ...all } = calibrationOf(days, TODAY);
		expect(points).toMatchObject([
			{ ten: 80, given: 10, kept: 8, said: 82, held: 80 },
			{ ten: 90, given: 10, kept: 10, said: 95, held: 100 }
		]);
		expect(all).toEqual({
			days: { first: TODAY, last: TOMORROW },
			given: 20,
			kept: 18,
			gap: 3.5,
			unsaid: { given: 2, kept: 1 }
		});
	});

	it('says how uncertain a share of few promises is', () => {
		const of = (given: number, kept: number) =>
			calibrationOf(daysOf(aDay(TODAY, [{ ten: 80, given, kept, said: given * 80 }])), TODAY)
				.points[0];
		// Wilson's interval for 8 of 10 and for 800 of 1000.
		expect(of(10, 8)?.low).toBeCloseTo(49.0, 1);
		expect(of(10, 8)?.high).toBeCloseTo(94.3, 1);
		expect(of(1000, 800)?.low).toBeCloseTo(77.4, 1);
		expect(of(10, 10)).toMatchObject({ high: 100 });
		expect(of(10, 0)?.low).toBeCloseTo(0);
	});

	it('leaves out days before, and is empty without any', () => {
		const days = daysOf(aDay(TODAY, [{ ten: 80, given: 1, kept: 1, said: 80 }]));
		expect(calibrationOf(days, TOMORROW)).toEqual({
			days: null,
			points: [],
			given: 0,
			kept: 0,
			gap: null,
			unsaid: { given: 0, kept: 0 }
		});
	});
});
