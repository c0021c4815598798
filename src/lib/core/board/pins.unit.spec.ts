import { expect, it } from 'vitest';
import { pinsOf } from './pins.ts';

const pins = (calling: string, troubled: string, changed: string, most = 3): string =>
	pinsOf(
		{ calling: Array.from(calling), troubled: Array.from(troubled), changed: Array.from(changed) },
		most
	).join('');

it('pins calls before late ones, and late ones before those that have just changed', () => {
	expect(pins('c', 'ab', '')).toBe('cab');
	expect(pins('', 'a', 'xy')).toBe('axy');
	expect(pins('', '', 'wxyz')).toBe('wxy');
	expect(pins('', '', '')).toBe('');
});

it('keeps one place for the latest change, but takes none from a call', () => {
	expect(pins('', 'abcd', 'xy')).toBe('abx');
	expect(pins('c', 'ab', 'x')).toBe('cax');
	expect(pins('cde', 'ab', 'x')).toBe('cde');
	expect(pins('cd', 'ab', 'x')).toBe('cdx');
	expect(pins('', 'abcd', 'b')).toBe('abc');
	// The late one that has just changed comes up before others that are as late as ever.
	expect(pins('', 'abcd', 'd')).toBe('abd');
});

it('pins nobody twice, and the worst alone where one row has to do', () => {
	expect(pins('c', 'cab', 'c')).toBe('cab');
	expect(pins('', 'ab', 'x', 1)).toBe('a');
	expect(pins('', '', 'xy', 1)).toBe('x');
	expect(pins('c', 'ab', 'x', 0)).toBe('');
});
