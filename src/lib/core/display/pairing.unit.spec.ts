import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../time/instant.ts';
import {
	CODE_LENGTH,
	CODE_LETTERS,
	CODE_LIVES_MS,
	codeOf,
	codeShown,
	codeTyped,
	guessBits,
	isCodeAlive,
	isCodeOld,
	MOST_WAITING,
	MOST_WRONG_A_MINUTE,
	MOST_WRONG_TRIES
} from './pairing.ts';

const CODE = 'BCDFGHJKLM';

describe('the code of a new screen', () => {
	it('is made of letters nobody mistakes, each as likely as the next', () => {
		expect(new Set(CODE_LETTERS).size).toBe(20);
		expect(CODE_LETTERS).not.toMatch(/[AEIOUY01]/);
		expect(codeOf([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])).toBe(CODE);
		expect(codeOf([19])).toBe('Z');
	});

	it('is read however it was typed, and nothing else is', () => {
		expect(codeShown(CODE)).toBe('BCDFG-HJKLM');
		expect(codeTyped(' bcdfg-hjklm ')).toBe(CODE);
		expect(codeTyped('bcdfg hjklm')).toBe(CODE);
		expect(codeTyped('BCDFG-HJKL')).toBeNull();
		expect(codeTyped('BCDFG-HJKLMN')).toBeNull();
		expect(codeTyped('ACDFG-HJKLM')).toBeNull();
	});

	it('lives ten minutes and is renewed a minute before', () => {
		expect(isCodeAlive(0, CODE_LIVES_MS - 1)).toBe(true);
		expect(isCodeAlive(0, CODE_LIVES_MS)).toBe(false);
		expect(isCodeOld(0, 9 * MINUTE_MS - 1)).toBe(false);
		expect(isCodeOld(0, 9 * MINUTE_MS)).toBe(true);
	});

	it('is guessed with a chance below 2^-30 in its life, even any one of all that wait (S4)', () => {
		// Counted without the function that says so.
		const codes = CODE_LETTERS.length ** CODE_LENGTH;
		expect((MOST_WRONG_TRIES * MOST_WAITING) / codes).toBeLessThan(2 ** -30);
		expect(2 ** guessBits()).toBeCloseTo((MOST_WRONG_TRIES * MOST_WAITING) / codes, 20);
		expect(guessBits(1)).toBeLessThan(-37);
		// One person alone cannot use up what the house has in a life of a code within a minute.
		expect(MOST_WRONG_A_MINUTE).toBeLessThan(MOST_WRONG_TRIES);
	});
});
