import type { BayCode, JobId, TechnicianCode } from '../ids.ts';
import type { Operation, QuoteAtPromise } from '../job/job.ts';
import { openOperations } from '../job/stage.ts';
import { problemOf, type Planning } from '../planner/state-problem.ts';
import type { Place, PlanningProblem } from '../planner/problem.ts';
import type { WorkshopState } from '../state.ts';
import { MINUTE_MS, type Instant } from '../time/instant.ts';
import { skillOf } from '../workshop/lookup.ts';
import { usualStretching, stretchingOf } from './history.ts';
import {
	confidenceAt,
	doneBy,
	groundOf,
	placesOn,
	quoteOn,
	soonerThan,
	type Ground,
	type Quote,
	type StretchingFor
} from './quote.ts';

/**
 * Quotes for the visits of a workshop: the questions of `quote.ts`, asked and answered in instants and
 * with the shop's own history. A time to promise is a full five minutes within opening hours: what is done
 * after closing is promised for the next opening.
 */

/** The times that hold in 80 and in 95 of a hundred simulated days. */
export type QuotedTimes = Pick<QuoteAtPromise, 'at80' | 'at95'>;

/** Somebody whose promise would be broken, or broken worse. */
export interface HurtVisit {
	readonly job: JobId;
	readonly promisedAt: Instant;
	/** When it would be done without and with it. */
	readonly beforeAt: Instant;
	readonly afterAt: Instant;
}

/** Where and when the first work begins. */
interface FirstPlace {
	readonly bay: BayCode;
	readonly technician: TechnicianCode;
	readonly at: Instant;
}

/** What a visit that is being taken in can be told. */
export interface VisitQuote extends QuotedTimes {
	/** Done, if everything takes as long as planned and nobody else is disturbed. */
	readonly finishAt: Instant;
	readonly begins: FirstPlace;
	/** Taken before others who could wait; null where that is not faster. */
	readonly sooner: {
		readonly finishAt: Instant;
		readonly begins: FirstPlace;
		/** The most harmed first; empty: nobody. */
		readonly hurt: readonly HurtVisit[];
	} | null;
}

const STEP_MINUTES = 5;

/** A minute of the problem as a time that can be promised. */
function promisable({ problem }: Planning, minute: number): Instant {
	const full = Math.ceil(minute / STEP_MINUTES) * STEP_MINUTES;
	const { open, origin } = problem;
	// Beyond the calendar nobody knows when it opens; then the minute itself is all there is to say.
	const span = open.find(({ to }) => to >= full);
	return origin + Math.max(full, span?.from ?? full) * MINUTE_MS;
}

const instantOf = ({ problem }: Planning, minute: number): Instant =>
	problem.origin + minute * MINUTE_MS;

function timesOf(planning: Planning, finishes: Int32Array): QuotedTimes | null {
	const [in80, in95] = [doneBy({ finishes }, 80), doneBy({ finishes }, 95)];
	return in80 === null || in95 === null
		? null
		: { at80: promisable(planning, in80), at95: promisable(planning, in95) };
}

/** How the work of the problem is spread, by the shop's own history. */
function spreadIn({ jobs, history }: WorkshopState, planning: Planning): StretchingFor {
	const { problem, operations } = planning;
	return ({ job, operation, technician }) => {
		const visit = jobs.get(problem.jobs[job]?.id as JobId);
		const id = operations[job]?.[operation];
		const found: Operation | undefined = visit?.operations.find((one) => one.id === id);
		const who = problem.technicians[technician]?.id;
		if (found === undefined) return usualStretching('mechanical');
		return stretchingOf(history, found, who === undefined ? null : (who as TechnicianCode));
	};
}

/** Everything one quote is made of. */
interface Answer {
	readonly planning: Planning;
	readonly ground: Ground;
	readonly quote: Quote;
}

interface Remembered {
	readonly minute: number;
	readonly answer: Answer | null;
}
const remembered = new WeakMap<WorkshopState, Map<JobId, Remembered>>();

/** Asked once for each state, visit and minute: lists and dialogs ask for the same car. */
function answerFor(state: WorkshopState, job: JobId, now: Instant): Answer | null {
	const minute = Math.floor(now / MINUTE_MS);
	const answers = remembered.get(state) ?? new Map<JobId, Remembered>();
	remembered.set(state, answers);
	const known = answers.get(job);
	if (known?.minute === minute) return known.answer;
	const answer = reckoned(state, job, now);
	answers.set(job, { minute, answer });
	return answer;
}

/** The car's bays in the order its skills name them: quick work leaves the lift free where it can. */
function inSuitingBays(
	{ setup, jobs }: WorkshopState,
	{ problem, operations }: Planning,
	index: number
): PlanningProblem {
	const car = problem.jobs[index];
	const visit = jobs.get(car?.id as JobId);
	if (car === undefined || visit === undefined || setup === null) return problem;
	const suiting = car.operations.map((operation, nth) => {
		const id = operations[index]?.[nth];
		const skill = visit.operations.find((one) => one.id === id)?.skill;
		const types = (skill === undefined ? undefined : skillOf(setup, skill))?.bayTypes ?? [];
		const rank = (bay: number): number => types.indexOf(problem.bays[bay]?.type ?? '');
		return { ...operation, bays: operation.bays.slice().sort((a, b) => rank(a) - rank(b)) };
	});
	const first = { ...car, operations: suiting };
	return { ...problem, jobs: problem.jobs.map((job, nth) => (nth === index ? first : job)) };
}

/**
 * Pieces of open work beyond which nothing sure can be said of an end, and asking would hold everybody up
 * for longer than 50 ms: a day of sixty bays has 540, and of twenty or sixty bays 11 or 12 for each
 * technician. Twice a full day for everybody is no day to quote times on.
 */
const MOST_WORK = 600;
const MOST_FOR_EACH = 25;

/** Whether the workshop has no more open work than can be looked ahead at. */
export function canLookAhead({ setup, jobs }: WorkshopState): boolean {
	let left = Math.min(MOST_WORK, MOST_FOR_EACH * (setup?.technicians.length ?? 0));
	for (const job of jobs.values()) if (job.end === null) left -= openOperations(job).length;
	return left >= 0;
}

function reckoned(state: WorkshopState, job: JobId, now: Instant): Answer | null {
	if (!canLookAhead(state)) return null;
	const planning = problemOf(state, now);
	const index = planning.jobAt.get(job);
	// Where some work can be done by nobody, nothing can be said of its finish.
	if (index === undefined || planning.leftOut.some((out) => out.job === job)) return null;
	const ground = groundOf(inSuitingBays(state, planning, index), index);
	const spread = { stretchingFor: spreadIn(state, planning) };
	return { planning, ground, quote: quoteOn(ground, placesOn(ground), spread) };
}

/**
 * What can be told of a visit: in its place in the plan, and for work without one wherever it is done
 * earliest. Null where it has no open work, or work that nobody can do, or where the workshop has more
 * than can be looked ahead at.
 */
export function quotedTimes(state: WorkshopState, job: JobId, now: Instant): QuotedTimes | null {
	const answer = answerFor(state, job, now);
	return answer === null ? null : timesOf(answer.planning, answer.quote.finishes);
}

/** What is kept with a promise that is given now; null where nothing can be said. */
export function quoteAtPromise(
	state: WorkshopState,
	{ job, promisedAt }: { readonly job: JobId; readonly promisedAt: Instant },
	now: Instant
): QuoteAtPromise | null {
	const times = quotedTimes(state, job, now);
	const answer = answerFor(state, job, now);
	if (times === null || answer === null) return null;
	const minute = Math.floor((promisedAt - answer.planning.problem.origin) / MINUTE_MS);
	return { confidence: confidenceAt(answer.quote, minute), ...times };
}

function firstOf(planning: Planning, places: readonly (Place | null)[]): FirstPlace | null {
	const first = places.find((place) => place !== null);
	const { bays, technicians } = planning.problem;
	const bay = bays[first?.bay ?? -1]?.id;
	const technician = technicians[first?.technicians[0] ?? -1]?.id;
	if (first === undefined || bay === undefined || technician === undefined) return null;
	return {
		bay: bay as BayCode,
		technician: technician as TechnicianCode,
		at: instantOf(planning, first.start)
	};
}

/** A visit taken before others who could wait, with everybody that would hurt. */
function faster({ planning, ground, quote }: Answer): VisitQuote['sooner'] {
	const sooner = soonerThan(ground, quote);
	const begins = sooner === null ? null : firstOf(planning, sooner.places);
	if (sooner === null || begins === null) return null;
	const hurt = sooner.hurt.map(({ job, promise, before, after }): HurtVisit => ({
		job: planning.problem.jobs[job]?.id as JobId,
		promisedAt: instantOf(planning, promise),
		beforeAt: instantOf(planning, before),
		afterAt: instantOf(planning, after)
	}));
	return { finishAt: instantOf(planning, sooner.finish), begins, hurt };
}

/**
 * The quote for a visit that is being taken in or booked, everything else staying where it is, and what
 * it would cost others to be faster. Null as for `quotedTimes`.
 */
export function quoteOfVisit(state: WorkshopState, job: JobId, now: Instant): VisitQuote | null {
	const answer = answerFor(state, job, now);
	if (answer === null) return null;
	const { planning, quote } = answer;
	const times = timesOf(planning, quote.finishes);
	const begins = firstOf(planning, quote.places);
	if (times === null || begins === null || quote.finish === null) return null;
	const finishAt = instantOf(planning, quote.finish);
	return { ...times, finishAt, begins, sooner: faster(answer) };
}
