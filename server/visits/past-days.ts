import { carName } from '#core/board/car.ts';
import { closedDays, type ClosedDay } from '#core/closing/closed-days.ts';
import { pastDay, visitsOfDay, type Correction, type PastDay } from '#core/closing/past-day.ts';
import { visitsOfPlates } from '#core/customer/known-car.ts';
import { punctualityOf } from '#core/figures/punctuality.ts';
import type { JobId, WorkshopCode } from '#core/ids.ts';
import { reworkRounds } from '#core/inspection/first-time-fix.ts';
import type { Recorded } from '#core/job/events.ts';
import type { Job } from '#core/job/job.ts';
import { registerIds } from '#core/job/order-facts.ts';
import type { WorkshopState } from '#core/state.ts';
import type { Instant, LocalDate } from '#core/time/instant.ts';
import type {
	ClosedDayLine,
	PastCar,
	PastCorrection,
	PastDayView,
	PastDelivery
} from '#protocol/past-day.ts';
import type { PeopleRegister } from '../commands/people.ts';
import type { CommandRunner } from '../commands/runner.ts';
import type { Store } from '../storage/port.ts';

/** Reads days that were closed again, out of the log; nothing of them can be written here. */
export interface PastDays {
	/** The closed days, the latest first, of the last two years. */
	list(workshop: WorkshopCode): Promise<readonly ClosedDayLine[]>;
	/** One of them; null where that day was not closed, or the workshop does not exist. */
	read(workshop: WorkshopCode, date: LocalDate): Promise<PastDayView | null>;
}

interface PastDaysParts {
	readonly commands: Pick<CommandRunner, 'workshop'>;
	readonly store: Pick<Store, 'shopEvents' | 'eventsSince' | 'historyOf'>;
	readonly actors: Pick<PeopleRegister, 'nameOf'>;
}

/** Two years of days, each closed by a person and once more by the board. */
const MOST_CLOSINGS = 1_500;
/** So many facts are read at a time, so that screens are served in between. */
const FACTS_AT_ONCE = 2_000;

export function openPastDays(parts: PastDaysParts): PastDays {
	const { commands, store, actors } = parts;
	const closingsOf = (workshop: WorkshopCode): Promise<readonly Recorded[]> =>
		store.shopEvents(workshop, ['DayClosed'], {
			before: Number.MAX_SAFE_INTEGER,
			limit: MOST_CLOSINGS
		});
	const lineOf = ({ date, at, by, byPerson, summary }: ClosedDay): ClosedDayLine => ({
		...{ date, at, ...summary },
		by: byPerson ? actors.nameOf(by) : null
	});
	return {
		list: async (workshop) =>
			commands.workshop(workshop) === null
				? []
				: closedDays(await closingsOf(workshop)).map(lineOf),

		async read(workshop, date) {
			const state = commands.workshop(workshop)?.state;
			if (state?.setup == null) return null;
			const closings = await closingsOf(workshop);
			const days = closedDays(closings);
			const nth = days.findIndex((day) => day.date === date);
			const day = days[nth];
			if (day === undefined) return null;
			const ids = [...(await visitsIn(parts, workshop, day))];
			const histories = await historiesOf(parts, workshop, ids);
			const left = new Set(ids.filter((_, nth) => hasLeft(histories[nth] ?? [])));
			const comebacks = await comebacksOf(parts, workshop, { state, ids: left });
			const read = pastDay({ day, closings, histories, setup: state.setup, comebacks });
			return {
				line: lineOf(day),
				earlier: days[nth + 1]?.date ?? null,
				later: days[nth - 1]?.date ?? null,
				...viewOf(read, { state, comebacks, actors })
			};
		}
	};
}

/** The visits something happened to on the day, and those that stayed. */
async function visitsIn(
	{ store }: PastDaysParts,
	workshop: WorkshopCode,
	day: ClosedDay
): Promise<ReadonlySet<JobId>> {
	const visits = new Set<JobId>();
	for (let since = day.since; since < day.seq;) {
		const facts = await store.eventsSince(workshop, since, FACTS_AT_ONCE);
		for (const id of visitsOfDay(day, facts)) visits.add(id);
		const last = facts.at(-1);
		if (last === undefined) break;
		since = last.seq;
	}
	return visits;
}

/** One after the other, so that no screen waits for all of them. */
async function historiesOf(
	{ store }: PastDaysParts,
	workshop: WorkshopCode,
	ids: readonly JobId[]
): Promise<readonly (readonly Recorded[])[]> {
	const histories: (readonly Recorded[])[] = [];
	for (const id of ids) histories.push(await store.historyOf(workshop, id));
	return histories;
}

const hasLeft = (history: readonly Recorded[]): boolean =>
	history.some(({ event }) => event.type === 'JobDelivered');

/** When one of these visits came back for the same reason: looked for among the later visits of its car. */
async function comebacksOf(
	{ store }: PastDaysParts,
	workshop: WorkshopCode,
	{ state, ids }: { readonly state: WorkshopState; readonly ids: ReadonlySet<JobId> }
): Promise<ReadonlyMap<JobId, Instant>> {
	const { vehicle } = state.registers;
	const plates = [...ids].map((id) => vehicle.get(registerIds(id).vehicle)?.plate ?? '');
	const comebacks = new Map<JobId, Instant>();
	for (const id of visitsOfPlates(state.registers, new Set(plates))) {
		if (ids.has(id)) continue;
		const [opened] = await store.historyOf(workshop, id);
		if (opened?.event.type !== 'JobOpened') continue;
		const of = opened.event.comebackOf;
		if (of !== undefined && ids.has(of)) comebacks.set(of, opened.at);
	}
	return comebacks;
}

interface Naming {
	readonly state: WorkshopState;
	readonly comebacks: ReadonlyMap<JobId, Instant>;
	readonly actors: Pick<PeopleRegister, 'nameOf'>;
}

function viewOf(
	{ delivered, carried, unlisted, sameDay, corrections, figures }: PastDay,
	naming: Naming
): Omit<PastDayView, 'line' | 'earlier' | 'later'> {
	const car = (job: Job): PastCar => carOf(job, naming);
	const left = new Set(sameDay.left);
	return {
		...{ figures, unlisted },
		delivered: delivered.map((job) => deliveryOf(job, naming)),
		carried: carried.map(({ job, nights }) => ({
			...car(job),
			...{ arrivedAt: job.arrivedAt, nights }
		})),
		sameDay: {
			done: sameDay.due.filter((job) => !left.has(job)).map(car),
			left: sameDay.left.map(car)
		},
		corrections: corrections.map((one) => correctionOf(one, naming))
	};
}

const carOf = (job: Job, { state }: Naming): PastCar => ({
	...carName(state, job),
	...{ job: job.id, category: job.category },
	advisor: job.advisor === null ? '' : nameOf(state, job.advisor)
});

const nameOf = ({ registers }: WorkshopState, code: string): string =>
	registers.staff.get(code)?.name ?? code;

function deliveryOf(job: Job, naming: Naming): PastDelivery {
	const { promises, end, id } = job;
	return {
		...carOf(job, naming),
		at: end?.at ?? job.openedAt,
		firstPromise: promises[0]?.at ?? null,
		lastPromise: promises.at(-1)?.at ?? null,
		punctuality: punctualityOf(job),
		reworks: reworkRounds(job),
		comebackAt: naming.comebacks.get(id) ?? null
	};
}

function correctionOf({ seq, at, actor, job, event }: Correction, naming: Naming): PastCorrection {
	const work = job.operations.find(({ id }) => id === event.operation);
	const { name = '', kind = 'work' } = work ?? {};
	const common = {
		...carOf(job, naming),
		...{ seq, correctedAt: at, by: naming.actors.nameOf(actor), work: { name, kind } }
	};
	if (event.type === 'CauseGiven') return { ...common, what: 'cause', cause: event.cause };
	const { was, to, reason, technician } = event;
	return {
		...{ ...common, what: 'clock-off', was, to, reason },
		technician: nameOf(naming.state, technician)
	};
}
