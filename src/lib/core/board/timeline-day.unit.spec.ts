import { expect, it } from 'vitest';
import { aSetup } from '../../../../tests/builders/a-setup.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at, SUNDAY, TODAY, TOMORROW } from '../../../../tests/builders/at.ts';
import { dayBeside, midnightOf, shownOn, todayOf } from './timeline-day.ts';

const setup = aSetup();

it('shows the opening hours with an hour around them', () => {
	expect(shownOn(setup, TOMORROW)).toEqual({
		from: at('07:00', TOMORROW),
		to: at('18:30', TOMORROW)
	});
});

it('shows daytime on a day the workshop is closed', () => {
	expect(shownOn(setup, SUNDAY)).toEqual({ from: at('07:00', SUNDAY), to: at('19:00', SUNDAY) });
});

it('knows midnight, today and the days beside it in the zone of the workshop', () => {
	expect(midnightOf(setup, TODAY)).toBe(at('00:00'));
	expect(todayOf(aState(), at('00:30'))).toBe(TODAY);
	expect(dayBeside(TODAY, 1)).toBe(TOMORROW);
});
