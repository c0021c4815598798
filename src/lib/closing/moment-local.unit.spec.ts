import { describe, expect, it } from 'vitest';
import { at, TOMORROW } from '../../../tests/builders/at.ts';
import { fromLocal, toLocal } from './moment-local.ts';

const ZONE = 'Asia/Shanghai';

describe('a moment in a field', () => {
	it('is that of the workshop, whatever the zone of the device', () => {
		expect(toLocal(at('09:30', TOMORROW), ZONE)).toBe('2026-11-24T09:30');
		expect(fromLocal('2026-11-24T09:30', ZONE)).toBe(at('09:30', TOMORROW));
		expect(fromLocal('2026-11-24T09:30:00', ZONE)).toBe(at('09:30', TOMORROW));
	});

	it.each(['', '2026-11-24', 'T09:30', 'soon'])('is none in "%s"', (text) => {
		expect(fromLocal(text, ZONE)).toBeNull();
	});
});
