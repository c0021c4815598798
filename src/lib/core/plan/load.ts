import type { BayCode, SkillCode, TechnicianCode } from '../ids.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant, LocalDate, Stretch } from '../time/instant.ts';
import { clipped, minutesIn, without } from '../time/stretches.ts';
import { dayNumberOf, instantOnDay } from '../time/zone.ts';
import type { Bay, Setup, Technician } from '../workshop/setup.ts';
import { hoursWithin } from './place.ts';
import { workOn, type WorkOfDay } from './work-of-day.ts';

/**
 * How full a day is: hours planned, running and done against hours present, by bay, person, team and
 * skill. Everything is in minutes and shrinks as the day passes.
 */
export interface Load {
	/** Minutes of the day in which it is there: open, on shift, not out of order, not absent, not at lunch. */
	readonly present: number;
	/** Of these, minutes from now on; all of them on a day to come, none on a day that has passed. */
	readonly left: number;
	/** Minutes planned on the day that nobody has begun; also those whose start has passed. */
	readonly planned: number;
	/** Minutes still to do of work that was begun and is not stopped, as far as they fall on the day. */
	readonly running: number;
	/** Minutes worked on the day. */
	readonly done: number;
	/** What is to do (`planned` and `running`) over what is left; above 1 it does not fit. Null when nothing is left. */
	readonly ratio: number | null;
}

/** The load of one bay, person, team or skill. */
interface LoadOf<Key extends string> extends Load {
	readonly key: Key;
}

/** A whole day, each list in the order of the set-up; teams and skills in the order they first appear. */
export interface DayLoad {
	readonly bays: readonly LoadOf<BayCode>[];
	readonly technicians: readonly LoadOf<TechnicianCode>[];
	/** The sums of their people. */
	readonly teams: readonly LoadOf<string>[];
	/** Work that asks for the skill, against all people who have it; who has several counts in each. */
	readonly skills: readonly LoadOf<SkillCode>[];
}

interface Day {
	readonly state: WorkshopState;
	readonly setup: Setup;
	/** From midnight to midnight. */
	readonly whole: Stretch;
	readonly now: Instant;
}

type Minutes = Omit<Load, 'ratio'>;

const NOTHING: Minutes = { present: 0, left: 0, planned: 0, running: 0, done: 0 };

const sum = (a: Minutes, b: Minutes): Minutes => ({
	present: a.present + b.present,
	left: a.left + b.left,
	planned: a.planned + b.planned,
	running: a.running + b.running,
	done: a.done + b.done
});

function rated<Key extends string>(key: Key, minutes: Minutes): LoadOf<Key> {
	const { left, planned, running } = minutes;
	return { key, ...minutes, ratio: left > 0 ? (planned + running) / left : null };
}

/** Minutes of presence, and those of them from now on. */
function presence(
	stretches: readonly Stretch[],
	{ now, whole }: Day
): Pick<Load, 'present' | 'left'> {
	const present = minutesIn(clipped(stretches, whole));
	const from = Math.max(now, whole.from);
	if (from >= whole.to) return { present, left: 0 };
	return { present, left: minutesIn(clipped(stretches, { from, to: whole.to })) };
}

function bayHours({ state, whole }: Day, { code }: Bay): readonly Stretch[] {
	const open = hoursWithin(state, null, whole);
	const outage = state.outages.get(code);
	if (outage === undefined) return open;
	return without(open, [{ from: outage.since, to: outage.until ?? Infinity }]);
}

const workFor = (
	work: ReadonlyMap<string, Pick<Load, 'planned' | 'running' | 'done'>>,
	key: string
) => work.get(key) ?? { planned: 0, running: 0, done: 0 };

function bayLoads(on: Day, { byBay }: WorkOfDay): readonly LoadOf<BayCode>[] {
	return on.setup.bays.map((bay) =>
		rated(bay.code, { ...presence(bayHours(on, bay), on), ...workFor(byBay, bay.code) })
	);
}

interface PersonLoad {
	readonly technician: Technician;
	readonly minutes: Minutes;
}

function people(on: Day, { byTechnician }: WorkOfDay): readonly PersonLoad[] {
	return on.setup.technicians.map((technician) => ({
		technician,
		minutes: {
			...presence(hoursWithin(on.state, technician.code, on.whole), on),
			...workFor(byTechnician, technician.code)
		}
	}));
}

function teamLoads(loads: readonly PersonLoad[]): readonly LoadOf<string>[] {
	const teams = new Map<string, Minutes>();
	for (const { technician, minutes } of loads) {
		teams.set(technician.team, sum(teams.get(technician.team) ?? NOTHING, minutes));
	}
	return Array.from(teams, ([team, minutes]) => rated(team, minutes));
}

function skillLoads(
	{ setup }: Day,
	loads: readonly PersonLoad[],
	{ bySkill }: WorkOfDay
): readonly LoadOf<SkillCode>[] {
	return setup.skills.map(({ code }) => {
		const able = loads.filter(({ technician }) => technician.skills[code] !== undefined);
		const { present, left } = able.map(({ minutes }) => minutes).reduce(sum, NOTHING);
		return rated(code, { present, left, ...workFor(bySkill, code) });
	});
}

/**
 * The load of a date in the workshop's zone, as it is known now: today's shrinks as the day passes,
 * tomorrow stands beside it with all its hours. Work that waits for dispatch, or stands still for a
 * reason, is in no load. Empty lists for a workshop that is not set up.
 */
export function loadOf(
	state: WorkshopState,
	{ date }: { readonly date: LocalDate },
	now: Instant
): DayLoad {
	const { setup } = state;
	if (setup === null) return { bays: [], technicians: [], teams: [], skills: [] };
	const day = dayNumberOf(date);
	const whole = {
		from: instantOnDay(day, 0, setup.timeZone),
		to: instantOnDay(day + 1, 0, setup.timeZone)
	};
	const on: Day = { state, setup, whole, now };
	const work = workOn(state, whole, now);
	const persons = people(on, work);
	return {
		bays: bayLoads(on, work),
		technicians: persons.map(({ technician, minutes }) => rated(technician.code, minutes)),
		teams: teamLoads(persons),
		skills: skillLoads(on, persons, work)
	};
}
