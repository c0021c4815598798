import { describe, expect, it } from 'vitest';
import { at } from '../../../../tests/builders/at.ts';
import { momentTyped, timeTyped } from './typed.ts';

describe('a time as people type it', () => {
	it.each([
		['9:05', '09:05'],
		['09:05', '09:05'],
		['905', '09:05'],
		['0905', '09:05'],
		['9', '09:00'],
		['14', '14:00'],
		[' 14：30 ', '14:30'],
		['14.30', '14:30'],
		['23:59', '23:59']
	])('%s is %s', (typed, time) => {
		expect(timeTyped(typed)).toBe(time);
	});

	it.each(['', '24:00', '9:60', 'noon', '12345', '-1'])('%s is none', (typed) => {
		expect(timeTyped(typed)).toBeNull();
	});
});

describe('a moment as people type it', () => {
	it('is read in the zone of the workshop', () => {
		expect(momentTyped('2026-11-23', '930', 'Asia/Shanghai')).toBe(at('09:30'));
	});

	it('is none while a part is missing', () => {
		expect(momentTyped('', '9:30', 'Asia/Shanghai')).toBeNull();
		expect(momentTyped('2026-11-23', '', 'Asia/Shanghai')).toBeNull();
	});
});
