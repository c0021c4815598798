import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from './instant.ts';
import {
	addDays,
	dateOfDay,
	dayNumberAt,
	instantAt,
	isTimeZone,
	localDateOf,
	localTimeOf,
	weekdayOf
} from './zone.ts';

const utc = (text: string): number => Date.parse(text);

describe('local dates and times', () => {
	it.each([
		['2026-11-22T15:59:59Z', 'Asia/Shanghai', '2026-11-22 23:59'],
		['2026-11-22T16:00:00Z', 'Asia/Shanghai', '2026-11-23 00:00'],
		['2026-03-29T00:59:59Z', 'Europe/Berlin', '2026-03-29 01:59'],
		['2026-03-29T01:00:00Z', 'Europe/Berlin', '2026-03-29 03:00'],
		['2026-10-25T00:30:00Z', 'Europe/Berlin', '2026-10-25 02:30'],
		['2026-10-25T01:30:00Z', 'Europe/Berlin', '2026-10-25 02:30'],
		['2026-10-25T23:00:00Z', 'Europe/Berlin', '2026-10-26 00:00'],
		['2026-11-23T03:00:00Z', 'America/New_York', '2026-11-22 22:00'],
		['2026-04-04T15:15:00Z', 'Australia/Lord_Howe', '2026-04-05 01:45'],
		['2026-11-23T00:00:00Z', 'Asia/Kathmandu', '2026-11-23 05:45'],
		['1969-12-31T23:30:00Z', 'UTC', '1969-12-31 23:30']
	])('%s in %s is %s', (instant, zone, local) => {
		const at = utc(instant);
		expect(`${localDateOf(at, zone)} ${localTimeOf(at, zone)}`).toBe(local);
	});

	it('agrees with Intl on every hour of a year with two clock changes', () => {
		const format = new Intl.DateTimeFormat('sv-SE', {
			timeZone: 'Europe/Berlin',
			dateStyle: 'short',
			timeStyle: 'short'
		});
		const start = utc('2026-01-01T00:00:00Z');
		for (let hour = 0; hour < 365 * 24; hour += 1) {
			const at = start + hour * HOUR_MS;
			expect(`${localDateOf(at, 'Europe/Berlin')} ${localTimeOf(at, 'Europe/Berlin')}`).toBe(
				format.format(at)
			);
		}
	});
});

describe('instantAt', () => {
	it.each([
		['2026-11-23 08:00', 'Asia/Shanghai', '2026-11-23T00:00:00Z'],
		['2026-11-23 24:00', 'Asia/Shanghai', '2026-11-23T16:00:00Z'],
		['2026-03-29 01:59', 'Europe/Berlin', '2026-03-29T00:59:00Z'],
		['2026-03-29 03:00', 'Europe/Berlin', '2026-03-29T01:00:00Z'],
		['2026-03-29 08:00', 'Europe/Berlin', '2026-03-29T06:00:00Z'],
		['2026-10-25 08:00', 'Europe/Berlin', '2026-10-25T07:00:00Z'],
		['2026-10-26 00:00', 'Europe/Berlin', '2026-10-25T23:00:00Z'],
		['2026-11-01 00:30', 'America/New_York', '2026-11-01T04:30:00Z']
	])('%s in %s', (local, zone, instant) => {
		const [date = '', time = ''] = local.split(' ');
		expect(instantAt(date, time, zone)).toBe(utc(instant));
	});

	it('takes the first of two when the clocks are put back', () => {
		expect(instantAt('2026-10-25', '02:30', 'Europe/Berlin')).toBe(utc('2026-10-25T00:30:00Z'));
	});

	it('goes on counting through an hour the clocks skip', () => {
		expect(instantAt('2026-03-29', '02:30', 'Europe/Berlin')).toBe(utc('2026-03-29T01:30:00Z'));
	});

	it('gives back what was read, on every day of a year with two clock changes', () => {
		for (let date = '2026-01-01'; date < '2027-01-01'; date = addDays(date, 1)) {
			const at = instantAt(date, '08:15', 'Europe/Berlin');
			expect([localDateOf(at, 'Europe/Berlin'), localTimeOf(at, 'Europe/Berlin')]).toEqual([
				date,
				'08:15'
			]);
		}
	});
});

describe('dates', () => {
	it.each([
		['2026-11-23', 1, '2026-11-24'],
		['2026-12-31', 1, '2027-01-01'],
		['2028-03-01', -1, '2028-02-29'],
		['2026-11-23', 0, '2026-11-23']
	])('%s plus %i is %s', (date, n, expected) => {
		expect(addDays(date, n)).toBe(expected);
	});

	it.each([
		['1970-01-01', 4],
		['1969-12-31', 3],
		['2026-11-22', 7],
		['2026-11-23', 1]
	])('%s is weekday %i', (date, weekday) => {
		expect(weekdayOf(date)).toBe(weekday);
	});

	it('counts days by the local calendar', () => {
		const day = dayNumberAt(utc('2026-11-22T16:00:00Z'), 'Asia/Shanghai');
		expect(dateOfDay(day)).toBe('2026-11-23');
		expect(dayNumberAt(utc('2026-11-22T16:00:00Z') + DAY_MS, 'Asia/Shanghai')).toBe(day + 1);
	});
});

describe('isTimeZone', () => {
	it.each([
		['Asia/Shanghai', true],
		['Asia/Shangai', false],
		['', false]
	])('%s: %s', (zone, known) => {
		expect(isTimeZone(zone)).toBe(known);
	});
});
