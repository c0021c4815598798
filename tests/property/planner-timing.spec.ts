import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hoursOf, nextWorking, workBefore } from '#core/planner/calendar.ts';
import type { Span } from '#core/planner/problem.ts';
import { aLane, layAmong, take } from '#core/planner/room.ts';
import { aWork, endOf, layIn } from '#core/planner/timing.ts';
import { slowly, type SlowRoom } from './planner-simulator.ts';

/** The timing kernel says of every small day what living through it minute by minute says. */

const HORIZON = 240;

const spans = (most: number): fc.Arbitrary<readonly Span[]> =>
	fc
		.uniqueArray(fc.integer({ min: 0, max: HORIZON }), { maxLength: most * 2 })
		.map((marks) => marks.slice(0, marks.length - (marks.length % 2)).sort((a, b) => a - b))
		.map((marks) =>
			marks.flatMap((from, index) => (index % 2 === 0 ? [{ from, to: marks[index + 1]! }] : []))
		);

const works = fc.record({
	from: fc.integer({ min: 0, max: HORIZON - 1 }),
	minutes: fc.integer({ min: 1, max: 70 }),
	splittable: fc.boolean()
});

const rooms = fc.record({ windows: spans(5), closed: spans(3) });

const open = (closed: readonly Span[]): Span[] =>
	[{ from: 0, to: 0 }, ...closed].map(({ to }, index) => ({
		from: to,
		to: closed[index]?.from ?? HORIZON
	}));

const lying = (laid: boolean, { start, end }: { start: number; end: number }): Span | null =>
	laid ? { from: start, to: end } : null;

describe('the timing kernel', () => {
	it('lays work where living through the day lays it', () => {
		fc.assert(
			fc.property(rooms, works, ({ windows, closed }, wish) => {
				const work = { ...aWork(), ...wish };
				const laid = layIn(hoursOf(windows, HORIZON), hoursOf(open(closed), HORIZON), work);
				const room: SlowRoom = { horizon: HORIZON, windows, closed, taken: [] };
				expect(lying(laid, work)).toEqual(slowly(room, wish));
			}),
			{ numRuns: 1500 }
		);
	});

	it('finds the first gap that person, helper and bay have in common', () => {
		const taken = fc.tuple(spans(3), spans(2), spans(3));
		fc.assert(
			fc.property(rooms, taken, works, ({ windows, closed }, others, wish) => {
				const lanes = others.map((stretches, index) => {
					const lane = aLane();
					for (const { from, to } of stretches)
						take(lane, { start: from, end: to, operation: index, job: 5 });
					return lane;
				});
				const work = { ...aWork(), ...wish };
				const laid = layAmong(
					{
						hours: hoursOf(windows, HORIZON),
						open: hoursOf(open(closed), HORIZON),
						people: lanes.slice(0, 2),
						bay: lanes[2]!,
						job: 1
					},
					work
				);
				const room: SlowRoom = { horizon: HORIZON, windows, closed, taken: others.flat() };
				expect(lying(laid, work)).toEqual(slowly(room, wish));
			}),
			{ numRuns: 1500 }
		);
	});

	it('reads its tables as a count of minutes would', () => {
		fc.assert(
			fc.property(spans(6), fc.integer({ min: 0, max: HORIZON }), (windows, at) => {
				const hours = hoursOf(windows, HORIZON);
				const working = Array.from({ length: HORIZON }, (_none, minute) =>
					windows.some(({ from, to }) => minute >= from && minute < to)
				);
				expect(workBefore(hours, at)).toBe(working.slice(0, at).filter(Boolean).length);
				const next = working.indexOf(true, at);
				if (next < 0) return;
				expect(nextWorking(hours, at)).toBe(next);
				const left = working.slice(next).filter(Boolean).length;
				expect(workBefore(hours, endOf(hours, next, left))).toBe(workBefore(hours, HORIZON));
			})
		);
	});
});
