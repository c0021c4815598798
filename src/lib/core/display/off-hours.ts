import { minutesOfDay, dayNumberAt, dateOfDay, instantOnDay, weekdayOfDay } from '../time/zone.ts';
import type { Instant, LocalDate, LocalTime } from '../time/instant.ts';
import type { Holiday } from '../workshop/setup.ts';

/** When a screen is lit (rule B17): a black page for the rest of the day spares the panel and the room. */

/** A time of day to another one, in the workshop's zone; `to` at or before `from` is on the next day. */
interface DailySpan {
	readonly from: LocalTime;
	readonly to: LocalTime;
}

/** The hours a screen is lit. */
export interface OnHours extends DailySpan {
	/** ISO numbers, Monday 1 to Sunday 7, of the days on which `from` lies. */
	readonly weekdays: readonly number[];
	/** Whether it stays dark on days the workshop's calendar closes. */
	readonly darkOnHolidays: boolean;
}

/** What the hours are read against. */
export interface Calendar {
	/** IANA zone of the workshop. */
	readonly timeZone: string;
	/** Days on which the workshop is closed though the week says otherwise. */
	readonly closed: readonly LocalDate[];
}

/** The days a workshop's calendar closes. */
export const closedDays = (holidays: readonly Holiday[]): readonly LocalDate[] =>
	holidays.filter(({ open }) => open === null).map(({ date }) => date);

/** Whether an instant lies in a daily span that begins on `day`. */
function isInSpan(at: Instant, day: number, { from, to, timeZone }: DailySpan & Calendar): boolean {
	const isOverMidnight = minutesOfDay(to) <= minutesOfDay(from);
	const begins = instantOnDay(day, minutesOfDay(from), timeZone);
	const ends = instantOnDay(isOverMidnight ? day + 1 : day, minutesOfDay(to), timeZone);
	return at >= begins && at < ends;
}

/** Whether the screen is dark at an instant of workshop time; without hours it never is. */
export function isOffHours(hours: OnHours | null, at: Instant, calendar: Calendar): boolean {
	if (hours === null) return false;
	const today = dayNumberAt(at, calendar.timeZone);
	// What began last evening may still be going on.
	return ![today, today - 1].some(
		(day) =>
			hours.weekdays.includes(weekdayOfDay(day)) &&
			!(hours.darkOnHolidays && calendar.closed.includes(dateOfDay(day))) &&
			isInSpan(at, day, { ...hours, ...calendar })
	);
}
