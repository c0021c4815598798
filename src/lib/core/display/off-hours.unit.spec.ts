import { describe, expect, it } from 'vitest';
import { instantAt } from '../time/zone.ts';
import { closedDays, isOffHours, type OnHours } from './off-hours.ts';

const timeZone = 'Asia/Shanghai';
/** Monday the 23rd to Sunday the 29th. */
const at = (day: number, time: string): number =>
	instantAt(`2026-11-${String(day)}`, time, timeZone);
const calendar = { timeZone, closed: [] };
const week: OnHours = {
	...{ from: '07:30', to: '20:00', weekdays: [1, 2, 3, 4, 5, 6] },
	darkOnHolidays: true
};

describe('when a screen is dark', () => {
	it('never is without hours', () => {
		expect(isOffHours(null, at(23, '03:00'), calendar)).toBe(false);
	});

	it.each([
		['07:29', true],
		['07:30', false],
		['19:59', false],
		['20:00', true]
	])('at %s on a working day: %s', (time, isOff) => {
		expect(isOffHours(week, at(23, time), calendar)).toBe(isOff);
	});

	it('is dark all Sunday', () => {
		expect(isOffHours(week, at(29, '12:00'), calendar)).toBe(true);
	});

	it('is dark on a day the calendar closes, unless it is to stay lit', () => {
		const closed = closedDays([
			{ date: '2026-11-24', name: '盘点', open: null },
			{ date: '2026-11-25', name: '短', open: { from: '09:00', to: '12:00' } }
		]);
		expect(closed).toEqual(['2026-11-24']);
		expect(isOffHours(week, at(24, '12:00'), { timeZone, closed })).toBe(true);
		const always = { ...week, darkOnHolidays: false };
		expect(isOffHours(always, at(24, '12:00'), { timeZone, closed })).toBe(false);
		expect(isOffHours(week, at(25, '15:00'), { timeZone, closed })).toBe(false);
	});

	it('stays lit over midnight from the evening before, and not into a morning of its own', () => {
		const night: OnHours = { ...week, from: '18:00', to: '02:00', weekdays: [6] };
		expect(isOffHours(night, at(28, '23:00'), calendar)).toBe(false);
		expect(isOffHours(night, at(29, '01:59'), calendar)).toBe(false);
		expect(isOffHours(night, at(29, '02:00'), calendar)).toBe(true);
		expect(isOffHours(night, at(28, '01:00'), calendar)).toBe(true);
	});

	it('is lit the whole day where both ends are one', () => {
		const round = { ...week, from: '00:00', to: '00:00' };
		expect(isOffHours(round, at(23, '00:00'), calendar)).toBe(false);
		expect(isOffHours(round, at(23, '23:59'), calendar)).toBe(false);
	});
});
