import type { Command } from '../commands.ts';
import type { Circumstances, Decision } from '../decider.ts';
import { decided, nothingToDo, setupOf } from '../decision.ts';
import { absenceId, type TechnicianCode } from '../ids.ts';
import { clockedOn } from '../job/decide-clocking.ts';
import type { Event } from '../job/events.ts';
import { unknownTechnician } from '../job/workplace.ts';
import type { Refusal } from '../refusals.ts';
import { refused } from '../result.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant, Stretch } from '../time/instant.ts';
import { dateOfDay, dayNumberAt, instantOnDay } from '../time/zone.ts';
import { absencesOf, hoursOnDay } from '../workshop/calendar.ts';
import { absenceRecorded, withoutVersion } from '../workshop/decide-workshop.ts';
import type { Absence, Setup } from '../workshop/setup.ts';
import type { Attendance, Mark } from './attendance.ts';

type MarkCommand = Extract<Command, { type: 'MarkAttendance' }>;

/** The person's day as the mark is made. */
interface Today {
	readonly now: Instant;
	/** From midnight to midnight. */
	readonly whole: Stretch;
	/** From the first to the last minute of their hours; null on a day off. */
	readonly hours: Stretch | null;
	/** The mark, had it no hours beyond the calendar. */
	readonly mark: Mark;
}

function todayOf(setup: Setup, { technician, state, until }: MarkCommand, now: Instant): Today {
	const day = dayNumberAt(now, setup.timeZone);
	const stretches = hoursOnDay(setup, technician, day);
	const first = stretches[0];
	const last = stretches.at(-1);
	return {
		now,
		whole: {
			from: instantOnDay(day, 0, setup.timeZone),
			to: instantOnDay(day + 1, 0, setup.timeZone)
		},
		hours: first === undefined || last === undefined ? null : { from: first.from, to: last.to },
		mark: { technician, date: dateOfDay(day), state, at: now, until: until ?? null, extra: null }
	};
}

/** What forbids the time that was given; null for marks that need none. */
function wrongTime({ mark, now, whole, hours }: Today): Refusal | null {
	if (mark.state !== 'late' && mark.state !== 'overtime') return null;
	const wrong: Refusal = {
		code: 'attendance/wrong-time',
		technician: mark.technician,
		until: mark.until
	};
	if (mark.until === null || mark.until <= now || mark.until > whole.to) return wrong;
	if (mark.state === 'late') return null;
	return hours !== null && mark.until <= hours.to ? wrong : null;
}

/** When the person was last seen at work today; null when they were not. */
function lastAtWork(
	state: WorkshopState,
	technician: TechnicianCode,
	{ whole, now }: Today
): Instant | null {
	const stints = [...state.jobs.values()].flatMap(({ operations }) =>
		operations.flatMap((operation) => operation.stints)
	);
	return stints
		.filter((stint) => stint.technician === technician)
		.map(({ to }) => to ?? now)
		.filter((to) => to >= whole.from)
		.reduce<Instant | null>((last, to) => Math.max(last ?? to, to), null);
}

/** When the mark says that the person is away today; null when it says that they are here. */
function awayOf(state: WorkshopState, today: Today): Stretch | null {
	const { mark, now, hours, whole } = today;
	if (mark.state === 'present' || mark.state === 'overtime') return null;
	// Who goes home after closing time goes home from overtime, and is away for what is left of the day.
	const closing = hours !== null && hours.to > now ? hours.to : whole.to;
	if (mark.state === 'gone-home') return { from: now, to: closing };
	const begins = hours?.from ?? now;
	const from = Math.max(begins, lastAtWork(state, mark.technician, today) ?? begins);
	return { from, to: mark.state === 'late' ? (mark.until ?? closing) : closing };
}

/**
 * The absence without what it says of the rest of this day from `from` on: before it, after it, both or
 * nothing is left. A leave of several days goes on tomorrow.
 */
function cutFrom(state: WorkshopState, absence: Absence, { from, to }: Stretch): readonly Event[] {
	if (absence.to <= from || absence.from >= to) return [];
	const was = withoutVersion(absence);
	const later: readonly Event[] =
		absence.to > to
			? [
					absenceRecorded(state, {
						...was,
						id: absenceId(`${absence.id}+`.slice(-80)),
						from: to
					})
				]
			: [];
	const before: Event =
		absence.from < from
			? absenceRecorded(state, { ...was, to: from })
			: { type: 'AbsenceWithdrawn', absence: absence.id, was };
	return [before, ...later];
}

/** The facts that make the absences of the person's day what the mark says. */
function absenceFacts(
	state: WorkshopState,
	today: Today,
	{ command }: Circumstances
): readonly Event[] {
	const { mark, now, whole } = today;
	const away = awayOf(state, today);
	const known = absencesOf(state, mark.technician);
	const here = { from: away?.to ?? now, to: whole.to };
	// Away until closing is away for the day; what is left of a longer leave stays.
	const cut =
		mark.state === 'absent' || mark.state === 'gone-home'
			? []
			: known.flatMap((absence) => cutFrom(state, absence, here));
	if (away === null || away.to <= away.from) return cut;
	if (known.some(({ from, to }) => from <= away.from && to >= away.to)) return cut;
	const id = absenceId(`attendance:${command}`.slice(0, 80));
	// No reason: the mark says it, in the language of whoever reads.
	return [...cut, absenceRecorded(state, { id, technician: mark.technician, ...away, reason: '' })];
}

/** Whoever is not here is on no work: it is paused, or goes on with those who are left. */
function clockedOff({ jobs }: WorkshopState, { technician, state }: Mark): readonly Event[] {
	if (state === 'present' || state === 'overtime') return [];
	return [...jobs.values()].flatMap((job) =>
		job.operations
			.filter((one) => one.state === 'running' && clockedOn(one).includes(technician))
			.map((operation): Event => ({
				type: 'OperationPaused',
				job: job.id,
				operation: operation.id,
				technicians: [technician],
				cause: 'gone-home'
			}))
	);
}

/** Hours beyond the calendar: from the end of the person's day, or from now on a day off. */
function withExtra({ mark, hours, now }: Today): Mark {
	if (mark.state !== 'overtime' || mark.until === null) return mark;
	return { ...mark, extra: { from: hours?.to ?? now, to: mark.until } };
}

const saysTheSame = (known: Attendance | null, { state, until, date }: Mark): boolean =>
	known?.date === date && known.state === state && known.until === until;

/**
 * Somebody is marked as here, late, away for the day, gone home, or staying longer. The mark decides the
 * rest of the day: what was known of it before gives way, days to come stay as they are.
 */
export function decideMarkAttendance(
	state: WorkshopState,
	command: MarkCommand,
	circumstances: Circumstances
): Decision {
	const setup = setupOf(state);
	if (!setup.ok) return setup;
	const unknown = unknownTechnician(setup.value, [command.technician]);
	if (unknown !== null) return refused(unknown);
	const today = todayOf(setup.value, command, circumstances.now);
	const wrong = wrongTime(today);
	if (wrong !== null) return refused(wrong);
	const known = state.attendance.get(command.technician) ?? null;
	const absences = absenceFacts(state, today, circumstances);
	const off = clockedOff(state, today.mark);
	if (saysTheSame(known, today.mark) && absences.length === 0 && off.length === 0)
		return nothingToDo(circumstances);
	const marked: Event = {
		type: 'AttendanceMarked',
		technician: command.technician,
		mark: withExtra(today),
		was: known === null ? null : withoutVersion(known)
	};
	return decided([marked, ...off, ...absences], circumstances);
}
