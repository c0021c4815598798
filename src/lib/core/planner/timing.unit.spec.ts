import { describe, expect, it } from 'vitest';
import { hoursOf, NEVER } from './calendar.ts';
import { aLane, layAmong, take, type Room } from './room.ts';
import { aWork, BOUND, layIn, raise, raiseBehindPerson, type Work } from './timing.ts';

const HOURS = hoursOf(
	[
		{ from: 480, to: 720 },
		{ from: 780, to: 1050 },
		{ from: 1920, to: 2160 }
	],
	2880
);
const ALWAYS = hoursOf([{ from: 0, to: 2880 }], 2880);
const asked = (over: Partial<Work>): Work => ({ ...aWork(), ...over });
const lies = (over: Partial<Work>, bay = ALWAYS): (number | boolean)[] => {
	const work = asked(over);
	return [layIn(HOURS, bay, work), work.start, work.end, work.bound];
};

describe('work in one piece', () => {
	it.each([
		['where it is asked for', { from: 500, minutes: 60 }, [500, 560], BOUND.now],
		['from the first working minute', { from: 100, minutes: 60 }, [480, 540], BOUND.hours],
		['up to the last minute before a break', { from: 660, minutes: 60 }, [660, 720], BOUND.now],
		['after a break it does not fit before', { from: 661, minutes: 60 }, [780, 840], BOUND.hours],
		['tomorrow, when today has no room', { from: 1000, minutes: 60 }, [1920, 1980], BOUND.hours]
	])('lies %s', (_where, work, [start, end], bound) => {
		expect(lies(work)).toEqual([true, start, end, bound]);
	});

	it('that is longer than any window lies nowhere', () => {
		expect(lies({ from: 480, minutes: 300 })).toEqual([false, NEVER, NEVER, BOUND.now]);
	});
});

describe('splittable work', () => {
	const splittable = true;
	it.each([
		['spans a break', { from: 700, minutes: 40 }, [700, 800]],
		['ends with the window rather than after the break', { from: 700, minutes: 20 }, [700, 720]],
		['spans the night', { from: 1040, minutes: 20 }, [1040, 1930]]
	])('%s', (_what, work, [start, end]) => {
		expect(lies({ ...work, splittable }).slice(0, 3)).toEqual([true, start, end]);
	});

	it('that outlasts the horizon lies nowhere', () => {
		expect(lies({ from: 480, minutes: 751, splittable })[0]).toBe(false);
		expect(lies({ from: 480, minutes: 750, splittable }).slice(0, 3)).toEqual([true, 480, 2160]);
	});
});

describe('a closed bay', () => {
	const out = hoursOf(
		[
			{ from: 0, to: 600 },
			{ from: 700, to: 2880 }
		],
		2880
	);

	it('holds work until it opens, which bound', () => {
		expect(lies({ from: 590, minutes: 20 }, out)).toEqual([true, 700, 720, BOUND.closed]);
		expect(lies({ from: 580, minutes: 20 }, out)).toEqual([true, 580, 600, BOUND.now]);
		expect(lies({ from: 590, minutes: 30 }, out)).toEqual([true, 780, 810, BOUND.hours]);
	});

	it('is not left in the middle, also not in a pause', () => {
		const atLunch = hoursOf(
			[
				{ from: 0, to: 730 },
				{ from: 740, to: 2880 }
			],
			2880
		);
		expect(lies({ from: 700, minutes: 40, splittable: true }, atLunch).slice(1, 3)).toEqual([
			780, 820
		]);
	});

	it('that never opens again leaves no place', () => {
		expect(lies({ from: 590, minutes: 20 }, hoursOf([{ from: 0, to: 600 }], 2880))[0]).toBe(false);
	});
});

describe('lower bounds', () => {
	it('keep the first of several that are equal', () => {
		const work = asked({ from: 500 });
		raise(work, 600, BOUND.parts);
		raiseBehindPerson(work, 600, 7);
		expect([work.from, work.bound, work.by]).toEqual([600, BOUND.parts, -1]);
		raiseBehindPerson(work, 601, 7);
		expect([work.from, work.bound, work.by]).toEqual([601, BOUND.technician, 7]);
	});
});

describe('a room', () => {
	const aRoom = (): Room => ({
		hours: HOURS,
		open: ALWAYS,
		people: [aLane(), aLane()],
		bay: aLane(),
		job: 1
	});
	const other = { start: 500, end: 600, operation: 7, job: 2 };

	it('has the first gap that all have in common', () => {
		const room = aRoom();
		take(room.people[0]!, other);
		take(room.bay, { ...other, start: 640, end: 700, operation: 8 });
		const work = asked({ from: 490, minutes: 60 });
		expect(layAmong(room, work)).toBe(true);
		expect([work.start, work.bound]).toEqual([780, BOUND.hours]);
		const short = asked({ from: 490, minutes: 40 });
		layAmong(room, short);
		expect([short.start, short.bound, short.by]).toEqual([600, BOUND.technician, 7]);
	});

	it('needs its helpers free, but not at their hours', () => {
		const room = aRoom();
		take(room.people[1]!, other);
		const work = asked({ from: 490, minutes: 30 });
		layAmong(room, work);
		expect([work.start, work.by]).toEqual([600, 7]);
	});

	it('is not taken by its own car', () => {
		const room = aRoom();
		take(room.bay, { ...other, job: 1 });
		const work = asked({ from: 490, minutes: 30 });
		layAmong(room, work);
		expect(work.start).toBe(490);
	});

	it('keeps a lane in order, however it is filled', () => {
		const lane = aLane();
		for (let n = 40; n > 0; n -= 1)
			take(lane, { start: n * 10, end: n * 10 + 5, operation: n, job: n });
		expect([...lane.from.slice(0, lane.count)]).toEqual(
			Array.from({ length: 40 }, (_one, index) => (index + 1) * 10)
		);
	});
});
