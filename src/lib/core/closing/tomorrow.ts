import type { Job, Operation } from '../job/job.ts';
import { openOperations } from '../job/stage.ts';
import { loadOf } from '../plan/load.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant, LocalDate } from '../time/instant.ts';
import { instantAt, localDateOf } from '../time/zone.ts';
import { nextOpening } from '../workshop/calendar.ts';

/** How the next working day is planned (duty D16); reminder and guided closing ask the same functions. */

/** A piece of work and the visit it belongs to. */
interface WorkOf {
	readonly job: Job;
	readonly operation: Operation;
}

/** The next day the workshop is open. */
export interface Tomorrow {
	/** Null when the workshop stays closed for months. */
	readonly date: LocalDate | null;
	/** Operations that have their place on that day. */
	readonly planned: number;
	/** Ordered work of cars that are here, or are due by then, without a place on any day to come. */
	readonly unplanned: readonly WorkOf[];
	/** Cars that are to come on that day. */
	readonly expected: readonly Job[];
	/** What is to do over the hours of all people; null when nobody is there. */
	readonly ratio: number | null;
}

const NO_TOMORROW: Tomorrow = {
	date: null,
	planned: 0,
	unplanned: [],
	expected: [],
	ratio: null
};

/** Whether the car is here and its visit goes on, so that it stays overnight unless it leaves. */
export const staysHere = ({ arrivedAt, end }: Pick<Job, 'arrivedAt' | 'end'>): boolean =>
	arrivedAt !== null && end === null;

/** The next day the workshop opens, after the date given; null when it stays closed for months. */
function openDayAfter({ setup }: WorkshopState, date: LocalDate): LocalDate | null {
	if (setup === null) return null;
	const opening = nextOpening(setup, instantAt(date, '24:00', setup.timeZone));
	return opening === null ? null : localDateOf(opening, setup.timeZone);
}

function expectedOn({ setup, jobs }: WorkshopState, date: LocalDate): readonly Job[] {
	if (setup === null) return [];
	return [...jobs.values()].filter(({ arrivedAt, end, expectedAt, appointmentAt }) => {
		const at = arrivedAt === null && end === null ? (expectedAt ?? appointmentAt) : null;
		return at !== null && localDateOf(at, setup.timeZone) === date;
	});
}

/** What is to be done on the cars that will be here then. */
const workFor = (state: WorkshopState, expected: readonly Job[]): readonly WorkOf[] =>
	[...[...state.jobs.values()].filter(staysHere), ...expected].flatMap((job) =>
		openOperations(job).map((operation) => ({ job, operation }))
	);

/** Ordered and redone work is planned; inspection and wash follow by themselves. */
const isUnplanned = ({ operation: { kind, plan } }: WorkOf): boolean =>
	plan === null && (kind === 'work' || kind === 'rework');

/** Work that nobody is planned for, of cars that will be here on the open day after the date given. */
export function unplannedForTomorrow(state: WorkshopState, date: LocalDate): readonly WorkOf[] {
	const next = openDayAfter(state, date);
	return next === null ? [] : workFor(state, expectedOn(state, next)).filter(isUnplanned);
}

/** The open day after the date given, as it is planned now. */
export function tomorrowOf(state: WorkshopState, date: LocalDate, now: Instant): Tomorrow {
	const next = openDayAfter(state, date);
	const zone = state.setup?.timeZone ?? 'UTC';
	if (next === null) return NO_TOMORROW;
	const expected = expectedOn(state, next);
	const work = workFor(state, expected);
	const isOn = ({ operation: { plan } }: WorkOf): boolean =>
		plan !== null && localDateOf(plan.start, zone) === next;
	const { technicians } = loadOf(state, { date: next }, now);
	const left = technicians.reduce((sum, one) => sum + one.left, 0);
	const toDo = technicians.reduce((sum, one) => sum + one.planned + one.running, 0);
	return {
		date: next,
		planned: work.filter(isOn).length,
		unplanned: work.filter(isUnplanned),
		expected,
		ratio: left > 0 ? toDo / left : null
	};
}
