import { describe, expect, it } from 'vitest';
import { aPromise } from '../../../../tests/builders/a-job.ts';
import { at, TODAY, TOMORROW } from '../../../../tests/builders/at.ts';
import { isToldInTime } from './told-in-time.ts';

const ZONE = 'Asia/Shanghai';
const told = (when: number, promised: number, arrivedAt: number | null = at('08:00')) =>
	isToldInTime({ promises: [aPromise(promised)], arrivedAt }, { at: when }, ZONE);

describe('a delay is told in time', () => {
	it.each([
		['15:29', true],
		['15:30', true],
		['15:31', false],
		['16:10', false]
	])('of a car promised for 16:00 of the day it came: %s %s', (time, inTime) => {
		expect(told(at(time), at('16:00'))).toBe(inTime);
	});

	it.each([
		[at('23:59', TODAY), true],
		[at('00:00', TOMORROW), false],
		[at('08:30', TOMORROW), false]
	])('of a car promised for a later day: on the day before', (when, inTime) => {
		expect(told(when, at('16:00', TOMORROW))).toBe(inTime);
	});

	it('measured by the promise that stood then, not by one moved because of it', () => {
		const promises = [aPromise(at('16:00')), aPromise(at('18:00'), { givenAt: at('15:50') })];
		expect(isToldInTime({ promises, arrivedAt: at('08:00') }, { at: at('15:45') }, ZONE)).toBe(
			false
		);
		expect(isToldInTime({ promises, arrivedAt: at('08:00') }, { at: at('15:55') }, ZONE)).toBe(
			true
		);
	});

	it('or there was nothing to be in time for', () => {
		expect(told(at('10:00'), at('16:00'), null)).toBeNull();
		expect(
			isToldInTime({ promises: [], arrivedAt: at('08:00') }, { at: at('10:00') }, ZONE)
		).toBeNull();
	});
});
