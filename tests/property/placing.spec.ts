import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Attendance } from '#core/attendance/attendance.ts';
import { technicianCode, type TechnicianCode } from '#core/ids.ts';
import { loadOf } from '#core/plan/load.ts';
import { earliestFit, hoursWithin, layOut, liesWithin, workingNext } from '#core/plan/place.ts';
import type { Span } from '#core/planner/problem.ts';
import type { WorkshopState } from '#core/state.ts';
import { MINUTE_MS, type Instant, type LocalTime, type Stretch } from '#core/time/instant.ts';
import {
	hoursOnDay,
	overtimeOnDay,
	shiftOnDay,
	workingStretches
} from '#core/workshop/calendar.ts';
import { dayNumberOf } from '#core/time/zone.ts';
import { aSetup, aTechnician } from '../builders/a-setup.ts';
import { anAbsence, aState } from '../builders/a-state.ts';
import { at, TODAY } from '../builders/at.ts';
import { slowly } from './planner-simulator.ts';

/**
 * Placing, conflicts, lengths and loads ask the timing kernel. What it says of a random shop is what
 * living through its days says, in steps short enough for work that begins within a minute.
 */

const STEP_MS = 20_000;
const STEPS = MINUTE_MS / STEP_MS;
const FROM = at('00:00');
const DAYS = 3;
const HORIZON = DAYS * 24 * 60 * STEPS;
const LEAD = technicianCode('T001');

const timeOf = (minutes: number): LocalTime =>
	`${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const spanOfDay = fc
	.tuple(fc.integer({ min: 0, max: 23 * 60 }), fc.integer({ min: 1, max: 600 }))
	.map(([from, length]) => ({
		from: timeOf(from),
		to: timeOf(Math.min(from + length, 24 * 60 - 1))
	}));

const minuteOfDays = fc.integer({ min: 0, max: DAYS * 24 * 60 - 1 });

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;

const stretchOf = (from: number, minutes: number): Stretch => ({
	from: FROM + from * MINUTE_MS,
	to: FROM + (from + minutes) * MINUTE_MS
});

const overtime = (extra: Stretch): Attendance => ({
	...{ version: 1, technician: LEAD, date: TODAY, state: 'overtime', at: FROM },
	...{ until: extra.to, extra }
});

const shops: fc.Arbitrary<WorkshopState> = fc
	.record({
		hours: spanOfDay,
		closed: fc.subarray([...WEEK]),
		shift: fc.option(spanOfDay),
		lunch: fc.option(spanOfDay),
		absences: fc.array(fc.tuple(minuteOfDays, fc.integer({ min: 1, max: 600 })), { maxLength: 3 }),
		extra: fc.option(fc.tuple(minuteOfDays, fc.integer({ min: 1, max: 240 })))
	})
	.map(({ hours, closed, shift, lunch, absences, extra }) =>
		aState({
			setup: aSetup({
				hours: { ...hours, weekdays: WEEK.filter((day) => !closed.includes(day)) },
				technicians: [aTechnician({ code: LEAD, shift, lunch })]
			}),
			absences: absences.map(([from, minutes], index) =>
				anAbsence({ id: `ABS-${String(index)}`, technician: LEAD, ...stretchOf(from, minutes) })
			),
			attendance: extra === null ? [] : [overtime(stretchOf(extra[0] % (24 * 60), extra[1]))]
		})
	);

const whose = fc.constantFrom<TechnicianCode | null>(LEAD, null);

const works = fc.record({
	technician: whose,
	splittable: fc.boolean(),
	start: fc.integer({ min: 0, max: HORIZON / 2 }).map((step): Instant => FROM + step * STEP_MS),
	minutes: fc.integer({ min: 1, max: 500 })
});

const stepOf = (at: Instant): number => (at - FROM) / STEP_MS;

/** The hours as the calendar lists them, nothing of the kernel in between. */
const listed = (state: WorkshopState, technician: TechnicianCode | null): readonly Span[] =>
	workingStretches(state, technician, { from: FROM, to: FROM + HORIZON * STEP_MS }).map(
		({ from, to }) => ({ from: stepOf(from), to: stepOf(to) })
	);

const isListed = (spans: readonly Span[], step: number): boolean =>
	spans.some(({ from, to }) => step >= from && step < to);

const slowlyFrom = (state: WorkshopState, { technician, start, minutes, splittable }: Work) =>
	slowly(
		{ horizon: HORIZON, windows: listed(state, technician), closed: [], taken: [] },
		{ from: stepOf(start), minutes: minutes * STEPS, splittable }
	);

type Work = Parameters<typeof layOut>[1];

const stepsOf = (pieces: readonly Stretch[]): number[] =>
	pieces.flatMap(({ from, to }) =>
		Array.from({ length: stepOf(to) - stepOf(from) }, (_none, index) => stepOf(from) + index)
	);

describe('the place of work', () => {
	it('is where living through the days puts it, or overtime where they have no room', () => {
		let fitting = 0;
		fc.assert(
			fc.property(shops, works, (state, work) => {
				const lived = slowlyFrom(state, work);
				const first = earliestFit(state, work);
				const laid = layOut(state, work);
				if (lived === null) return;
				fitting += 1;
				expect(first && { from: stepOf(first.pieces[0]!.from), to: stepOf(first.end) }).toEqual(
					lived
				);
				expect(laid.fits).toBe(lived.from === stepOf(work.start));
				expect(laid.end).toBe(laid.fits ? first!.end : work.start + work.minutes * MINUTE_MS);
				const spans = listed(state, work.technician);
				const worked = stepsOf(first!.pieces);
				expect(worked).toHaveLength(work.minutes * STEPS);
				expect(worked.every((step) => isListed(spans, step))).toBe(true);
			}),
			{ numRuns: 100 }
		);
		expect(fitting).toBeGreaterThan(20);
	});
});

describe('hours', () => {
	it('between two instants, and the next of them, are those the calendar lists', () => {
		fc.assert(
			fc.property(shops, works, (state, { technician, start, minutes }) => {
				const to = start + minutes * MINUTE_MS;
				const spans = listed(state, technician);
				const steps = Array.from(
					{ length: minutes * STEPS },
					(_none, step) => stepOf(start) + step
				);
				const within = steps.filter((step) => isListed(spans, step));
				expect(stepsOf(hoursWithin(state, technician, { from: start, to }))).toEqual(within);
				const next = workingNext(state, technician, start);
				if (within[0] !== undefined) expect(next).toBe(FROM + within[0] * STEP_MS);
			}),
			{ numRuns: 100 }
		);
	});

	it('of each kind hold a stretch that lies in them on its day, and no other', () => {
		const kinds = fc.constantFrom<'own' | 'shift'>('own', 'shift');
		fc.assert(
			fc.property(shops, works, kinds, (state, { start, minutes }, kind) => {
				const setup = state.setup!;
				const [lead] = setup.technicians;
				const stretch = { from: start, to: start + (minutes % 90) * MINUTE_MS + MINUTE_MS };
				const first = dayNumberOf(TODAY);
				const hours = Array.from({ length: DAYS + 1 }, (_none, index) => first + index).flatMap(
					(day) => [
						...(kind === 'own' ? hoursOnDay(setup, LEAD, day) : shiftOnDay(setup, lead!, day)),
						...overtimeOnDay(state, LEAD, day)
					]
				);
				const spans = hours.map(({ from, to }) => ({ from: stepOf(from), to: stepOf(to) }));
				const isInside = stepsOf([stretch]).every((step) => isListed(spans, step));
				expect(liesWithin(state, { technician: LEAD, kind }, stretch)).toBe(isInside);
			}),
			{ numRuns: 100 }
		);
	});

	it('of a day are what its load says somebody is present', () => {
		fc.assert(
			fc.property(shops, works, (state, { start }) => {
				const spans = listed(state, LEAD);
				const steps = Array.from({ length: 24 * 60 * STEPS }, (_none, step) => step);
				const present = steps.filter((step) => isListed(spans, step));
				const [lead] = loadOf(state, { date: TODAY }, start).technicians;
				expect(lead?.present).toBe(present.length / STEPS);
				expect(lead?.left).toBe(present.filter((step) => step >= stepOf(start)).length / STEPS);
			}),
			{ numRuns: 60 }
		);
	});
});
