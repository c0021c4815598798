import { describe, expect, it } from 'vitest';
import { at, TOMORROW } from '../../../../tests/builders/at.ts';
import { isFootUp, shiftAfter } from './panel-care.ts';

describe('the care of a panel', () => {
	it('moves the page by two to four pixels each time, and back where it was', () => {
		for (let moves = 0; moves < 8; moves += 1) {
			const [from, to] = [shiftAfter(moves), shiftAfter(moves + 1)];
			const step = Math.hypot(to.x - from.x, to.y - from.y);
			expect(step).toBeGreaterThanOrEqual(2);
			expect(step).toBeLessThanOrEqual(4);
		}
		expect(shiftAfter(4)).toEqual(shiftAfter(0));
	});

	it('puts the foot up every other day, from midnight to midnight', () => {
		const zone = 'Asia/Shanghai';
		const today = isFootUp(at('10:00'), zone);
		expect(isFootUp(at('23:59'), zone)).toBe(today);
		expect(isFootUp(at('00:00', TOMORROW), zone)).toBe(!today);
	});
});
