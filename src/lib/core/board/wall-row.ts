import { statusWordOf, type StatusWord, type Urgency } from './marks.ts';
import type { Scope } from './display.ts';
import type { PlannedRow } from './wall-plan.ts';
import { progressOf, type ProgressPiece } from './wall-progress.ts';
import { emsOf } from './text-width.ts';
import { amountOf, type Amount } from './amount.ts';
import { peopleNow } from './people-now.ts';
import { causeShown, type WallCause } from './wall-cause.ts';
import { callMinutes, isCalling, WHOLE_FLOOR } from './wall-call.ts';
import { baysInScope } from './wall-scope.ts';
import type { BayCode, JobId } from '../ids.ts';
import { awaitsAnswer } from '../job/addition.ts';
import type { Job } from '../job/job.ts';
import { currentOperation, stageOf } from '../job/stage.ts';
import { latenessOf, type Lateness, type Level } from '../promise/lateness.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import { dayNumberAt, localDateOf, localTimeOf, weekdayOfDay } from '../time/zone.ts';
import { plateShown, type PlateShown } from './plate-shown.ts';

/** What stands in one row of a wall screen now: ready to draw, nothing left to work out. */

/** A moment as a wall tells it: a time today, a weekday within six days, else month and day; `time` is the time of that day. */
export type DayOrTime =
	| { readonly kind: 'time'; readonly text: string }
	| { readonly kind: 'weekday'; readonly day: number; readonly time: string }
	| { readonly kind: 'date'; readonly text: string; readonly time: string };

/** What stands beside the promise. */
export interface StandingShown {
	readonly level: Exclude<Level, 'none'>;
	/**
	 * How late it is or will be; null while it is in time, and where a night lies between the promise and
	 * the finish: hours in which nobody works would be counted as delay.
	 */
	readonly amount: Amount | null;
	/** When a late or at-risk car will be done; null in time, when nobody can say, and once it is done. */
	readonly expected: DayOrTime | null;
}

/** A car on a wall, in all that six cells may hold. */
export interface CarShown {
	readonly job: JobId;
	readonly bay: BayCode | null;
	/** Where it is parked and on which hook its key hangs, while it stands in no bay; null where nobody wrote it down. */
	readonly slot: string | null;
	readonly keyTag: string | null;
	readonly plate: PlateShown;
	readonly status: StatusWord;
	/** Who works on it or is to; null when nobody is named yet. */
	readonly technician: string | null;
	/** How many more work with that person. */
	readonly others: number;
	readonly promise: DayOrTime | null;
	readonly standing: StandingShown | null;
	/** What makes it late; null as in `causeShown`, and on screens that customers see. */
	readonly cause: WallCause | null;
	readonly urgency: Urgency;
	readonly progress: readonly ProgressPiece[];
	/** The customer waits on site. */
	readonly waiting: boolean;
	/** The customer has yet to answer about additional work. */
	readonly asked: boolean;
	/** The promise is not the first one given. */
	readonly moved: boolean;
	/** How long somebody there has called for help without an answer; null where nobody does. */
	readonly call: Amount | null;
}

/** One row of the board. */
export type WallRow =
	| { readonly kind: 'car'; readonly key: string; readonly car: CarShown }
	/** A bay whose car left since the page turned, or from which somebody calls for help; no bay: from anywhere. */
	| {
			readonly kind: 'empty';
			readonly key: string;
			readonly bay: BayCode | null;
			readonly call: Amount | null;
	  }
	| {
			readonly kind: 'out';
			readonly key: string;
			readonly bay: BayCode;
			readonly reason: string;
			readonly until: DayOrTime | null;
	  }
	| {
			readonly kind: 'waiting';
			readonly key: string;
			readonly cars: readonly CarShown[];
			readonly more: number;
	  }
	| { readonly kind: 'free'; readonly key: string; readonly bays: readonly BayCode[] };

/** As much of the end of a slot or key tag as fits into `ems`; the last character at least. */
export function slotEnd(text: string, ems: number): string {
	const letters = Array.from(text);
	const most = letters.findIndex((_, at) => emsOf(letters.slice(at).join('')) <= ems);
	return letters.slice(most < 0 ? -1 : most).join('');
}

const WEEK_DAYS = 7;

/** A moment as a wall tells it, in the workshop's zone. */
export function dayOrTime(at: Instant, now: Instant, zone: string): DayOrTime {
	const day = dayNumberAt(at, zone);
	const ahead = day - dayNumberAt(now, zone);
	const time = localTimeOf(at, zone);
	if (ahead === 0) return { kind: 'time', text: time };
	if (ahead > 0 && ahead < WEEK_DAYS) return { kind: 'weekday', day: weekdayOfDay(day), time };
	return { kind: 'date', text: localDateOf(at, zone).slice(5), time };
}

/** The level of urgency a car is shown at. */
export function urgencyOf(job: Job, { level }: Lateness): Urgency {
	if (level === 'late') return 'late';
	if (level === 'at-risk' || level === 'due-soon') return 'due-soon';
	const stage = stageOf(job);
	if (stage === 'ready' || stage === 'to-settle') return 'ready';
	return currentOperation(job)?.state === 'running' ? 'working' : 'neutral';
}

function standingShown(lateness: Lateness, now: Instant, zone: string): StandingShown | null {
	const { level, minutes, promisedAt, forecastAt } = lateness;
	if (level === 'none') return null;
	if (level !== 'late' && level !== 'at-risk') return { level, amount: null, expected: null };
	const amount = amountOf(minutes);
	if (forecastAt === null || forecastAt < now) return { level, amount, expected: null };
	const expected = dayOrTime(forecastAt, now, zone);
	const isOneDay =
		promisedAt !== null && dayNumberAt(promisedAt, zone) === dayNumberAt(forecastAt, zone);
	if (!isOneDay) return { level, amount: null, expected };
	// The promise beside it names the day already; a third line has no room in a row.
	const onThatDay = expected.kind === 'time' ? expected : timeOnly(expected.time);
	return { level, amount, expected: onThatDay };
}

const timeOnly = (text: string): DayOrTime => ({ kind: 'time', text });

function callAmount(
	state: WorkshopState,
	where: Parameters<typeof callMinutes>[1],
	now: Instant
): Amount | null {
	const minutes = callMinutes(state, where, now);
	return minutes === null ? null : amountOf(minutes);
}

/** Slot and key of a car that stands in no bay. */
const parkedAt = ({ place, slot, keyTag }: Job): Pick<CarShown, 'slot' | 'keyTag'> =>
	place === null ? { slot, keyTag } : { slot: null, keyTag: null };

/** A car as a wall shows it now. */
export function carShown(state: WorkshopState, job: Job, now: Instant): CarShown {
	const lateness = latenessOf(state, job, now);
	const [lead, ...others] = peopleNow(job);
	const zone = state.setup?.timeZone ?? 'UTC';
	const { promisedAt } = lateness;
	const bay = job.place?.bay ?? null;
	return {
		job: job.id,
		bay,
		...parkedAt(job),
		plate: plateShown(state.registers.vehicle.get(job.vehicle)?.plate ?? ''),
		status: statusWordOf(job),
		technician: lead === undefined ? null : (state.registers.staff.get(lead)?.name ?? lead),
		others: others.length,
		promise: promisedAt === null ? null : dayOrTime(promisedAt, now, zone),
		standing: standingShown(lateness, now, zone),
		cause: causeShown(state, job, now),
		urgency: urgencyOf(job, lateness),
		progress: progressOf(job, now),
		waiting: job.waiting,
		asked: awaitsAnswer(job),
		moved: lateness.moved,
		call: callAmount(state, { bay, job: job.id }, now)
	};
}

function bayRow(
	state: WorkshopState,
	{ key, bay }: PlannedRow & { kind: 'bay' },
	now: Instant
): WallRow {
	for (const job of state.jobs.values()) {
		if (job.place?.bay === bay && job.end === null) {
			return { kind: 'car', key, car: carShown(state, job, now) };
		}
	}
	const outage = state.outages.get(bay);
	if (outage === undefined)
		return { kind: 'empty', key, bay, call: callAmount(state, { bay, job: null }, now) };
	const zone = state.setup?.timeZone ?? 'UTC';
	const until = outage.until === null ? null : dayOrTime(outage.until, now, zone);
	return { kind: 'out', key, bay, reason: outage.reason, until };
}

/** Bays of the screen in which no car stands and which can be used, in the order of the set-up. */
export function freeBays(state: WorkshopState, scope: Scope | null): readonly BayCode[] {
	if (state.setup === null) return [];
	const held = new Set<string>();
	for (const { place, end } of state.jobs.values()) {
		if (place !== null && end === null) held.add(place.bay);
	}
	return baysInScope(state.setup, scope)
		.map(({ code }) => code)
		.filter((code) => !held.has(code) && !state.outages.has(code))
		.filter((bay) => !isCalling(state, { bay, job: null }));
}

/** When and on which screen rows are seen; causes are told unless customers see it. */
interface Seen {
	readonly now: Instant;
	readonly scope: Scope | null;
	readonly visibleToCustomers?: boolean;
}

const untold = (car: CarShown): CarShown => ({ ...car, cause: null });

/** What a planned row shows now. */
export function wallRow(state: WorkshopState, planned: PlannedRow, seen: Seen): WallRow {
	const row = rowOf(state, planned, seen);
	if (seen.visibleToCustomers !== true) return row;
	if (row.kind === 'waiting') return { ...row, cars: row.cars.map(untold) };
	return row.kind === 'car' ? { ...row, car: untold(row.car) } : row;
}

function rowOf(state: WorkshopState, planned: PlannedRow, { now, scope }: Seen): WallRow {
	const { key } = planned;
	switch (planned.kind) {
		case 'bay':
			return bayRow(state, planned, now);
		case 'car': {
			const job = state.jobs.get(planned.job);
			if (job === undefined || job.end !== null)
				return { kind: 'empty', key, bay: null, call: null };
			return { kind: 'car', key, car: carShown(state, job, now) };
		}
		case 'waiting': {
			const cars = planned.jobs
				.map((id) => state.jobs.get(id))
				.filter((job) => job !== undefined)
				.filter(({ end }) => end === null)
				.map((job) => carShown(state, job, now));
			return { kind: 'waiting', key, cars, more: planned.more };
		}
		case 'free':
			return { kind: 'free', key, bays: freeBays(state, scope) };
		case 'floor':
			return { kind: 'empty', key, bay: null, call: callAmount(state, WHOLE_FLOOR, now) };
	}
}
