import { hoursOf, NEVER, windowFrom, type Hours } from './calendar.ts';
import type { ProblemOperation } from './problem.ts';
import type { Lane } from './room.ts';
import { minutesFor, type Numbered, type Replay } from './replayed.ts';
import { aWork, layIn, type Work } from './timing.ts';

/**
 * One car's work by itself, with everybody else where the replay has them: what holds each piece of
 * it, and when it would be done if some of that did not. The ground under every cause that is named.
 */

/** What can hold a piece of work, as bits: some of them can be taken away. */
export const HOLD = {
	/** Nobody began it although it could have been begun. */
	'not-begun': 1,
	arrival: 2,
	parts: 4,
	plan: 8,
	technician: 16,
	bay: 32,
	closed: 64,
	hours: 128,
	/** Its own length; of started work, how long it takes from its beginning. */
	work: 256
} as const;
export type Hold = keyof typeof HOLD;

/** One piece of work of the car. */
export interface Link {
	readonly one: Numbered;
	/** From when on each thing lets it begin; 0 where it does not hold it. */
	readonly floors: Readonly<Record<Floor, number>>;
	/** Links of the same chain that must end before, by index. */
	readonly after: readonly number[];
	readonly minutes: number;
	readonly splittable: boolean;
	/** Where it lies whatever comes before: started, or meant. Null for work that is laid. */
	readonly fixed: { readonly start: number; readonly end: number } | null;
	readonly isStarted: boolean;
	readonly hours: Hours;
	readonly open: Hours;
}
export type Floor = 'not-begun' | 'arrival' | 'parts' | 'plan' | 'technician' | 'bay';

/** Until when others of the lane that begin before hold it, as far as that is before `start`. */
function heldUntil(lane: Lane | undefined, start: number, job: number): number {
	let until = 0;
	if (lane === undefined) return until;
	for (let index = 0; index < lane.count; index += 1) {
		if ((lane.from[index] ?? NEVER) >= start) break;
		if (lane.job[index] !== job) until = Math.max(until, lane.to[index] ?? 0);
	}
	return Math.min(until, start);
}

/** Its own car's work that has the same person and begins before, in no order with it. */
function besides(replay: Replay, { number, first }: Numbered): readonly number[] {
	const { start, technician, all, firstOf } = replay;
	const mine = all[number];
	const last = firstOf[(mine?.job ?? 0) + 1] ?? first;
	const found: number[] = [];
	for (let other = first; other < last; other += 1) {
		const isShared = other !== number && technician[other] === technician[number];
		if (isShared && (start[other] ?? 0) < (start[number] ?? 0)) found.push(other - first);
	}
	return found;
}

/** Whether parts or a stoppage hold it still; work that runs all the same is not held. */
const heldByParts = ({ notBefore }: ProblemOperation, start: number, now: number): boolean =>
	notBefore > now && notBefore <= start;

/** From when on each thing lets a piece of work begin that the replay has at `start`. */
function floorsOf(replay: Replay, { number, job, operation }: Numbered): Link['floors'] {
	const { problem, people, bays } = replay;
	const start = replay.start[number] ?? NEVER;
	const who = [replay.technician[number] ?? -1, ...operation.helpers];
	const held = who.map((technician) => heldUntil(people[technician], start, job));
	return {
		'not-begun': problem.now,
		arrival: problem.jobs[job]?.release ?? 0,
		parts: heldByParts(operation, start, problem.now) ? operation.notBefore : 0,
		plan: operation.pin === 'started' ? 0 : (operation.place?.start ?? 0),
		technician: Math.max(...held),
		bay: heldUntil(bays[replay.bay[number] ?? -1], start, job)
	};
}

/** Whether work lies where it was planned because that was meant, or because nobody looks that far. */
const isMeant = ({ pin, place }: ProblemOperation, start: number, horizon: number): boolean =>
	place?.start === start && (pin === 'pinned' || start >= horizon);

function linkOf(replay: Replay, one: Numbered): Link | null {
	const { problem, calendar } = replay;
	const { number, operation } = one;
	const start = replay.start[number] ?? NEVER;
	const end = replay.end[number] ?? NEVER;
	const technician = replay.technician[number] ?? -1;
	const hours = calendar.technicians[technician];
	const open = calendar.bays[replay.bay[number] ?? -1];
	if (hours === undefined || open === undefined) return null;
	const isStarted = operation.pin === 'started';
	const minutes = minutesFor(operation, technician);
	return {
		one,
		floors: floorsOf(replay, one),
		after: [...operation.after, ...besides(replay, one)],
		minutes,
		// Work that fits into no stretch was laid in pieces all the same.
		splittable: operation.splittable || end - start !== minutes,
		fixed: isStarted || isMeant(operation, start, problem.horizon) ? { start, end } : null,
		isStarted,
		hours,
		open: isOpen(open, start, end) ? open : hoursOf([{ from: 0, to: NEVER }], problem.horizon)
	};
}

/** Whether a bay is open from start to end; work that found no open bay was laid in a closed one. */
function isOpen(bay: Hours, start: number, end: number): boolean {
	const window = windowFrom(bay, start);
	return (bay.from[window] ?? NEVER) <= start && end <= (bay.to[window] ?? NEVER);
}

/** The links of a car in the order of its route; null when some of its work finds no place. */
export function chainOf(replay: Replay, job: number): readonly Link[] | null {
	const links: Link[] = [];
	const last = replay.firstOf[job + 1] ?? 0;
	for (let number = replay.firstOf[job] ?? 0; number < last; number += 1) {
		const one = replay.all[number];
		const link = one === undefined ? null : linkOf(replay, one);
		if (link === null) return null;
		links.push(link);
	}
	return links;
}

/** A car's chain being looked at: what is taken away so far, and when each piece ends then. */
export interface Trial {
	readonly links: readonly Link[];
	/** By index of link: bits of `HOLD`. */
	readonly without: Int32Array;
	/** By index of link; from when on it may begin, where it begins and ends. */
	readonly from: Int32Array;
	readonly start: Int32Array;
	readonly end: Int32Array;
	readonly work: Work;
	readonly always: Hours;
}

/** A chain with nothing taken away. */
export function trialOf(links: readonly Link[], always: Hours): Trial {
	const column = (): Int32Array => new Int32Array(links.length);
	return {
		links,
		without: column(),
		from: column(),
		start: column(),
		end: column(),
		work: aWork(),
		always
	};
}

const FLOORS: readonly Floor[] = ['not-begun', 'arrival', 'parts', 'plan', 'technician', 'bay'];

function lowerBound({ end }: Trial, { floors, after }: Link, without: number): number {
	let from = 0;
	for (const floor of FLOORS) {
		if ((without & HOLD[floor]) === 0 && floors[floor] > from) from = floors[floor];
	}
	for (const before of after) {
		const until = end[before] ?? 0;
		if (until > from) from = until;
	}
	return from;
}

/** Whether fixed work lies where it is fixed, with what is taken away. */
function staysFixed({ isStarted, fixed, floors }: Link, from: number, without: number): boolean {
	if (fixed === null) return false;
	if (isStarted) return floors.parts === 0 || (without & HOLD.parts) === 0;
	return (without & HOLD.plan) === 0 && from <= fixed.start;
}

function lay(trial: Trial, index: number, link: Link): void {
	const { work, always } = trial;
	const without = trial.without[index] ?? 0;
	const from = lowerBound(trial, link, without);
	const isShort = (without & HOLD.work) !== 0;
	trial.from[index] = from;
	if (link.fixed !== null && staysFixed(link, from, without)) {
		trial.start[index] = link.fixed.start;
		trial.end[index] = isShort ? link.fixed.start : link.fixed.end;
		return;
	}
	trial.start[index] = from;
	trial.end[index] = isShort ? from : from + link.minutes;
	if (isShort || (without & HOLD.hours) !== 0) return;
	work.from = from;
	work.minutes = link.minutes;
	work.splittable = link.splittable;
	if (!layIn(link.hours, (without & HOLD.closed) === 0 ? link.open : always, work)) return;
	trial.start[index] = work.start;
	trial.end[index] = work.end;
}

/** Reckons the chain anew from a link on; returns when the car would be done. */
export function finishFrom(trial: Trial, first: number): number {
	let finish = 0;
	for (let index = 0; index < trial.links.length; index += 1) {
		const link = trial.links[index];
		if (index >= first && link !== undefined) lay(trial, index, link);
		finish = Math.max(finish, trial.end[index] ?? 0);
	}
	return finish;
}
