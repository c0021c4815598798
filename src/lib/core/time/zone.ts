import { DAY_MS, MINUTE_MS, type Instant, type LocalDate, type LocalTime } from './instant.ts';

/**
 * Local dates and times of a workshop's zone. It knows the rules of zones through `Intl` and reads no
 * clock. Offsets are remembered per zone, because a timeline asks for thousands of them per frame;
 * they are facts about the zone, the same for everybody, so remembering them leaks nothing.
 */

// Zones change their offset on quarter hours of UTC (Lord Howe Island changes at 15:30 UTC).
const QUARTER_MS = 15 * MINUTE_MS;
// A quarter of a century of days; a log replayed over decades must not grow this without end.
const DAYS_REMEMBERED = 9000;

interface ZoneMemory {
	readonly format: Intl.DateTimeFormat;
	/** Offset of a UTC day, or null when it changes within the day. */
	readonly days: Map<number, number | null>;
	readonly quarters: Map<number, number>;
}
const zones = new Map<string, ZoneMemory>();

function memoryOf(zone: string): ZoneMemory {
	const known = zones.get(zone);
	if (known !== undefined) return known;
	const memory: ZoneMemory = {
		// hour12 rather than hourCycle: the engines of old wall TVs know only the former.
		format: new Intl.DateTimeFormat('en-US', {
			timeZone: zone,
			hour12: false,
			year: 'numeric',
			month: 'numeric',
			day: 'numeric',
			hour: 'numeric',
			minute: 'numeric',
			second: 'numeric'
		}),
		days: new Map(),
		quarters: new Map()
	};
	zones.set(zone, memory);
	return memory;
}

function readOffset(format: Intl.DateTimeFormat, at: Instant): number {
	const part: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
	for (const { type, value } of format.formatToParts(at)) part[type] = Number(value);
	const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
	// Some engines write midnight as 24 when hour12 is off.
	return Date.UTC(year, month - 1, day, hour % 24, minute, second) - Math.floor(at / 1000) * 1000;
}

function offsetInQuarter(memory: ZoneMemory, at: Instant): number {
	const quarter = Math.floor(at / QUARTER_MS);
	const known = memory.quarters.get(quarter);
	if (known !== undefined) return known;
	const offset = readOffset(memory.format, quarter * QUARTER_MS);
	if (memory.quarters.size > DAYS_REMEMBERED) memory.quarters.clear();
	memory.quarters.set(quarter, offset);
	return offset;
}

/** What to add to an instant to read it as local time, in milliseconds. */
function offsetAt(at: Instant, zone: string): number {
	const memory = memoryOf(zone);
	const day = Math.floor(at / DAY_MS);
	let offset = memory.days.get(day);
	if (offset === undefined) {
		const first = readOffset(memory.format, day * DAY_MS);
		offset = first === readOffset(memory.format, (day + 1) * DAY_MS) ? first : null;
		if (memory.days.size > DAYS_REMEMBERED) memory.days.clear();
		memory.days.set(day, offset);
	}
	return offset ?? offsetInQuarter(memory, at);
}

/** Whether `Intl` knows the zone, so that a set-up with a misspelt one can be refused. */
export function isTimeZone(zone: string): boolean {
	try {
		memoryOf(zone);
		return true;
	} catch {
		// An unknown zone is the answer "no", not a failure.
		return false;
	}
}

/** Days since 1970-01-01 in local time; counts on by one a day whatever the clocks do. */
export const dayNumberAt = (at: Instant, zone: string): number =>
	Math.floor((at + offsetAt(at, zone)) / DAY_MS);

/** The number of a date, counted as `dayNumberAt` does. */
export const dayNumberOf = (date: LocalDate): number => Date.parse(`${date}T00:00Z`) / DAY_MS;

/** The date with the given number. */
export const dateOfDay = (day: number): LocalDate =>
	new Date(day * DAY_MS).toISOString().slice(0, 10);

/** The day an instant falls on in the zone. */
export const localDateOf = (at: Instant, zone: string): LocalDate =>
	dateOfDay(dayNumberAt(at, zone));

/** The time of day on the zone's clocks, seconds cut off. */
export const localTimeOf = (at: Instant, zone: string): LocalTime =>
	new Date(at + offsetAt(at, zone)).toISOString().slice(11, 16);

/** Minutes since local midnight of `HH:mm`; `24:00` is the end of the day. */
export const minutesOfDay = (time: LocalTime): number =>
	Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** As `instantAt`, for a day by number and minutes since midnight. */
export function instantOnDay(day: number, minutes: number, zone: string): Instant {
	const wall = day * DAY_MS + minutes * MINUTE_MS;
	const before = offsetAt(wall - DAY_MS, zone);
	const after = offsetAt(wall + DAY_MS, zone);
	if (before === after && offsetAt(wall - before, zone) === before) return wall - before;
	if (offsetAt(wall - before, zone) === before) return wall - before;
	if (offsetAt(wall - after, zone) === after) return wall - after;
	return wall - before;
}

/**
 * When the zone's clocks show this time on this date. A time shown twice (clocks put back) means the
 * first; a time skipped (clocks put forward) means as long after midnight as it would have been.
 */
export const instantAt = (date: LocalDate, time: LocalTime, zone: string): Instant =>
	instantOnDay(dayNumberOf(date), minutesOfDay(time), zone);

/** The date `n` days later, or earlier when negative. */
export const addDays = (date: LocalDate, n: number): LocalDate => dateOfDay(dayNumberOf(date) + n);

/** ISO weekday of a day by number: Monday 1 to Sunday 7. 1970-01-01 was a Thursday. */
export const weekdayOfDay = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** ISO weekday: Monday 1 to Sunday 7. */
export const weekdayOf = (date: LocalDate): number => weekdayOfDay(dayNumberOf(date));
