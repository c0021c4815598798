/**
 * The planner's question, whole: which cars, whose hours, which bays, what may not move. Times are
 * whole minutes from `origin`, so that the search works on small integers and gives the same plan
 * everywhere. This room knows no events, no storage and no names; indices stand for people and bays.
 * `problemOf` (state-problem.ts) makes one from a workshop; the benchmarks read theirs from files.
 */

/** From inclusive, to exclusive, in minutes from the origin. */
export interface Span {
	readonly from: number;
	readonly to: number;
}

/** Somebody who works on cars. */
export interface ProblemTechnician {
	readonly id: string;
	/** For spreading work evenly; empty where there are no teams. */
	readonly team: string;
	/** When they work: sorted, not touching, lunch, absence and nights taken out. */
	readonly windows: readonly Span[];
}

/** A place for one car. */
export interface ProblemBay {
	readonly id: string;
	readonly type: string;
	/** When it cannot be used: sorted, not overlapping. */
	readonly closed: readonly Span[];
}

/** One person who could do a piece of work. */
export interface Choice {
	/** Index into `technicians`. */
	readonly technician: number;
	/** Whole minutes it takes this person, breaks not counted; at least one. */
	readonly minutes: number;
}

/** Where work lies: bay and people by index (the first person leads), start and end in minutes. */
export interface Place {
	readonly bay: number;
	readonly technicians: readonly number[];
	readonly start: number;
	readonly end: number;
}

/**
 * What holds work in its place, from strongest to weakest: it was started; a person pinned it; it
 * stands in the plan everybody sees and moves only at a price; nobody has seen it yet.
 */
export type Pin = 'started' | 'pinned' | 'published' | 'draft';

/** One piece of work. */
export interface ProblemOperation {
	readonly id: string;
	/** Indices of operations of the same job that must end first; each smaller than its own. */
	readonly after: readonly number[];
	/** Who could do it; never empty (what nobody can do is left out of the problem and named beside it). */
	readonly choices: readonly Choice[];
	/** Indices of bays that suit; never empty. */
	readonly bays: readonly number[];
	/** People who work along with whoever is chosen, and must be free meanwhile; by index. */
	readonly helpers: readonly number[];
	/** It may pause over breaks and nights, and keeps its bay meanwhile. */
	readonly splittable: boolean;
	/** Not before, because of its own parts or a stoppage; 0 when nothing holds it. */
	readonly notBefore: number;
	readonly pin: Pin;
	/** Where it lies in the plan in force; null for work without a place. Started and pinned work has one. */
	readonly place: Place | null;
}

/** One car's work still to do. */
export interface ProblemJob {
	readonly id: string;
	/** When the car is here. */
	readonly release: number;
	/** When it was promised; null where nothing was. */
	readonly promise: number | null;
	/**
	 * The earliest time it was ever promised, by which work without a place takes its turn: whoever agrees
	 * to a later time does not lose their turn by it. Left out: as promised.
	 */
	readonly turn?: number | undefined;
	/** What a late minute counts: 6 urgent, 3 the customer waits, 1 else (planner notes, section 6). */
	readonly weight: number;
	/** The customer waits on site. */
	readonly waiting: boolean;
	readonly operations: readonly ProblemOperation[];
}

/** The whole question. */
export interface PlanningProblem {
	/** The instant of minute 0 (ms since 1970), a local midnight; 0 for problems read from files. */
	readonly origin: number;
	/** Nothing that has not started may start before. */
	readonly now: number;
	/** Minutes the calendars reach; everything has to end by then. */
	readonly horizon: number;
	/** Opening hours of the house up to the horizon: lateness counts open minutes only. */
	readonly open: readonly Span[];
	readonly technicians: readonly ProblemTechnician[];
	readonly bays: readonly ProblemBay[];
	readonly jobs: readonly ProblemJob[];
}

/** An answer: one place for each operation, by job and operation index. */
export type PlanningSolution = readonly (readonly Place[])[];
