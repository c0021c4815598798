import { describe, expect, it } from 'vitest';
import { anOperation, aPlan, aStint } from '../../../../tests/builders/a-job.ts';
import { aSetup, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at, TOMORROW } from '../../../../tests/builders/at.ts';
import { skillCode } from '../ids.ts';
import type { Operation } from '../job/job.ts';
import {
	minutesLeft,
	plannedMinutes,
	runningEnd,
	totalMinutes,
	workedMinutes,
	workMinutes
} from './length.ts';

const M2 = skillCode('M2');
/** Three hours of work that may be split, running since the stint began. */
const running = (overrides: Partial<Operation> = {}): Operation =>
	anOperation({
		skill: M2,
		standardMinutes: 180,
		state: 'running',
		stints: [aStint({ from: at('11:00') })],
		...overrides
	});

describe('the length of work', () => {
	it.each([
		[60, 1, 60],
		[60, 0.9, 54],
		[35, 0.95, 33],
		[45, 0.9, 41],
		[10, 0.45, 5],
		[3, 1, 5],
		[5, 0.9, 5]
	])('%i standard minutes by %f are %i', (standard, factor, minutes) => {
		expect(workMinutes(standard, factor)).toBe(minutes);
	});

	it.each([
		['a quick one', TECHNICIAN.mechanic, 60],
		['a slow one', TECHNICIAN.slow, 75],
		['somebody without the skill', TECHNICIAN.body, 60],
		['nobody in particular', null, 60]
	])('follows the factor of %s', (_who, technician, minutes) => {
		expect(plannedMinutes(aSetup(), anOperation(), technician)).toBe(minutes);
	});

	it.each([
		['as planned', { plan: aPlan({ minutes: 90 }) }, 90],
		['by who began it', { stints: [aStint({ technician: TECHNICIAN.slow })] }, 75],
		['by the standard', {}, 60]
	])('in all is reckoned %s', (_how, overrides, minutes) => {
		expect(totalMinutes(aSetup(), anOperation(overrides))).toBe(minutes);
	});
});

describe('minutes worked', () => {
	const state = aState();
	const two = [
		aStint({ from: at('09:00'), to: at('10:00') }),
		aStint({ technician: TECHNICIAN.slow, from: at('09:30'), to: at('10:30') })
	];
	it.each<[string, Partial<Operation>, string, number]>([
		['none', { stints: [] }, '12:00', 0],
		['a stint that still runs', {}, '11:30', 30],
		['a stint in the future', {}, '10:00', 0],
		['across lunch, of splittable work', {}, '14:00', 120],
		['across lunch, of other work', { skill: skillCode('M1') }, '14:00', 180],
		['begun in the lunch hour', { stints: [aStint({ from: at('12:30') })] }, '13:30', 60],
		['begun in the evening', { stints: [aStint({ from: at('18:00') })] }, '19:00', 60],
		['shared by two, once', { stints: two }, '12:00', 90]
	])('%s', (...[, overrides, until, minutes]) => {
		expect(workedMinutes(state, running(overrides), at(until))).toBe(minutes);
	});

	it('of a forgotten clock-off do not count the night', () => {
		expect(workedMinutes(state, running(), at('08:30', TOMORROW))).toBe(60 + 270 + 30);
	});
});

describe('minutes left', () => {
	it.each<[string, Partial<Operation>, number]>([
		['some', {}, 120],
		['none once the time is used up', { plan: aPlan({ minutes: 30 }) }, 0],
		['none when finished', { state: 'finished' }, 0],
		['none when cancelled', { state: 'cancelled' }, 0]
	])('%s', (_what, overrides, minutes) => {
		expect(minutesLeft(aState(), running(overrides), at('12:00'))).toBe(minutes);
	});
});

describe('when running work will end', () => {
	it.each<[string, Partial<Operation>, string, number]>([
		['across lunch, seen before it', {}, '11:10', at('15:00')],
		['across lunch, seen in it', {}, '12:20', at('15:00')],
		['across lunch, seen after it', {}, '14:00', at('15:00')],
		['now, once it has overrun', {}, '15:20', at('15:20')],
		['on into lunch, of unsplittable work', { skill: skillCode('M1') }, '12:30', at('14:00')],
		[
			'with what was done before a pause',
			{
				stints: [aStint({ from: at('08:00'), to: at('09:00') }), aStint({ from: at('10:30') })]
			},
			'10:45',
			at('13:30')
		],
		[
			'now, when the time was used up before',
			{
				plan: aPlan({ minutes: 5 }),
				stints: [aStint({ from: at('08:00'), to: at('09:00') }), aStint({ from: at('10:00') })]
			},
			'10:30',
			at('10:30')
		],
		[
			'across the night',
			{ stints: [aStint({ from: at('16:30') })] },
			'17:00',
			at('10:00', TOMORROW)
		]
	])('%s', (...[, overrides, now, end]) => {
		expect(runningEnd(aState(), running(overrides), at(now))).toBe(end);
	});
});
