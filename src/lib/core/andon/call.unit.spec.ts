import { describe, expect, it } from 'vitest';
import { aSetup } from '../../../../tests/builders/a-setup.ts';
import { at } from '../../../../tests/builders/at.ts';
import { personId } from '../ids.ts';
import { levelsCalled, nextLevelAt, responseMs } from './call.ts';

const { levels } = aSetup().andon;
const by = personId('P1');
const open = { called: { at: at('10:00'), by }, answered: null, ended: null };
const answered = { ...open, answered: { at: at('10:04'), by } };
const roles = (call: typeof open | typeof answered, now: number) =>
	levelsCalled(call, levels, now).map(({ role }) => role);

describe('who is called', () => {
	it.each([
		['09:59', ['leader']],
		['10:00', ['leader']],
		['10:04', ['leader']],
		['10:05', ['leader', 'supervisor']],
		['10:09', ['leader', 'supervisor']],
		['10:10', ['leader', 'supervisor', 'manager']],
		['12:00', ['leader', 'supervisor', 'manager']]
	])('at %s: %s', (time, called) => {
		expect(roles(open, at(time))).toEqual(called);
	});

	it('nobody else once somebody comes', () => {
		expect(roles(answered, at('11:00'))).toEqual(['leader']);
		expect(nextLevelAt(answered, levels, at('10:04'))).toBeNull();
	});

	it('and who next', () => {
		expect(nextLevelAt(open, levels, at('09:59'))).toBe(at('10:05'));
		expect(nextLevelAt(open, levels, at('10:00'))).toBe(at('10:05'));
		expect(nextLevelAt(open, levels, at('10:05'))).toBe(at('10:10'));
		expect(nextLevelAt(open, levels, at('10:10'))).toBeNull();
	});

	it('and how long it took', () => {
		expect(responseMs(open)).toBeNull();
		expect(responseMs(answered)).toBe(4 * 60_000);
	});
});
