import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS, overlaps } from '#core/time/instant.ts';
import { at } from '../../../tests/builders/at.ts';
import {
	boxOf,
	clip,
	instantAt,
	lanesOf,
	rowAt,
	rowsInView,
	snap,
	tickStep,
	ticksOf,
	topsOf,
	widthOf,
	xOf,
	type Scale
} from './geometry.ts';

const day: Scale = { from: at('07:00'), to: at('19:00'), pxPerHour: 80 };

describe('time and pixels', () => {
	it('puts the start at the left edge and an hour one hour width on', () => {
		expect(xOf(day, at('07:00'))).toBe(0);
		expect(xOf(day, at('08:30'))).toBe(120);
		expect(widthOf(day)).toBe(960);
	});

	it('goes there and back', () => {
		expect(instantAt(day, xOf(day, at('13:37')))).toBe(at('13:37'));
	});

	it('draws even a moment wide enough to be seen', () => {
		expect(boxOf(day, { from: at('09:00'), to: at('09:00') })).toEqual({ left: 160, width: 1.5 });
	});

	it('snaps to the nearest five minutes', () => {
		expect(snap(at('09:02'), 5 * MINUTE_MS, at('00:00'))).toBe(at('09:00'));
		expect(snap(at('09:03'), 5 * MINUTE_MS, at('00:00'))).toBe(at('09:05'));
	});

	it('cuts what lies outside, and drops what lies wholly outside', () => {
		expect(clip(day, { from: at('05:00'), to: at('08:00') })).toEqual({
			from: at('07:00'),
			to: at('08:00')
		});
		expect(clip(day, { from: at('19:00'), to: at('20:00') })).toBeNull();
	});
});

describe('ticks', () => {
	it.each([
		[480, 10],
		[160, 30],
		[80, 60],
		[30, 120],
		[1, 1440]
	])('at %d px an hour labels stand %d minutes apart', (pxPerHour, minutes) => {
		expect(tickStep(pxPerHour, 56)).toBe(minutes);
	});

	it('are round in local time even when the view starts at odd times', () => {
		const odd = { ...day, from: at('07:20'), to: at('10:10') };
		expect(ticksOf(odd, 60, at('00:00'))).toEqual([at('08:00'), at('09:00'), at('10:00')]);
	});

	it('are none when the view is shorter than a step and holds no round time', () => {
		expect(ticksOf({ ...day, from: at('07:10'), to: at('07:50') }, 60, at('00:00'))).toEqual([]);
	});
});

describe('lanes', () => {
	const span = (from: string, to: string) => ({ from: at(from), to: at(to) });

	it('puts what does not overlap into one lane, touching ends included', () => {
		expect(lanesOf([span('09:00', '10:00'), span('10:00', '11:00')])).toEqual({
			laneOf: [0, 0],
			count: 1
		});
	});

	it('puts an overlap under the earlier span and comes back up after it', () => {
		const spans = [span('09:30', '10:30'), span('09:00', '10:00'), span('10:00', '11:00')];
		expect(lanesOf(spans)).toEqual({ laneOf: [1, 0, 0], count: 2 });
	});

	it('keeps one lane for an empty row', () => {
		expect(lanesOf([])).toEqual({ laneOf: [], count: 1 });
	});

	it('never lets two spans of one lane overlap', () => {
		const spans = fc.array(
			fc
				.tuple(fc.integer({ min: 0, max: 48 }), fc.integer({ min: 1, max: 12 }))
				.map(([start, length]) => ({
					from: start * HOUR_MS,
					to: (start + length) * HOUR_MS
				})),
			{ maxLength: 40 }
		);
		fc.assert(
			fc.property(spans, (given) => {
				const { laneOf, count } = lanesOf(given);
				given.forEach((one, i) => {
					expect(laneOf[i]).toBeLessThan(count);
					given.slice(i + 1).forEach((other, j) => {
						if (laneOf[i] === laneOf[i + 1 + j]) expect(overlaps(one, other)).toBe(false);
					});
				});
			})
		);
	});
});

describe('rows in view', () => {
	const tops = topsOf([40, 40, 80, 40, 40]);

	it('adds heights up', () => {
		expect(tops).toEqual([0, 40, 80, 160, 200, 240]);
	});

	it('finds the row at a height', () => {
		expect([0, 39, 40, 100, 159, 160, 239].map((y) => rowAt(tops, y))).toEqual([
			0, 0, 1, 2, 2, 3, 4
		]);
	});

	it('draws what is seen and a little more', () => {
		expect(rowsInView(tops, { top: 90, height: 60, overscan: 1 })).toEqual({ first: 1, end: 4 });
		expect(rowsInView(tops, { top: 0, height: 1000, overscan: 2 })).toEqual({ first: 0, end: 5 });
	});

	it('draws the last rows when scrolled past the end, and nothing where there are none', () => {
		expect(rowsInView(tops, { top: 5000, height: 100, overscan: 0 })).toEqual({ first: 4, end: 5 });
		expect(rowsInView(topsOf([]), { top: 0, height: 100, overscan: 2 })).toEqual({
			first: 0,
			end: 0
		});
	});
});
