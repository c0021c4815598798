import { describe, expect, it } from 'vitest';
import { aState } from '../../../../tests/builders/a-state.ts';
import { TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { at } from '../../../../tests/builders/at.ts';
import { DAY_MS } from '../time/instant.ts';
import { hoursFrom, MOST_TABLES } from './state-hours.ts';

describe('tables of hours', () => {
	const state = aState();
	const weekAhead = (weeks: number) =>
		hoursFrom(
			state,
			{ technician: TECHNICIAN.mechanic, kind: 'working' },
			{ from: at('10:00') + weeks * 7 * DAY_MS, isFar: false }
		);

	it('are reckoned once, and those of earlier weeks forgotten one by one', () => {
		const tables = Array.from({ length: MOST_TABLES }, (_, week) => weekAhead(week));
		expect(weekAhead(0)).toBe(tables[0]);
		weekAhead(MOST_TABLES);
		expect(weekAhead(1)).toBe(tables[1]);
		const again = weekAhead(0);
		expect(again).not.toBe(tables[0]);
		expect(again).toEqual(tables[0]);
	});
});
