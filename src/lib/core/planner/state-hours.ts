import type { TechnicianCode } from '../ids.ts';
import type { WorkshopState } from '../state.ts';
import { MINUTE_MS, type Instant, type Stretch } from '../time/instant.ts';
import { dayNumberAt, instantOnDay } from '../time/zone.ts';
import {
	hoursOnDay,
	overtimeOnDay,
	SEARCH_DAYS,
	shiftOnDay,
	workingOnDay
} from '../workshop/calendar.ts';
import { technicianOf } from '../workshop/lookup.ts';
import type { Setup } from '../workshop/setup.ts';
import { hoursOf, type Hours } from './calendar.ts';
import type { Span } from './problem.ts';

/**
 * The hours of a workshop as the kernel's tables: of any person, or of the house, around any instant.
 * The calendar of the set-up says when somebody is there; from here on time is counted in whole
 * minutes, and nothing outside the kernel adds them up.
 */

/** Which hours of somebody count. */
type HoursKind =
	/** When they work: shift, lunch, absence and overtime counted in. */
	| 'working'
	/** Their hours and overtime, whether they are away or not. */
	| 'own'
	/** As `own`, lunch included. */
	| 'shift';

/** Whose hours; of nobody in particular (null) those of the house, whichever kind is asked for. */
export interface Whose {
	readonly technician: TechnicianCode | null;
	readonly kind: HoursKind;
}

/** Hours from a local midnight on. */
export interface HoursTable {
	/** The instant of minute 0. */
	readonly origin: Instant;
	/** It is asked from instants before this one; what lies behind is for what goes on until then. */
	readonly until: Instant;
	/** How far the hours are known. */
	readonly end: Instant;
	readonly isFar: boolean;
	readonly hours: Hours;
}

/** Some days, counted in minutes from the midnight the first begins with. */
export interface Frame {
	/** Number of the first day. */
	readonly day: number;
	readonly days: number;
	readonly origin: Instant;
	/** Minutes to the midnight the last day ends with. */
	readonly horizon: number;
}

/** The frame of so many days. */
export function frameOf({ timeZone }: Setup, { day, days }: Pick<Frame, 'day' | 'days'>): Frame {
	const origin = instantOnDay(day, 0, timeZone);
	const end = instantOnDay(day + days, 0, timeZone);
	return { day, days, origin, horizon: Math.floor((end - origin) / MINUTE_MS) };
}

/** Whole minutes that lie inside the stretch. */
const inside = ({ origin, horizon }: Frame, { from, to }: Stretch): Span => ({
	from: Math.max(0, Math.ceil((from - origin) / MINUTE_MS)),
	to: Math.min(horizon, Math.floor((to - origin) / MINUTE_MS))
});

/** The stretches of each day as whole minutes, sorted; a begun minute is no working minute. */
export function windowsOver(frame: Frame, onDay: (day: number) => readonly Stretch[]): Span[] {
	const windows: Span[] = [];
	for (let day = frame.day; day < frame.day + frame.days; day += 1) {
		for (const stretch of onDay(day)) {
			const span = inside(frame, stretch);
			if (span.to > span.from) windows.push(span);
		}
	}
	return windows.sort((a, b) => a.from - b.from);
}

/** When they are there on a day by its number. */
function onDayOf(
	state: WorkshopState,
	setup: Setup,
	{ technician: code, kind }: Whose
): (day: number) => readonly Stretch[] {
	if (code === null || kind === 'working') return (day) => workingOnDay(state, code, day);
	const technician = technicianOf(setup, code);
	if (technician === undefined) return () => [];
	return (day) => [
		...(kind === 'own' ? hoursOnDay(setup, code, day) : shiftOnDay(setup, technician, day)),
		...overtimeOnDay(state, code, day)
	];
}

type Tables = Readonly<Record<HoursKind, Map<TechnicianCode | null, HoursTable[]>>>;

/** Tables by what they are made from; one set of absences belongs to one set-up and one day's marks. */
const known = new WeakMap<
	WorkshopState['absences'],
	{
		readonly setup: Setup;
		readonly attendance: WorkshopState['attendance'];
		readonly tables: Tables;
	}
>();

function tablesOf({ absences, attendance }: WorkshopState, setup: Setup): Tables {
	const before = known.get(absences);
	if (before?.setup === setup && before.attendance === attendance) return before.tables;
	const tables: Tables = { working: new Map(), own: new Map(), shift: new Map() };
	known.set(absences, { setup, attendance, tables });
	return tables;
}

/** Near tables begin with a week and reach to the end of the next: enough for all but the longest work. */
const WEEK_DAYS = 7;
const NEAR_DAYS = 14;
/**
 * The five weeks a planning horizon touches, and as many looks far ahead. A workshop in which nobody is marked
 * absent keeps its tables for months, and must not keep those of every week.
 */
export const MOST_TABLES = 10;

function tableOf(days: (day: number) => readonly Stretch[], setup: Setup, at: Reach): HoursTable {
	const day = dayNumberAt(at.from, setup.timeZone);
	const first = at.isFar ? day : day - (day % WEEK_DAYS);
	const frame = frameOf(setup, { day: first, days: at.isFar ? SEARCH_DAYS + 1 : NEAR_DAYS });
	const { origin, horizon } = frame;
	return {
		origin,
		until: instantOnDay(first + (at.isFar ? 1 : WEEK_DAYS), 0, setup.timeZone),
		end: origin + horizon * MINUTE_MS,
		isFar: at.isFar,
		hours: hoursOf(windowsOver(frame, days), horizon)
	};
}

/** From when on, and how far ahead. */
export interface Reach {
	readonly from: Instant;
	/** As far as anybody searches (`SEARCH_DAYS`), else a week or two. */
	readonly isFar: boolean;
}

/**
 * The hours around an instant; null for a workshop that is not set up. Remembered until somebody's
 * hours change, as a drag asks for the same ones many times a second.
 */
export function hoursFrom(state: WorkshopState, whose: Whose, reach: Reach): HoursTable | null {
	const { setup } = state;
	if (setup === null) return null;
	const tables = tablesOf(state, setup)[whose.kind];
	let list = tables.get(whose.technician);
	if (list === undefined) {
		list = [];
		tables.set(whose.technician, list);
	}
	const { from, isFar } = reach;
	for (const table of list)
		if (from >= table.origin && from < table.until && table.isFar === isFar) return table;
	const table = tableOf(onDayOf(state, setup, whose), setup, reach);
	if (list.length >= MOST_TABLES) list.shift();
	list.push(table);
	return table;
}
