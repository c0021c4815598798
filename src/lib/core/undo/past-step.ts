import { evolve } from '../evolve.ts';
import type { JobId } from '../ids.ts';
import { jobOf, type Recorded } from '../job/events.ts';
import type { Job, Operation, VisitFacts, WorkFacts } from '../job/job.ts';
import { emptyState } from '../state.ts';

/** A step out of the log, and what it changed: found by folding the history anew, never guessed. */
export interface PastStep {
	/** The facts one command led to, in their order; empty where the log knows no such command. */
	readonly events: readonly Recorded[];
	/** Everything that ever happened to each visit among them, oldest first. */
	readonly histories: ReadonlyMap<JobId, readonly Recorded[]>;
}

/** One visit as it was before a step, and as the step left it. */
export interface Turn {
	readonly before: Job;
	readonly after: Job;
}

const foldedTo = (history: readonly Recorded[], job: JobId, seq: number): Job | undefined =>
	evolve(
		emptyState,
		history.filter((entry) => entry.seq <= seq)
	).jobs.get(job);

/**
 * What the step did to each visit it touched; null where the log does not reach back to the beginning
 * of one of them.
 */
export function turnsOf({ events, histories }: PastStep): readonly Turn[] | null {
	const first = events[0]?.seq ?? 0;
	const last = events.at(-1)?.seq ?? 0;
	const turns: Turn[] = [];
	for (const id of new Set(events.flatMap(({ event }) => jobOf(event) ?? []))) {
		const history = histories.get(id) ?? [];
		const before = foldedTo(history, id, first - 1);
		const after = foldedTo(history, id, last);
		if (before === undefined || after === undefined) return null;
		turns.push({ before, after });
	}
	return turns;
}

/** The part of an operation that a step changes. */
export const workFacts = (operation: Operation): WorkFacts => ({
	plan: operation.plan,
	state: operation.state,
	stints: operation.stints,
	stoppages: operation.stoppages,
	finishedAt: operation.finishedAt,
	outcome: operation.outcome,
	finding: operation.finding,
	inspection: operation.inspection,
	selfChecks: operation.selfChecks,
	lateMinutes: operation.lateMinutes,
	cause: operation.cause,
	delay: operation.delay,
	partsDueAt: operation.partsDueAt,
	partsArrivedAt: operation.partsArrivedAt
});

/** The part of a visit itself that a step changes. */
const visitFacts = (job: Job): VisitFacts => ({
	arrivedAt: job.arrivedAt,
	settledAt: job.settledAt,
	place: job.place,
	additions: job.additions,
	slot: job.slot,
	keyTag: job.keyTag,
	handedInAt: job.handedInAt,
	walkAround: job.walkAround,
	mileage: job.mileage,
	oldPartsWanted: job.oldPartsWanted,
	washWanted: job.washWanted
});

/** Those of them that a step changed, as they were before it. */
export function changedVisit({ before, after }: Turn): Partial<VisitFacts> {
	const is = visitFacts(after);
	const facts = Object.keys(is) as (keyof VisitFacts)[];
	const changed = facts.filter((fact) => !isSame(before[fact], is[fact]));
	return Object.fromEntries(changed.map((fact) => [fact, before[fact]]));
}

/** Facts come out of the same folding everywhere, so equal ones read alike. */
export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The operation with this id, if it is on the route. */
export const operationIn = ({ operations }: Job, id: Operation['id']): Operation | undefined =>
	operations.find((operation) => operation.id === id);

/** Ids of the route, in its order. */
export const routeOf = ({ operations }: Job): readonly Operation['id'][] =>
	operations.map(({ id }) => id);
