import type { WorkshopState } from '../state.ts';
import { HOUR_MS, type Instant, type LocalDate, type Stretch } from '../time/instant.ts';
import { addDays, instantAt, localDateOf } from '../time/zone.ts';
import { dayBounds } from '../workshop/calendar.ts';
import type { Setup } from '../workshop/setup.ts';

/** Which stretch of time the timeline shows for a day. */

/** Margin on both sides of the opening hours: early birds and overruns stay on the screen. */
const MARGIN_MS = HOUR_MS;
/** What is shown of a day the workshop is closed on, local time. */
const CLOSED_DAY = { from: '08:00', to: '18:00' } as const;

/** Opening hours of the day with an hour before and after; daytime where it is closed. */
export function shownOn(setup: Setup, date: LocalDate): Stretch {
	const bounds = dayBounds(setup, date) ?? {
		from: instantAt(date, CLOSED_DAY.from, setup.timeZone),
		to: instantAt(date, CLOSED_DAY.to, setup.timeZone)
	};
	return { from: bounds.from - MARGIN_MS, to: bounds.to + MARGIN_MS };
}

/** The same for so many days from a date on, one after another. */
export function shownDays(setup: Setup, date: LocalDate, days: number): Stretch {
	return {
		from: shownOn(setup, date).from,
		to: shownOn(setup, addDays(date, days - 1)).to
	};
}

/** Local midnight of the day, from which ticks are counted. */
export const midnightOf = (setup: Setup, date: LocalDate): Instant =>
	instantAt(date, '00:00', setup.timeZone);

/** Today in the workshop's zone; the day of 1970 before there is a set-up. */
export const todayOf = ({ setup }: WorkshopState, now: Instant): LocalDate =>
	localDateOf(now, setup?.timeZone ?? 'UTC');

/** The day before or after. */
export const dayBeside = (date: LocalDate, days: number): LocalDate => addDays(date, days);
