import { describe, expect, it } from 'vitest';
import { at } from '../../../../tests/builders/at.ts';
import { halfHourOf } from './half-hour.ts';

const step = (booked: number, technicians = 60, bays = 90) => ({
	...{ from: at('10:00'), to: at('10:30') },
	...{ technicians, bays, booked }
});
const seen = (booked: number, technicians?: number, bays?: number) =>
	halfHourOf(step(booked, technicians, bays), at('09:00'));

describe('half an hour of a trade', () => {
	it.each([
		[0, 0, 'free', 0],
		[30, 1, 'free', 0.5],
		[45, 1.5, 'free', 0.75],
		[60, 2, 'full', 1],
		[61, 2, 'full', 1],
		[75, 2.5, 'over', 1]
	])('%i minutes of two places are %f: %s', (minutes, booked, fullness, share) => {
		expect(seen(minutes)).toMatchObject({ booked, can: 2, fullness, share });
	});

	it('has as many places as the scarcer of people and bays', () => {
		expect([seen(0, 30, 90).can, seen(0, 90, 15).can]).toEqual([1, 0.5]);
	});

	it('is closed where nobody is there, and over where something was booked all the same', () => {
		expect([seen(0, 0).fullness, seen(30, 0).fullness]).toEqual(['closed', 'over']);
	});

	it('is past from its first moment', () => {
		const pastAt = (now: number) => halfHourOf(step(0), now).isPast;
		expect([pastAt(at('10:00') - 1), pastAt(at('10:00'))]).toEqual([false, true]);
	});
});
