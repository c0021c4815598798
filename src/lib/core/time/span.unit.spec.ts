import { describe, expect, it } from 'vitest';
import { hoursFigure, spanOf, type Span } from './span.ts';

describe('spanOf', () => {
	it.each<[string, number, number, Span['unit']]>([
		['nothing', 0, 0, 'minutes'],
		['a minute', 1, 1, 'minutes'],
		['less than half a minute', 0.4, 0, 'minutes'],
		['half a minute', 0.5, 1, 'minutes'],
		['the last minutes', 119, 119, 'minutes'],
		['two hours', 120, 2, 'hours'],
		['less than half an hour more', 149, 2, 'hours'],
		['half an hour more', 150, 3, 'hours'],
		['fifteen hours and a quarter', 15 * 60 + 15, 15, 'hours'],
		['fifteen hours and three quarters', 15 * 60 + 45, 16, 'hours'],
		['the last hours', 47 * 60 + 29, 47, 'hours'],
		['what is nearest to two days', 47 * 60 + 30, 2, 'days'],
		['two days', 48 * 60, 2, 'days'],
		['two days and a half', 60 * 60, 3, 'days']
	])('%s', (_what, minutes, value, unit) => {
		expect(spanOf(minutes)).toEqual({ value, unit });
	});

	it('goes on to the next unit where it is told to', () => {
		const limits = { minutes: 100, hours: 100 };
		expect(spanOf(99, limits)).toEqual({ value: 99, unit: 'minutes' });
		expect(spanOf(100, limits)).toEqual({ value: 2, unit: 'hours' });
		expect(spanOf(99 * 60, limits)).toEqual({ value: 99, unit: 'hours' });
		expect(spanOf(100 * 60, limits)).toEqual({ value: 4, unit: 'days' });
	});
});

describe('hours as a figure', () => {
	it.each([
		[0, 0],
		[18, 0.3],
		[270, 4.5],
		[9 * 60 + 56, 9.9],
		[9 * 60 + 57, 10],
		[93.5 * 60, 94],
		[204 * 60, 204]
	])('%i minutes are %d h', (minutes, hours) => {
		expect(hoursFigure(minutes)).toBe(hours);
	});
});
