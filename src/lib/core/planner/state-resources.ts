import type { BayCode, TechnicianCode } from '../ids.ts';
import type { WorkshopState } from '../state.ts';
import { MINUTE_MS, type Instant } from '../time/instant.ts';
import { dayNumberAt } from '../time/zone.ts';
import { hoursOnDay, workingOnDay } from '../workshop/calendar.ts';
import type { Setup } from '../workshop/setup.ts';
import type { ProblemBay, ProblemTechnician, Span } from './problem.ts';
import { frameOf, windowsOver, type Frame } from './state-hours.ts';

/**
 * The people and bays of a workshop as the planner counts them: by index, in minutes from the midnight
 * that today began with. Read once and kept until somebody's hours or a bay changes, since most events
 * change neither.
 */

/** How far the planner looks: long enough for the longest holidays and the work that waits behind them. */
const HORIZON_DAYS = 28;

/** People, bays and opening hours, with where to find them by code. */
export interface Resources {
	/** The instant of minute 0. */
	readonly origin: Instant;
	readonly horizon: number;
	readonly open: readonly Span[];
	readonly technicians: readonly ProblemTechnician[];
	readonly bays: readonly ProblemBay[];
	readonly technicianAt: ReadonlyMap<TechnicianCode, number>;
	readonly bayAt: ReadonlyMap<BayCode, number>;
	/** Minutes of each person's longest window, and of all their windows together. */
	readonly longest: readonly number[];
	readonly total: readonly number[];
}

/** Whole minutes from the origin; the seconds of a begun minute are dropped, so that all say the same minute. */
export const minuteOf = (origin: Instant, at: Instant): number =>
	Math.floor((at - origin) / MINUTE_MS);

/** The first whole minute that does not begin before: what may begin at a quarter past by ten seconds begins a minute later. */
export const minuteFrom = (origin: Instant, at: Instant): number =>
	Math.ceil((at - origin) / MINUTE_MS);

interface Read extends Frame {
	readonly state: WorkshopState;
	readonly setup: Setup;
}

const isSameSpan = (a: Span, b: Span | undefined): boolean => a.from === b?.from && a.to === b.to;

const isSame = (a: readonly Span[], b: readonly Span[]): boolean =>
	a.length === b.length && a.every((span, index) => isSameSpan(span, b[index]));

function techniciansOf(frame: Read, before: Resources | null): readonly ProblemTechnician[] {
	return frame.setup.technicians.map(({ code, team }, index) => {
		const windows = windowsOver(frame, (day) => workingOnDay(frame.state, code, day));
		const last = before?.technicians[index];
		// The same object as before keeps its tables; see `calendarOf`.
		return last !== undefined && isSame(windows, last.windows) ? last : { id: code, team, windows };
	});
}

function baysOf(frame: Read, before: Resources | null): readonly ProblemBay[] {
	return frame.setup.bays.map(({ code, type }, index) => {
		const outage = frame.state.outages.get(code);
		const closed =
			outage === undefined
				? []
				: [
						{
							from: Math.max(0, minuteOf(frame.origin, outage.since)),
							to:
								outage.until === null
									? frame.horizon
									: Math.min(frame.horizon, Math.ceil((outage.until - frame.origin) / MINUTE_MS))
						}
					].filter(({ from, to }) => to > from);
		const last = before?.bays[index];
		return last !== undefined && isSame(closed, last.closed) ? last : { id: code, type, closed };
	});
}

function read(frame: Read, before: Resources | null): Resources {
	const { setup, origin, horizon } = frame;
	const technicians = techniciansOf(frame, before);
	const lengths = technicians.map(({ windows }) => windows.map(({ from, to }) => to - from));
	return {
		origin,
		horizon,
		open: windowsOver(frame, (day) => hoursOnDay(setup, null, day)),
		technicians,
		bays: baysOf(frame, before),
		technicianAt: new Map(setup.technicians.map(({ code }, index) => [code, index])),
		bayAt: new Map(setup.bays.map(({ code }, index) => [code, index])),
		longest: lengths.map((list) => list.reduce((most, one) => Math.max(most, one), 0)),
		total: lengths.map((list) => list.reduce((sum, one) => sum + one, 0))
	};
}

type Away = Pick<WorkshopState, 'absences' | 'attendance' | 'outages'>;

/** The last reading of each set-up, with what it was read from; a state itself would be held for nothing. */
const remembered = new WeakMap<
	Setup,
	Away & { readonly day: number; readonly resources: Resources }
>();

/** The people and bays of a set-up workshop from the midnight before `now` on. */
export function resourcesOf(state: WorkshopState, setup: Setup, now: Instant): Resources {
	const { absences, attendance, outages } = state;
	const day = dayNumberAt(now, setup.timeZone);
	const known = remembered.get(setup);
	const isKnown =
		known?.day === day &&
		known.absences === absences &&
		known.attendance === attendance &&
		known.outages === outages;
	if (isKnown) return known.resources;
	const frame = { state, setup, ...frameOf(setup, { day, days: HORIZON_DAYS }) };
	const resources = read(frame, known?.day === day ? known.resources : null);
	remembered.set(setup, { day, absences, attendance, outages, resources });
	return resources;
}
