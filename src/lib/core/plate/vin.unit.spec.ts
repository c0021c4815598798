import { describe, expect, it } from 'vitest';
import { checkVin } from './vin.ts';

describe('checkVin', () => {
	it.each([
		['1M8GDM9AXKP042788', 'valid'],
		['11111111111111111', 'valid'],
		['LLHRNC0E2MAHLNE57', 'valid'],
		['1M8GDM9A1KP042788', 'wrong-check-digit'],
		['LSVAB4181E2123456', 'wrong-check-digit'],
		['1M8GDM9AXKPO42788', 'wrong-check-digit'],
		['LSV', 'wrong-length'],
		['', 'wrong-length']
	] as const)('finds %s %s', (typed, outcome) => {
		expect(checkVin(typed).outcome).toBe(outcome);
	});

	it('folds spelling before it checks', () => {
		expect(checkVin(' 1m8gdm9axkp-042788')).toEqual({
			vin: '1M8GDM9AXKP042788',
			outcome: 'valid'
		});
	});
});
