import { describe, expect, it } from 'vitest';
import { PROVINCES, usualProvinces } from './usual-provinces.ts';

describe('the provinces of a house', () => {
	it('are those its cars come from, the most frequent first, equals as on the keypad', () => {
		const plates = ['鲁B12345', '辽B12345', '辽A12345', '吉A12345', '使123456', '', '临时牌'];
		expect(usualProvinces(plates, 5)).toEqual(['辽', '吉', '鲁']);
		expect(usualProvinces(plates, 1)).toEqual(['辽']);
		expect(usualProvinces([], 5)).toEqual([]);
	});

	it('are 31, each once', () => {
		expect(PROVINCES).toHaveLength(31);
		expect(new Set(PROVINCES).size).toBe(31);
	});
});
