import { expect, it } from 'vitest';
import { AddressRates } from './address-rates.ts';

it('slows one address down and no other', () => {
	let now = 0;
	const rates = new AddressRates({ burst: 2, perSecond: 1 }, { now: () => now });
	expect([1, 2, 3].map(() => rates.take('10.0.0.5'))).toEqual([true, true, false]);
	expect(rates.take('10.0.0.6')).toBe(true);
	now = 1_000;
	expect(rates.take('10.0.0.5')).toBe(true);
});

it('forgets whoever asked longest ago, once there are too many', () => {
	const rates = new AddressRates({ burst: 1, perSecond: 0 }, { now: () => 0 });
	rates.take('first');
	for (let n = 0; n < 9_999; n += 1) rates.take(`a${String(n)}`);
	expect(rates.take('first')).toBe(false);
	for (let n = 0; n < 10_000; n += 1) rates.take(`b${String(n)}`);
	expect(rates.take('first')).toBe(true);
});
