import type { Job, Operation } from '../job/job.ts';
import type { WorkshopState } from '../state.ts';
import {
	MINUTE_MS,
	overlaps,
	type Instant,
	type LocalDate,
	type Stretch
} from '../time/instant.ts';
import { clipped, minutesIn, without } from '../time/stretches.ts';
import { dayBounds } from '../workshop/calendar.ts';
import type { Bay, Setup, Technician, Trade } from '../workshop/setup.ts';
import { isSplittable } from './length.ts';
import { hasBegun } from './occupancy.ts';
import { hoursWithin, layOut, type Layout } from './place.ts';

/**
 * How much of a trade a day can take in, and how much is booked already: what an appointment is given
 * by. Work with a place counts where it lies; work of booked cars without one from the time the car is
 * due, by its standard time.
 */

/** Half an hour is the grain in which appointments are given. */
const STEP_MS = 30 * MINUTE_MS;

/** One half hour of a trade; all in minutes. */
export interface CapacityStep extends Stretch {
	/** Of everybody who can do such work and is there; who has several trades counts in each. */
	readonly technicians: number;
	/** Of every bay such work can be done in and that is not out of order. */
	readonly bays: number;
	readonly booked: number;
}

/** A trade on one day. */
export interface TradeCapacity {
	readonly trade: Trade;
	/** Minutes of the day, as in the steps. */
	readonly technicians: number;
	readonly bays: number;
	readonly booked: number;
	/** Booked over what the scarcer of people and bays can do; null where there is nothing of either. */
	readonly ratio: number | null;
	/** From opening to closing. */
	readonly steps: readonly CapacityStep[];
}

interface Day {
	readonly state: WorkshopState;
	readonly setup: Setup;
	readonly open: Stretch;
}

/** When people of the trade are there. */
function peopleOf({ state, setup, open }: Day, trade: Trade): readonly Stretch[] {
	const skills = setup.skills.filter((skill) => skill.trade === trade).map(({ code }) => code);
	const can = ({ skills: own }: Technician): boolean =>
		skills.some((code) => own[code] !== undefined);
	return setup.technicians.filter(can).flatMap(({ code }) => hoursWithin(state, code, open));
}

/** When bays of the trade can be used. */
function baysOf({ state, setup, open }: Day, trade: Trade): readonly Stretch[] {
	const types = new Set(
		setup.skills.filter((skill) => skill.trade === trade).flatMap(({ bayTypes }) => bayTypes)
	);
	const usable = ({ code }: Bay): readonly Stretch[] => {
		const outage = state.outages.get(code);
		return outage === undefined
			? [open]
			: without([open], [{ from: outage.since, to: outage.until ?? Infinity }]);
	};
	return setup.bays.filter(({ type }) => types.has(type)).flatMap(usable);
}

const isOpen = ({ state }: Operation): boolean => state !== 'finished' && state !== 'cancelled';

/** When the work of a booked car without a place could begin; null for a car that is here. */
const dueOf = ({ arrivedAt, expectedAt, appointmentAt }: Job): Instant | null =>
	arrivedAt === null ? (expectedAt ?? appointmentAt) : null;

/** Where an operation comes to lie: at its plan, else from `start` on. */
function laidOf({ state, setup }: Day, operation: Operation, start: Instant): Layout {
	const { plan, standardMinutes } = operation;
	return layOut(state, {
		technician: plan?.technicians[0] ?? null,
		splittable: isSplittable(setup, operation),
		start,
		minutes: plan?.minutes ?? standardMinutes
	});
}

/**
 * Adds where the work of one visit lies, by trade: planned pieces, and the rest one after the other from
 * when the car is due.
 */
function addPieces(work: Map<Trade, Stretch[]>, on: Day, job: Job): void {
	if (job.end !== null) return;
	let next = dueOf(job);
	for (const operation of job.operations.filter(isOpen)) {
		const from = operation.plan?.start ?? next;
		if (from === null) continue;
		const laid = laidOf(on, operation, from);
		if (!hasBegun(operation)) {
			const pieces = clipped(laid.pieces, on.open);
			const known = work.get(operation.trade);
			if (known === undefined) work.set(operation.trade, [...pieces]);
			else known.push(...pieces);
		}
		next = next === null ? null : Math.max(next, laid.end);
	}
}

function stepsOf(open: Stretch, has: Omit<Lists, 'trade'>): readonly CapacityStep[] {
	const steps: CapacityStep[] = [];
	for (let from = open.from; from < open.to; from += STEP_MS) {
		const step = { from, to: Math.min(from + STEP_MS, open.to) };
		const within = (list: readonly Stretch[]): number =>
			minutesIn(list.filter((one) => overlaps(one, step)).flatMap((one) => clipped([one], step)));
		steps.push({
			...step,
			technicians: within(has.people),
			bays: within(has.bays),
			booked: within(has.work)
		});
	}
	return steps;
}

interface Lists {
	readonly people: readonly Stretch[];
	readonly bays: readonly Stretch[];
	readonly work: readonly Stretch[];
}

const sum = (steps: readonly CapacityStep[], of: 'technicians' | 'bays' | 'booked'): number =>
	steps.reduce((total, step) => total + step[of], 0);

/**
 * Every trade that somebody has the skill for, in the order of the set-up's skills, on a date in the
 * workshop's zone; none on a closed day. Work that was begun is in no capacity: it is today's load.
 */
export function capacityOf(state: WorkshopState, date: LocalDate): readonly TradeCapacity[] {
	const { setup } = state;
	const open = setup === null ? null : dayBounds(setup, date);
	if (setup === null || open === null) return [];
	const on: Day = { state, setup, open };
	const work = new Map<Trade, Stretch[]>();
	for (const job of state.jobs.values()) addPieces(work, on, job);
	return [...new Set(setup.skills.map(({ trade }) => trade))].map((trade) => {
		const steps = stepsOf(open, {
			people: peopleOf(on, trade),
			bays: baysOf(on, trade),
			work: work.get(trade) ?? []
		});
		const technicians = sum(steps, 'technicians');
		const bays = sum(steps, 'bays');
		const booked = sum(steps, 'booked');
		const can = Math.min(technicians, bays);
		return { trade, technicians, bays, booked, ratio: can > 0 ? booked / can : null, steps };
	});
}

/** The half hour of a day a moment lies in; null outside the opening hours. */
export const stepAt = ({ steps }: TradeCapacity, at: Instant): CapacityStep | null =>
	steps.find(({ from, to }) => at >= from && at < to) ?? null;
