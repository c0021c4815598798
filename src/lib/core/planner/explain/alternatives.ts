import { workBefore } from '../calendar.ts';
import type { Place, ProblemOperation } from '../problem.ts';
import type { Replay } from '../replayed.ts';
import { outcomeOf, type Change, type Ground } from './change.ts';
import { effectOf, type Effect } from './effect.ts';

/**
 * Why this person, and why this bay: every other one is forced in, the ripple is replayed, and the
 * difference is the answer.
 */

/** Who, or where else. */
type Instead =
	| { readonly kind: 'technician'; readonly technician: number }
	| { readonly kind: 'bay'; readonly bay: number };

/** Minutes of work somebody still has on the day of the change, without it and with it, and is there for. */
export interface DayOfWork {
	readonly before: number;
	readonly after: number;
	readonly there: number;
}

/** One alternative, and what comes of it. */
export interface Alternative {
	readonly instead: Instead;
	/** It is what the plan says already: no difference. */
	readonly isCurrent: boolean;
	/** Null where it finds no place, or would move work that is not to be moved in passing. */
	readonly effect: Effect | null;
	/** All that would have to be moved for it. */
	readonly changes: readonly Change[];
	/** Of the person forced in; null for a bay. */
	readonly day: DayOfWork | null;
}

/** A piece of work by job and place in its job. */
export interface Which {
	readonly job: number;
	readonly index: number;
}

const MINUTES_OF_DAY = 24 * 60;

/** Minutes of work on a person's lane between two minutes. */
function workOn({ people, calendar }: Replay, technician: number, day: readonly [number, number]) {
	const lane = people[technician];
	const hours = calendar.technicians[technician];
	let minutes = 0;
	if (lane === undefined || hours === undefined) return minutes;
	const [from, to] = day;
	for (let index = 0; index < lane.count; index += 1) {
		const start = Math.max(from, lane.from[index] ?? 0);
		const end = Math.min(to, lane.to[index] ?? 0);
		if (end > start) minutes += workBefore(hours, end) - workBefore(hours, start);
	}
	return minutes;
}

function dayOf(
	before: Replay,
	after: Replay,
	[technician, at]: readonly [number, number]
): DayOfWork {
	const midnight = Math.floor(at / MINUTES_OF_DAY) * MINUTES_OF_DAY;
	const from = Math.max(before.problem.now, midnight);
	const day = [from, midnight + MINUTES_OF_DAY] as const;
	const hours = before.calendar.technicians[technician];
	return {
		before: workOn(before, technician, day),
		after: workOn(after, technician, day),
		there: hours === undefined ? 0 : workBefore(hours, day[1]) - workBefore(hours, from)
	};
}

/** The place with somebody else leading, or elsewhere. Whoever helped and now leads is one fewer to help. */
function placeInstead(place: Place, instead: Instead): Place {
	if (instead.kind === 'bay') return { ...place, bay: instead.bay };
	const { technician } = instead;
	const helpers = place.technicians.slice(1).filter((helper) => helper !== technician);
	return { ...place, technicians: [technician, ...helpers] };
}

/** Everybody who could lead it and every bay that suits, in the order of the workshop. */
function insteadOf({ choices, bays }: ProblemOperation, { standIns }: Ground): readonly Instead[] {
	return [
		...choices
			.filter(({ technician }) => technician !== standIns?.technician)
			.map(({ technician }): Instead => ({ kind: 'technician', technician })),
		...bays.filter((bay) => bay !== standIns?.bay).map((bay): Instead => ({ kind: 'bay', bay }))
	];
}

const isCurrent = (place: Place, instead: Instead): boolean =>
	instead.kind === 'bay' ? place.bay === instead.bay : place.technicians[0] === instead.technician;

function forced(
	ground: Ground,
	which: Which,
	[place, instead]: readonly [Place, Instead]
): Alternative {
	const { replay } = ground;
	const current = isCurrent(place, instead);
	const change: Change = { ...which, place: placeInstead(place, instead) };
	const outcome = current ? { changes: [], replay } : outcomeOf(ground, [change]);
	const person = instead.kind === 'technician' ? instead.technician : null;
	return {
		instead,
		isCurrent: current,
		effect: outcome === null ? null : effectOf(replay, outcome.replay, which.job),
		changes: outcome?.changes ?? [],
		day:
			outcome === null || person === null
				? null
				: dayOf(replay, outcome.replay, [person, Math.max(place.start, replay.problem.now)])
	};
}

/**
 * Every alternative to who does a piece of work and where, one after the other, so that whoever asks
 * can pause in between. Nothing for work that has begun or has no place: there is nothing to compare.
 */
export function* alternativesTo(
	ground: Ground,
	which: Which
): Generator<Alternative, void, undefined> {
	const operation = ground.replay.problem.jobs[which.job]?.operations[which.index];
	if (operation?.place == null || operation.pin === 'started') return;
	for (const instead of insteadOf(operation, ground)) {
		yield forced(ground, which, [operation.place, instead]);
	}
}
