import { delayTold, type DelayTold } from '../figures/delay-told.ts';
import { dayFigures, type Figure } from '../figures/day-figures.ts';
import { evolve } from '../evolve.ts';
import type { CommandId, JobId } from '../ids.ts';
import type { Event, Recorded } from '../job/events.ts';
import type { Job } from '../job/job.ts';
import { emptyState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import type { Setup } from '../workshop/setup.ts';
import type { Night } from './carry-over.ts';
import { sameDayClearance } from './checklist.ts';
import type { ClosedDay } from './closed-days.ts';

/**
 * A closed day read again, out of the log and nothing else: what was delivered, what stayed and since
 * when, what of the same-day work left, and what was corrected afterwards. Nothing of it can be changed.
 */

/** What a day is read from. */
export interface PastDayFacts {
	readonly day: ClosedDay;
	/** All closings that are known, in the order of the log. */
	readonly closings: readonly Recorded[];
	/** The whole history of every visit that had anything to do with the day, each in its order. */
	readonly histories: readonly (readonly Recorded[])[];
	/** The set-up of now: which categories are to leave the same day, and the zone. */
	readonly setup: Setup;
	/** When a delivered visit came back for the same reason, by its id. */
	readonly comebacks: ReadonlyMap<JobId, Instant>;
}

/** A car that stayed, and the chain of its nights back to the first, this one included. */
interface CarriedCar {
	readonly job: Job;
	readonly nights: readonly Night[];
}

/** A fact of afterwards that changed what the day had said, with its mark. */
export type Correction = Pick<Recorded, 'seq' | 'at' | 'actor'> & {
	readonly job: Job;
	readonly event: Extract<Event, { type: 'ClockOffCorrected' | 'CauseGiven' }>;
};

/** The day. Visits are as they were when it was closed. */
export interface PastDay {
	readonly day: ClosedDay;
	/** In the order in which they left. */
	readonly delivered: readonly Job[];
	readonly carried: readonly CarriedCar[];
	/** Cars that stayed too, of which an earlier release kept no more than their number. */
	readonly unlisted: number;
	readonly sameDay: { readonly due: readonly Job[]; readonly left: readonly Job[] };
	readonly corrections: readonly Correction[];
	readonly figures: readonly Figure[];
}

const isOn = ({ since, seq }: ClosedDay, fact: Pick<Recorded, 'seq'>): boolean =>
	fact.seq > since && fact.seq <= seq;

/**
 * The visits as they were just before the day was closed for the last time. Closings of other days are
 * folded in their places: they count the nights, and what had left by then is gone.
 */
function atClosing({ day, closings, histories }: PastDayFacts): ReadonlyMap<JobId, Job> {
	const others = closings.filter(
		({ event }) => event.type === 'DayClosed' && event.date !== day.date
	);
	const facts = [...histories.flat(), ...others]
		.filter(({ seq }) => seq < day.seq)
		.sort((a, b) => a.seq - b.seq);
	return evolve(emptyState, facts).jobs;
}

/** The same with the night of this day counted. */
function overnight(
	{ day, closings }: PastDayFacts,
	jobs: ReadonlyMap<JobId, Job>
): readonly CarriedCar[] {
	const closing = closings.filter(({ seq }) => seq === day.seq);
	const { jobs: after } = evolve({ ...emptyState, jobs }, closing);
	return [...after.values()]
		.filter(({ nights }) => nights.at(-1)?.date === day.date)
		.map((job) => ({ job, nights: job.nights }))
		.sort((a, b) => b.nights.length - a.nights.length);
}

/** When the floor said that a visit would be late; what was taken back was not said. */
function saidLate(history: readonly Recorded[]): readonly Instant[] {
	const undone = new Set<CommandId>();
	const said: Instant[] = [];
	for (const { at, command, event } of history.toReversed()) {
		if (undone.has(command)) continue;
		if (event.type === 'StepUndone') undone.add(event.step);
		else if (event.type === 'DelayReported') said.push(at);
	}
	return said;
}

/** Whether something that happened then is of the day. */
const isWithin = ({ after, until }: ClosedDay, at: Instant): boolean =>
	(after === null || at > after) && at <= until;

/** Whether one of the final inspections that ended on the day failed; null where none ended. */
function inspectedOn({ operations }: Job, day: ClosedDay): { readonly failed: boolean } | null {
	const ended = operations.filter(
		({ kind, outcome, finishedAt }) =>
			kind === 'final-inspection' &&
			outcome !== null &&
			finishedAt !== null &&
			isWithin(day, finishedAt)
	);
	return ended.length === 0 ? null : { failed: ended.some(({ outcome }) => outcome === 'failed') };
}

/** The moment a fact corrects; null for any other fact. */
function corrected(job: Job, event: Event): Instant | null {
	if (event.type === 'ClockOffCorrected') return event.was ?? event.to;
	if (event.type !== 'CauseGiven' || event.correction !== true) return null;
	return job.operations.find(({ id }) => id === event.operation)?.finishedAt ?? null;
}

function correctionsOf(
	{ day, histories }: PastDayFacts,
	jobs: ReadonlyMap<JobId, Job>
): readonly Correction[] {
	return histories
		.flat()
		.flatMap(({ seq, at, actor, event }): readonly Correction[] => {
			if (event.type !== 'ClockOffCorrected' && event.type !== 'CauseGiven') return [];
			const job = jobs.get(event.job);
			if (seq <= day.seq || job === undefined) return [];
			const was = corrected(job, event);
			return was !== null && isWithin(day, was) ? [{ seq, at, actor, job, event }] : [];
		})
		.sort((a, b) => a.seq - b.seq);
}

const delaysOf = (
	delivered: readonly Job[],
	{ histories, setup }: PastDayFacts
): readonly DelayTold[] => {
	const byVisit = new Map(
		histories.map((history) => [
			history.map(({ event }) => ('job' in event ? event.job : null))[0],
			history
		])
	);
	return delivered
		.map((job) =>
			delayTold(job, { said: saidLate(byVisit.get(job.id) ?? []), timeZone: setup.timeZone })
		)
		.filter((told) => told !== null);
};

/** The day, read from its facts. */
export function pastDay(facts: PastDayFacts): PastDay {
	const { day, setup, comebacks } = facts;
	const jobs = atClosing(facts);
	const delivered = [...jobs.values()]
		.filter(({ end }) => end?.how === 'delivered')
		.sort((a, b) => (a.end?.at ?? 0) - (b.end?.at ?? 0));
	const carried = overnight(facts, jobs);
	const sameDay = sameDayClearance({ setup, jobs }, day.date);
	const inspected = [...jobs.values()]
		.map((job) => inspectedOn(job, day))
		.filter((one) => one !== null);
	return {
		...{ day, delivered, carried, sameDay },
		unlisted: Math.max(0, day.summary.carried - carried.length),
		corrections: correctionsOf(facts, jobs),
		figures: dayFigures({
			...{ delivered, comebacks, inspected },
			sameDay: { due: sameDay.due.length, done: sameDay.due.length - sameDay.left.length },
			carried: Math.max(day.summary.carried, carried.length),
			delays: delaysOf(delivered, facts)
		})
	};
}

/** The visits whose history a day is read from: those something happened to, and those that stayed. */
export function visitsOfDay(day: ClosedDay, facts: readonly Recorded[]): ReadonlySet<JobId> {
	const touched = facts.flatMap((fact) =>
		isOn(day, fact) && 'job' in fact.event ? [fact.event.job] : []
	);
	return new Set([...touched, ...(day.stayed ?? []).map(({ job }) => job)]);
}
