import type { TechnicianCode } from '../ids.ts';
import { clockedOn } from '../job/decide-clocking.ts';
import type { Job, Operation } from '../job/job.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant, LocalDate } from '../time/instant.ts';
import { dayNumberAt, localDateOf } from '../time/zone.ts';
import { absencesOf, hoursOnDay, workingOnDay } from '../workshop/calendar.ts';
import type { Technician } from '../workshop/setup.ts';
import type { Attendance, AttendanceState } from './attendance.ts';

/** Where somebody is now, as far as the board can know it. */
type Whereabouts = 'here' | 'away' | 'break' | 'off';

/** One person on the attendance sheet. */
export interface Presence {
	readonly technician: Technician;
	/** `break`: between two stretches of their hours; `off`: before or after them, or a day off. */
	readonly where: Whereabouts;
	/** What was marked of them today; null where nobody marked anything. */
	readonly mark: AttendanceState | null;
	/** When they come back, or go; null when nobody knows. */
	readonly until: Instant | null;
	/** Why they are away, as it was written; empty otherwise. */
	readonly reason: string;
	/** What they are clocked on to. */
	readonly on: readonly { readonly job: Job; readonly operation: Operation }[];
	/** They stay longer today than the calendar says. */
	readonly isOvertime: boolean;
}

/** The mark of a person for a date; null where nobody marked anything. */
function markOn(
	{ attendance }: Pick<WorkshopState, 'attendance'>,
	technician: TechnicianCode,
	date: LocalDate
): Attendance | null {
	const mark = attendance.get(technician);
	return mark?.date === date ? mark : null;
}

const covers = (at: Instant, { from, to }: { readonly from: Instant; readonly to: Instant }) =>
	from <= at && at < to;

type At = Pick<Presence, 'where' | 'until' | 'reason'>;

function whereNow(state: WorkshopState, { code }: Technician, now: Instant): At {
	const { setup } = state;
	if (setup === null) return { where: 'off', until: null, reason: '' };
	const day = dayNumberAt(now, setup.timeZone);
	const absence = absencesOf(state, code).find((one) => covers(now, one));
	const stretches = workingOnDay(state, code, day);
	const working = stretches.find((one) => covers(now, one));
	if (working !== undefined) return { where: 'here', until: working.to, reason: '' };
	if (absence !== undefined && hoursOnDay(setup, code, day).length > 0)
		return { where: 'away', until: absence.to, reason: absence.reason };
	const next = stretches.find(({ from }) => from > now);
	const isBetween = next !== undefined && stretches.some(({ to }) => to <= now);
	return { where: isBetween ? 'break' : 'off', until: next?.from ?? null, reason: '' };
}

function worksOn({ jobs }: WorkshopState, code: TechnicianCode): Presence['on'] {
	return [...jobs.values()].flatMap((job) =>
		job.operations
			.filter((operation) => operation.state === 'running' && clockedOn(operation).includes(code))
			.map((operation) => ({ job, operation }))
	);
}

/** Everybody of the set-up, in its order, with where they are now. Whoever is clocked on is here. */
export function presenceOf(state: WorkshopState, now: Instant): readonly Presence[] {
	const { setup } = state;
	if (setup === null) return [];
	const date = localDateOf(now, setup.timeZone);
	return setup.technicians.map((technician) => {
		const mark = markOn(state, technician.code, date);
		const on = worksOn(state, technician.code);
		// A mark counts from when it was made, though the clock of a screen comes to it a moment later.
		const at = whereNow(state, technician, Math.max(now, mark?.at ?? now));
		const stays = at.where !== 'away' && mark?.extra != null ? { until: mark.extra.to } : {};
		return {
			technician,
			...at,
			...stays,
			...(on.length > 0 && at.where !== 'here' ? { where: 'here', reason: '' } : {}),
			mark: mark?.state ?? null,
			on,
			isOvertime: mark?.extra != null
		};
	});
}

/** How many of the people are here now. */
export const countHere = (people: readonly Presence[]): number =>
	people.filter(({ where }) => where === 'here' || where === 'break').length;
