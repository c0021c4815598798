import { describe, expect, it } from 'vitest';
import {
	calendarOf,
	hoursOf,
	NEVER,
	nextWorking,
	windowFrom,
	workBefore,
	type Hours
} from './calendar.ts';

const day = (...windows: readonly (readonly [number, number])[]): Hours =>
	hoursOf(
		windows.map(([from, to]) => ({ from, to })),
		1440
	);

describe('hours', () => {
	const hours = day([480, 720], [780, 1050]);

	it.each([
		['before the first window', 0, 480],
		['at its first minute', 480, 480],
		['inside', 500, 500],
		['at its last minute', 719, 719],
		['in the break', 720, 780],
		['after the last', 1050, NEVER]
	])('know the next working minute %s', (_where, at, next) => {
		expect(nextWorking(hours, at)).toBe(next);
	});

	it.each([
		[0, 0],
		[480, 0],
		[500, 20],
		[750, 240],
		[790, 250],
		[1440, 510]
	])('count the work before minute %i: %i', (at, work) => {
		expect(workBefore(hours, at)).toBe(work);
	});

	it('join what overlaps or touches, in any order, and end at the horizon', () => {
		const joined = day([700, 2000], [480, 600], [600, 610], [500, 550]);
		expect(joined.count).toBe(2);
		expect([...joined.from].slice(0, 2)).toEqual([480, 700]);
		expect([...joined.to].slice(0, 2)).toEqual([610, 1440]);
	});

	it('of nobody have no window', () => {
		expect(day().count).toBe(0);
		expect(windowFrom(day(), 100)).toBe(0);
		expect(nextWorking(day(), 100)).toBe(NEVER);
	});
});

describe('the calendar of a problem', () => {
	const problem = {
		origin: 0,
		now: 0,
		horizon: 1440,
		open: [{ from: 480, to: 1050 }],
		technicians: [{ id: 'T1', team: '', windows: [{ from: 480, to: 1050 }] }],
		bays: [
			{ id: 'A', type: 'LIFT', closed: [] },
			{ id: 'B', type: 'LIFT', closed: [{ from: 600, to: 660 }] }
		],
		jobs: []
	};

	it('has bays open whenever they are not closed', () => {
		const [always, out] = calendarOf(problem).bays;
		expect([...always!.to]).toEqual([1440, NEVER]);
		expect([...out!.from]).toEqual([0, 660, NEVER]);
	});

	it('is made once for the same people and bays', () => {
		const again = calendarOf({ ...problem, now: 30, jobs: [] });
		expect(again.technicians[0]).toBe(calendarOf(problem).technicians[0]);
		expect(again.bays[1]).toBe(calendarOf(problem).bays[1]);
		expect(calendarOf({ ...problem, horizon: 600 }).bays[1]!.count).toBe(1);
	});
});
