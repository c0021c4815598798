import type { TechnicianCode } from '../ids.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant, LocalDate, Stretch } from '../time/instant.ts';
import { clipped, merged, without } from '../time/stretches.ts';
import {
	dateOfDay,
	dayNumberAt,
	dayNumberOf,
	instantOnDay,
	minutesOfDay,
	weekdayOfDay
} from '../time/zone.ts';
import { technicianOf } from './lookup.ts';
import { remember } from './remembered-days.ts';
import type { Absence, DaySpan, Setup, Technician } from './setup.ts';

/**
 * When the workshop is open and when somebody works. It knows hours, holidays, shifts, lunches and
 * absences, and nothing of jobs. Searches look `SEARCH_DAYS` ahead and then give up; ranges are read
 * for at most `RANGE_DAYS`, so that a wrong date cannot keep a screen busy for ever.
 */

/** How far a search for the next working time looks: two months are longer than any closure. */
export const SEARCH_DAYS = 60;
/** How many days of a range are looked at: a year with some room. */
export const RANGE_DAYS = 400;

/** The latest days reckoned, by set-up; one is never changed in place, and may stand for years. */
interface Days {
	readonly open: Map<number, Stretch | null>;
	readonly hours: Map<string, Map<number, readonly Stretch[]>>;
}
const daysOfSetup = new WeakMap<Setup, Days>();

function daysOf(setup: Setup): Days {
	let days = daysOfSetup.get(setup);
	if (days === undefined) {
		days = { open: new Map(), hours: new Map() };
		daysOfSetup.set(setup, days);
	}
	return days;
}

const spanOnDay = (setup: Setup, day: number, { from, to }: DaySpan): Stretch => ({
	from: instantOnDay(day, minutesOfDay(from), setup.timeZone),
	to: instantOnDay(day, minutesOfDay(to), setup.timeZone)
});

function reckonOpening(setup: Setup, day: number): Stretch | null {
	const date = dateOfDay(day);
	const holiday = setup.holidays.find((one) => one.date === date);
	if (holiday !== undefined) {
		return holiday.open === null ? null : spanOnDay(setup, day, holiday.open);
	}
	return setup.hours.weekdays.includes(weekdayOfDay(day))
		? spanOnDay(setup, day, setup.hours)
		: null;
}

function openingOnDay(setup: Setup, day: number): Stretch | null {
	const { open } = daysOf(setup);
	const opening = open.get(day);
	return opening === undefined ? remember(open, day, reckonOpening(setup, day)) : opening;
}

/** Opening hours of a day within a person's shift, lunch included; none on a closed day. */
export function shiftOnDay(setup: Setup, technician: Technician, day: number): readonly Stretch[] {
	const opening = openingOnDay(setup, day);
	if (opening === null) return [];
	if (technician.shift === null) return [opening];
	return clipped([opening], spanOnDay(setup, day, technician.shift));
}

const lunchOnDay = (setup: Setup, { lunch }: Technician, day: number): readonly Stretch[] =>
	lunch === null ? [] : [spanOnDay(setup, day, lunch)];

/** Opening hours within the person's shift, without lunch; absences are not taken off. */
export function hoursOnDay(
	setup: Setup,
	technician: TechnicianCode | null,
	day: number
): readonly Stretch[] {
	const { hours } = daysOf(setup);
	const key = technician ?? '';
	let days = hours.get(key);
	if (days === undefined) {
		days = new Map();
		hours.set(key, days);
	}
	return days.get(day) ?? remember(days, day, reckonHours(setup, technician, day));
}

function reckonHours(setup: Setup, code: TechnicianCode | null, day: number): readonly Stretch[] {
	if (code === null) {
		const opening = openingOnDay(setup, day);
		return opening === null ? [] : [opening];
	}
	const technician = technicianOf(setup, code);
	if (technician === undefined) return [];
	return without(shiftOnDay(setup, technician, day), lunchOnDay(setup, technician, day));
}

const absencesByPerson = new WeakMap<
	WorkshopState['absences'],
	ReadonlyMap<string, readonly Absence[]>
>();

/** All known absences of one person, in no order. */
export function absencesOf(
	{ absences }: Pick<WorkshopState, 'absences'>,
	technician: TechnicianCode
): readonly Absence[] {
	let byPerson = absencesByPerson.get(absences);
	if (byPerson === undefined) {
		const lists = new Map<string, Absence[]>();
		for (const absence of absences.values()) {
			const list = lists.get(absence.technician);
			if (list === undefined) lists.set(absence.technician, [absence]);
			else list.push(absence);
		}
		byPerson = lists;
		absencesByPerson.set(absences, byPerson);
	}
	return byPerson.get(technician) ?? [];
}

/** Hours beyond the calendar that somebody was marked to stay on a day; none on any other. */
export function overtimeOnDay(
	{ attendance }: Pick<WorkshopState, 'attendance'>,
	technician: TechnicianCode,
	day: number
): readonly Stretch[] {
	const mark = attendance.get(technician);
	return mark?.extra == null || mark.date !== dateOfDay(day) ? [] : [mark.extra];
}

/** When somebody works on a day by its number: opening hours, shift, lunch, overtime and absences counted in. */
export function workingOnDay(
	state: WorkshopState,
	technician: TechnicianCode | null,
	day: number
): readonly Stretch[] {
	if (state.setup === null) return [];
	const hours = hoursOnDay(state.setup, technician, day);
	if (technician === null) return hours;
	const extra = overtimeOnDay(state, technician, day);
	const all = extra.length === 0 ? hours : [...hours, ...extra];
	return without(all, absencesOf(state, technician));
}

function overDays(
	setup: Setup,
	within: Stretch,
	onDay: (day: number) => readonly Stretch[]
): readonly Stretch[] {
	if (within.to <= within.from) return [];
	const first = dayNumberAt(within.from, setup.timeZone);
	const last = Math.min(dayNumberAt(within.to, setup.timeZone), first + RANGE_DAYS - 1);
	const stretches: Stretch[] = [];
	for (let day = first; day <= last; day += 1) stretches.push(...clipped(onDay(day), within));
	return stretches;
}

/** When the workshop is open between two instants, clipped to them; at most `RANGE_DAYS` days. */
export const openStretches = (setup: Setup, from: Instant, to: Instant): readonly Stretch[] =>
	overDays(setup, { from, to }, (day) => hoursOnDay(setup, null, day));

/**
 * When a technician works within a stretch: opening hours within the shift, without lunch and
 * absences. Null asks for the opening hours. Nothing for somebody unknown; at most `RANGE_DAYS` days.
 */
export const workingStretches = (
	state: WorkshopState,
	technician: TechnicianCode | null,
	within: Stretch
): readonly Stretch[] =>
	state.setup === null
		? []
		: overDays(state.setup, within, (day) => workingOnDay(state, technician, day));

function searchOpening(
	setup: Setup,
	from: Instant,
	wanted: (opening: Stretch) => boolean
): Stretch | null {
	const first = dayNumberAt(from, setup.timeZone);
	for (let day = first; day <= first + SEARCH_DAYS; day += 1) {
		const opening = openingOnDay(setup, day);
		if (opening !== null && wanted(opening)) return opening;
	}
	return null;
}

/** When the workshop opens next, at `after` or later; null when it stays closed for `SEARCH_DAYS`. */
export const nextOpening = (setup: Setup, after: Instant): Instant | null =>
	searchOpening(setup, after, ({ from }) => from >= after)?.from ?? null;

/** When the workshop closes next, later than `at`; null when it stays closed for `SEARCH_DAYS`. */
export const closingAfter = (setup: Setup, at: Instant): Instant | null =>
	searchOpening(setup, at, ({ to }) => to > at)?.to ?? null;

/** Opening hours of a date, or null when the workshop is closed that day. */
export const dayBounds = (setup: Setup, date: LocalDate): Stretch | null =>
	openingOnDay(setup, dayNumberOf(date));

/** A stretch in which a row of the timeline is not to be worked on, and why. */
export interface Shaded extends Stretch {
	readonly why: 'closed' | 'lunch' | 'absent';
	/** The reason of the absence; empty otherwise. */
	readonly reason: string;
}

const shade = (stretches: readonly Stretch[], why: Shaded['why'], reason = ''): Shaded[] =>
	stretches.map(({ from, to }) => ({ from, to, why, reason }));

/**
 * What to shade on a row: closed hours (the person's shift counted in), absences with their reason,
 * and lunch where the person is here. Null is a bay's row: closed hours only. Sorted, without overlaps.
 */
export function shadedStretches(
	state: WorkshopState,
	code: TechnicianCode | null,
	within: Stretch
): readonly Shaded[] {
	const { setup } = state;
	if (setup === null) return [];
	const technician = code === null ? undefined : technicianOf(setup, code);
	if (technician === undefined) {
		return shade(without([within], openStretches(setup, within.from, within.to)), 'closed');
	}
	const shifts = overDays(setup, within, (day) =>
		merged([...shiftOnDay(setup, technician, day), ...overtimeOnDay(state, technician.code, day)])
	);
	const lunches = overDays(setup, within, (day) => lunchOnDay(setup, technician, day));
	const absences = absencesOf(state, technician.code);
	const shaded = shade(without([within], shifts), 'closed');
	let present = shifts;
	for (const absence of absences) {
		shaded.push(...shade(clipped(present, absence), 'absent', absence.reason));
		present = without(present, [absence]);
	}
	for (const lunch of lunches) shaded.push(...shade(clipped(present, lunch), 'lunch'));
	return shaded.sort((a, b) => a.from - b.from);
}
