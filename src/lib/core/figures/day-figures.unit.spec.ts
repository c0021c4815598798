import { describe, expect, it } from 'vitest';
import { aJob, aPromise, anInspection } from '../../../../tests/builders/a-job.ts';
import { at } from '../../../../tests/builders/at.ts';
import { jobId, type JobId } from '../ids.ts';
import { DAY_MS, type Instant } from '../time/instant.ts';
import { dayFigures, type CountedDay, type DayFigure } from './day-figures.ts';

const DELIVERED = at('15:00');
const visit = (id: string, promises: readonly Instant[] = []) =>
	aJob({
		id: jobId(id),
		promises: promises.map((promised) => aPromise(promised)),
		end: { how: 'delivered', at: DELIVERED, reason: '' }
	});
const EMPTY: CountedDay = {
	...{ delivered: [], comebacks: new Map(), inspected: [], delays: [] },
	...{ sameDay: { due: 0, done: 0 }, carried: 0 }
};
const of = (day: Partial<CountedDay>, wanted: DayFigure) => {
	const { count, of: outOf } = dayFigures({ ...EMPTY, ...day }).find(
		({ figure }) => figure === wanted
	)!;
	return { count, of: outOf };
};

describe('the figures of a day', () => {
	it('count nothing on a day without cars', () => {
		expect(of({}, 'on-time')).toEqual({ count: 0, of: 0 });
		expect(of({}, 'carry-over')).toEqual({ count: 0, of: null });
	});

	it('measure delivery at the first promise, and beside it at the last', () => {
		const delivered = [
			visit('J1', [DELIVERED]),
			visit('J2', [DELIVERED - 1]),
			visit('J3', [DELIVERED - 1, DELIVERED]),
			visit('J4')
		];
		expect(of({ delivered }, 'on-time')).toEqual({ count: 1, of: 4 });
		expect(of({ delivered }, 'on-time-last')).toEqual({ count: 2, of: 4 });
	});

	it('count a visit as fixed the first time without rework and without a comeback in 30 days', () => {
		const redone = aJob({
			...visit('J2'),
			operations: [{}, anInspection({ state: 'finished', outcome: 'failed' })]
		});
		const delivered = [visit('J1'), redone, visit('J3'), visit('J4')];
		const comebacks = new Map<JobId, Instant>([
			[jobId('J3'), DELIVERED + 30 * DAY_MS],
			[jobId('J4'), DELIVERED + 30 * DAY_MS + 1]
		]);
		expect(of({ delivered, comebacks }, 'first-time-fix')).toEqual({ count: 2, of: 4 });
	});

	it('count inspections, clearance, cars that stay, and delays that were told', () => {
		const day = {
			inspected: [{ failed: true }, { failed: false }, { failed: false }],
			sameDay: { due: 5, done: 4 },
			carried: 3,
			delays: [
				{ house: true, customer: true },
				{ house: false, customer: true }
			]
		};
		expect(of(day, 'rework')).toEqual({ count: 1, of: 3 });
		expect(of(day, 'same-day')).toEqual({ count: 4, of: 5 });
		expect(of(day, 'carry-over')).toEqual({ count: 3, of: null });
		expect(of(day, 'delay-told')).toEqual({ count: 2, of: 2 });
		expect(of(day, 'delay-said')).toEqual({ count: 1, of: 2 });
	});
});
