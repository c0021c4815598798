import { describe, expect, it } from 'vitest';
import { aJob, anInspection } from '../../../../tests/builders/a-job.ts';
import { at } from '../../../../tests/builders/at.ts';
import { DAY_MS } from '../time/instant.ts';
import { isFixedFirstTime, mayBeComeback } from './first-time-fix.ts';

describe('fixed the first time', () => {
	const deliveredAt = at('15:00');
	const fixed = (comebackAt: number | null, outcome: 'passed' | 'failed' = 'passed') =>
		isFixedFirstTime(aJob({ operations: [{}, anInspection({ outcome })] }), {
			deliveredAt,
			comebackAt
		});

	it('is a visit without rework that never came back', () => {
		expect(fixed(null)).toBe(true);
		expect(fixed(null, 'failed')).toBe(false);
	});

	it.each([
		['on the thirtieth day', 30 * DAY_MS, false],
		['a moment later', 30 * DAY_MS + 1, true]
	])('is not one whose car came back: %s', (_when, age, isFixed) => {
		expect(fixed(deliveredAt + age)).toBe(isFixed);
		expect(mayBeComeback(deliveredAt, deliveredAt + age)).toBe(!isFixed);
	});
});
