import { clockedOn } from '../job/decide-clocking.ts';
import type { Job, Operation } from '../job/job.ts';
import { openOperations } from '../job/stage.ts';
import type { TechnicianCode } from '../ids.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant, LocalDate } from '../time/instant.ts';
import { localDateOf } from '../time/zone.ts';
import { closingAfter } from '../workshop/calendar.ts';
import { CARRY_REASONS, type CarryReason, type Staying } from './carry-over.ts';
import type { ClosingSummary } from './closing.ts';
import { staysHere, tomorrowOf, type Tomorrow } from './tomorrow.ts';

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

/** Cars that stay for one reason: what was said of them, or of undecided ones what is likely. */
export interface StayingGroup {
	readonly reason: CarryReason;
	readonly isDecided: boolean;
	/** Never empty. */
	readonly cars: readonly OpenCar[];
}

/** The cars by reason, undecided ones first; reasons in the order in which they are offered. */
export function stayingGroups(cars: readonly OpenCar[]): readonly StayingGroup[] {
	const groups = [false, true].flatMap((isDecided) =>
		CARRY_REASONS.map((reason): StayingGroup => ({
			...{ reason, isDecided },
			cars: cars.filter(
				(car) => car.isDecided === isDecided && (car.job.carryOver?.reason ?? car.likely) === reason
			)
		}))
	);
	return groups.filter((group) => group.cars.length > 0);
}

/** Same-day categories that came on this day: all of them, and those still here (duty D12). */
export function sameDayClearance(
	state: Pick<WorkshopState, 'setup' | 'jobs'>,
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

/** Which cars stay, and why, as the fact that the day was closed keeps it. */
export const stayingOf = ({ cars }: Pick<Checklist, 'cars'>): readonly Staying[] =>
	cars.map(({ job }) => ({ job: job.id, reason: job.carryOver?.reason ?? 'not-decided' }));

/** The figures that go into the fact that the day was closed. */
export function summaryOf({ cars, sameDay, tomorrow }: Checklist): ClosingSummary {
	return {
		carried: cars.length,
		undecided: cars.filter(({ isDecided }) => !isDecided).length,
		sameDay: { due: sameDay.due.length, out: sameDay.due.length - sameDay.left.length },
		tomorrow: { planned: tomorrow.planned, unplanned: tomorrow.unplanned.length }
	};
}
