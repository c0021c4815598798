import { clockedOn } from '../job/decide-clocking.ts';
import type { Job, Operation } from '../job/job.ts';
import { openOperations } from '../job/stage.ts';
import type { TechnicianCode } from '../ids.ts';
import { loadOf } from '../plan/load.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant, LocalDate } from '../time/instant.ts';
import { instantAt, localDateOf } from '../time/zone.ts';
import { closingAfter, nextOpening } from '../workshop/calendar.ts';
import type { CarryReason } from './carry-over.ts';
import type { ClosingSummary } from './closing.ts';

/**
 * What is to be done before the day ends (product rule 9, duties D12 and D16), worked out from the
 * state: who is still clocked on, which cars need a decision, what of the same-day work is not out, and
 * how tomorrow is planned. Page and decision ask the same functions.
 */

/** Somebody on work. */
interface StillOn {
	readonly technician: TechnicianCode;
	readonly job: Job;
	readonly operation: Operation;
}

/** Everybody who is clocked on now. */
const stillClockedOn = ({ jobs }: Pick<WorkshopState, 'jobs'>): readonly StillOn[] =>
	[...jobs.values()].flatMap((job) =>
		job.operations
			.filter(({ state }) => state === 'running')
			.flatMap((operation) =>
				clockedOn(operation).map((technician) => ({ technician, job, operation }))
			)
	);

/** Whether the car is here and its visit goes on, so that it stays overnight unless it leaves. */
const staysHere = ({ arrivedAt, end }: Job): boolean => arrivedAt !== null && end === null;

/** A car that stays, with what is open on it and what is likely to be the reason. */
export interface OpenCar {
	readonly job: Job;
	/** Empty: the work is done and the car waits for its customer. */
	readonly open: readonly Operation[];
	/** What the facts say of why; the person may say otherwise. */
	readonly likely: CarryReason;
	readonly isDecided: boolean;
}

function likelyReason(job: Job, open: readonly Operation[], closesAt: Instant | null): CarryReason {
	if (open.length === 0) return 'not-collected';
	const stopped = open.find(({ state }) => state === 'stopped')?.stoppages.at(-1)?.reason;
	if (stopped === 'parts' || stopped === 'approval' || stopped === 'sublet') return stopped;
	if (open.some(({ partsDueAt, partsArrivedAt }) => partsDueAt !== null && partsArrivedAt === null))
		return 'parts';
	const promisedAt = job.promises.at(-1)?.at;
	return promisedAt !== undefined && closesAt !== null && promisedAt > closesAt
		? 'planned-longer'
		: 'no-time';
}

/** All cars that stay, those without a decision first. */
export function openCars(state: WorkshopState, now: Instant): readonly OpenCar[] {
	const closesAt = state.setup === null ? null : closingAfter(state.setup, now);
	return [...state.jobs.values()]
		.filter(staysHere)
		.map((job) => {
			const open = openOperations(job);
			const likely = likelyReason(job, open, closesAt);
			return { job, open, likely, isDecided: job.carryOver !== null };
		})
		.sort((a, b) => Number(a.isDecided) - Number(b.isDecided));
}

/** Same-day categories that came on this day: all of them, and those still here (duty D12). */
function sameDayClearance(
	state: WorkshopState,
	date: LocalDate
): { readonly due: readonly Job[]; readonly left: readonly Job[] } {
	const { setup } = state;
	if (setup === null) return { due: [], left: [] };
	const due = [...state.jobs.values()].filter(
		({ category, arrivedAt, end }) =>
			setup.rules.sameDay.includes(category) &&
			arrivedAt !== null &&
			localDateOf(arrivedAt, setup.timeZone) === date &&
			(end === null || end.how === 'delivered')
	);
	return { due, left: due.filter(({ end }) => end === null) };
}

/** How the next working day is planned (duty D16). */
interface Tomorrow {
	/** Null when the workshop stays closed for months. */
	readonly date: LocalDate | null;
	/** Operations that have their place on that day. */
	readonly planned: number;
	/** Work of cars that are here, or are due by then, without a place on any day to come. */
	readonly unplanned: readonly { readonly job: Job; readonly operation: Operation }[];
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

/** The next day the workshop opens, after the date given. */
function tomorrowOf(state: WorkshopState, date: LocalDate, now: Instant): Tomorrow {
	const { setup } = state;
	if (setup === null) return NO_TOMORROW;
	const zone = setup.timeZone;
	const opening = nextOpening(setup, instantAt(date, '24:00', zone));
	if (opening === null) return NO_TOMORROW;
	const next = localDateOf(opening, zone);
	const open = [...state.jobs.values()].filter(({ end }) => end === null);
	const dueAt = (job: Job): Instant | null => job.expectedAt ?? job.appointmentAt;
	const expected = open.filter((job) => {
		const at = job.arrivedAt === null ? dueAt(job) : null;
		return at !== null && localDateOf(at, zone) === next;
	});
	const toDo = [...open.filter(staysHere), ...expected].flatMap((job) =>
		openOperations(job).map((operation) => ({ job, operation }))
	);
	const isOn = ({ operation: { plan } }: (typeof toDo)[number]): boolean =>
		plan !== null && localDateOf(plan.start, zone) === next;
	const { technicians } = loadOf(state, { date: next }, now);
	const left = technicians.reduce((sum, one) => sum + one.left, 0);
	const work = technicians.reduce((sum, one) => sum + one.planned + one.running, 0);
	return {
		date: next,
		planned: toDo.filter(isOn).length,
		unplanned: toDo.filter(({ operation }) => operation.plan === null),
		expected,
		ratio: left > 0 ? work / left : null
	};
}

/** Everything the guided closing goes through, for the day `date`. */
interface Checklist {
	readonly date: LocalDate;
	readonly clockedOn: readonly StillOn[];
	readonly cars: readonly OpenCar[];
	readonly sameDay: ReturnType<typeof sameDayClearance>;
	readonly tomorrow: Tomorrow;
	/** The day has been closed. */
	readonly isClosed: boolean;
}

/** The list for a day; left out: the one that `now` is in. */
export function checklistOf(
	state: WorkshopState,
	now: Instant,
	date: LocalDate = localDateOf(now, state.setup?.timeZone ?? 'UTC')
): Checklist {
	return {
		date,
		clockedOn: stillClockedOn(state),
		cars: openCars(state, now),
		sameDay: sameDayClearance(state, date),
		tomorrow: tomorrowOf(state, date, now),
		isClosed: state.closing?.date === date
	};
}

/** The figures that go into the fact that the day was closed. */
export function summaryOf({ cars, sameDay, tomorrow }: Checklist): ClosingSummary {
	return {
		carried: cars.length,
		undecided: cars.filter(({ isDecided }) => !isDecided).length,
		sameDay: { due: sameDay.due.length, out: sameDay.due.length - sameDay.left.length },
		tomorrow: { planned: tomorrow.planned, unplanned: tomorrow.unplanned.length }
	};
}
