import { calendarOf, type Calendar } from '../planner/calendar.ts';
import type { Place, PlanningProblem } from '../planner/problem.ts';
import { dayOf, type Day, type Places } from './day.ts';
import type { Stretching } from './history.ts';
import { insertJob, occupy, type Gaps } from './insertion.ts';
import { asPlanned, livedFinishes, type Chance } from './lived-days.ts';
import { copyOf, nothingTaken, type Taken } from './taken.ts';

/**
 * What a car can be promised (duty D15): the earliest finish without disturbing anyone, how sure each time is,
 * and whom it would hurt to be faster. In minutes of a planning problem; `quoted-visit.ts` asks it for a
 * workshop. It searches nothing: what is planned stays, what waits for dispatch goes first.
 */

/** How real ÷ planned is spread for an operation done by somebody; all by index into the problem. */
export type StretchingFor = (work: {
	readonly job: number;
	readonly operation: number;
	readonly technician: number;
}) => Stretching;

/** A house as it is planned, with everything in it but one car. */
export interface Ground {
	readonly problem: PlanningProblem;
	readonly calendar: Calendar;
	/** The car that is asked about, by index. */
	readonly job: number;
	/** Where the work of all others comes to lie, pushed to the right by what is late already. */
	readonly others: Places;
	readonly taken: Taken;
}

/** A car's finish. */
export interface Quote {
	/** Where its work lies; null from the first piece on that fits nowhere before the horizon. */
	readonly places: readonly (Place | null)[];
	/** When it is done if everything takes as long as planned; null where a piece fits nowhere. */
	readonly finish: number | null;
	/** When it was done on each of the simulated days, ascending; empty where a piece fits nowhere. */
	readonly finishes: Int32Array;
}

/** How often a day is lived through for one quote, and from which seed: the same for everybody, so that times compare. */
const CHANCE: Chance = { days: 500, seed: 7 };

const planned = ({ jobs }: PlanningProblem, without: number): Places =>
	jobs.map(({ operations }, job) =>
		operations.map(({ place }) => (job === without ? null : place))
	);

/** The places as they come to lie; work that was begun keeps its own, which says when it began. */
function pushedRight(problem: PlanningProblem, calendar: Calendar, places: Places): Places {
	const day = dayOf(problem, calendar, places);
	const clocks = asPlanned(day);
	const pieceOf = new Map<string, number>();
	for (let piece = 0; piece < day.count; piece += 1)
		pieceOf.set(`${String(day.job[piece])}/${String(day.operation[piece])}`, piece);
	return problem.jobs.map(({ operations }, job) =>
		operations.map(({ pin }, index) => {
			const place = places[job]?.[index] ?? null;
			const piece = pieceOf.get(`${String(job)}/${String(index)}`);
			if (place === null || piece === undefined) return null;
			const { [piece]: start = place.start } = clocks.start;
			const { [piece]: end = place.end } = clocks.end;
			return { ...place, start: pin === 'started' ? place.start : start, end };
		})
	);
}

/** Who waits longest for a place: the earliest promise first, then who came first. */
function waitingFirst(
	{ jobs }: PlanningProblem,
	places: Places,
	without: number
): readonly number[] {
	const waits = [...jobs.keys()].filter(
		(job) => job !== without && places[job]?.includes(null) === true
	);
	const promise = (job: number): number => jobs[job]?.promise ?? Infinity;
	const release = (job: number): number => jobs[job]?.release ?? 0;
	return waits.sort(
		(a, b) => compared(promise(a), promise(b)) || compared(release(a), release(b)) || a - b
	);
}

// Of two that were promised nothing the difference would not be a number.
const compared = (a: number, b: number): number => (a === b ? 0 : a - b);

/** Where everything comes to lie, and what is taken by it. */
type Settled = Pick<Ground, 'others' | 'taken'>;

/**
 * Everything with a place pushed to the right by what is late, then whoever waits for a place put where it
 * ends earliest; `without` waits for nothing.
 */
function settled(problem: PlanningProblem, places: Places, without: number): Settled {
	const calendar = calendarOf(problem);
	const others = [...pushedRight(problem, calendar, places)];
	const taken = nothingTaken(problem);
	for (const place of others.flat()) if (place !== null) occupy({ taken }, place);
	const gaps: Gaps = { calendar, taken, now: problem.now };
	for (const waiting of waitingFirst(problem, others, without)) {
		const car = problem.jobs[waiting];
		if (car !== undefined) others[waiting] = insertJob(gaps, car, others[waiting] ?? []);
	}
	return { others, taken };
}

/** Everything but one car, which is asked about. */
export const groundOf = (problem: PlanningProblem, job: number): Ground => ({
	...{ problem, calendar: calendarOf(problem), job },
	...settled(problem, planned(problem, job), job)
});

const withCar = (
	{ others, job }: Pick<Ground, 'others' | 'job'>,
	places: readonly (Place | null)[]
): Places => others.map((list, index) => (index === job ? places : list));

/** When the last work of each car ended, by index; 0 for a car without any work in the day. */
function finishesOf(day: Day, cars: number): Int32Array {
	const clocks = asPlanned(day);
	const finishes = new Int32Array(cars);
	for (let piece = 0; piece < day.count; piece += 1) {
		const job = day.job[piece] ?? -1;
		finishes[job] = Math.max(finishes[job] ?? 0, clocks.end[piece] ?? 0);
	}
	return finishes;
}

/**
 * Where the car's work lies without anything else being moved. `held` are places it is to have, one an
 * operation; null: wherever it ends earliest. Left out: those of the plan in force.
 */
export function placesOn(
	ground: Ground,
	held?: readonly (Place | null)[]
): readonly (Place | null)[] {
	const { problem, calendar, job } = ground;
	const car = problem.jobs[job];
	if (car === undefined) return [];
	const taken = copyOf(ground.taken);
	const known = held ?? car.operations.map(({ place }) => place);
	for (const place of known) if (place !== null) occupy({ taken }, place);
	return insertJob({ calendar, taken, now: problem.now }, car, known);
}

const stretchingIn =
	(day: Day, stretchingFor: StretchingFor) =>
	(piece: number): Stretching =>
		stretchingFor({
			job: day.job[piece] ?? -1,
			operation: day.operation[piece] ?? -1,
			technician: day.lead[piece] ?? -1
		});

/** How lengths of work are spread, and how often a day is lived through. */
export interface Living {
	readonly stretchingFor: StretchingFor;
	readonly chance?: Chance;
}

/** The quote for the car with its work in these places (`placesOn`). */
export function quoteOn(
	ground: Ground,
	places: readonly (Place | null)[],
	{ stretchingFor, chance = CHANCE }: Living
): Quote {
	const { problem, calendar, job } = ground;
	if (places.length === 0 || places.includes(null))
		return { places, finish: null, finishes: new Int32Array(0) };
	const day = dayOf(problem, calendar, withCar(ground, places));
	const asked = { job, stretchingOf: stretchingIn(day, stretchingFor) };
	const finishes = livedFinishes(day, asked, chance);
	return { places, finish: finishesOf(day, problem.jobs.length)[job] ?? null, finishes };
}

/** The minute by which the car was done on so many of a hundred days; null without a finish. */
export function doneBy({ finishes }: Pick<Quote, 'finishes'>, percent: number): number | null {
	const days = Math.min(finishes.length, Math.ceil((finishes.length * percent) / 100));
	return finishes[Math.max(0, days - 1)] ?? null;
}

/** On how many of a hundred days the car was done by a minute; whole percent, rounded down. */
export function confidenceAt({ finishes }: Pick<Quote, 'finishes'>, minute: number): number {
	let low = 0;
	let high = finishes.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((finishes[middle] ?? 0) <= minute) low = middle + 1;
		else high = middle;
	}
	return finishes.length === 0 ? 0 : Math.floor((low * 100) / finishes.length);
}

/** A car whose promise would be broken, or broken worse, by being faster with another; in minutes of the problem. */
interface Hurt {
	/** By index. */
	readonly job: number;
	readonly promise: number;
	/** When it would be done without and with it. */
	readonly before: number;
	readonly after: number;
}

/** Taking the car before others who could wait. */
export interface Sooner {
	readonly places: readonly Place[];
	readonly finish: number;
	/** Who would be hurt, the most harmed first; empty: nobody. */
	readonly hurt: readonly Hurt[];
}

/** Earlier by less than this nobody would ask others to wait. */
const WORTH_MINUTES = 5;

/** Only what was begun, or pinned by a person, takes people and bays. */
function takenForGood({ problem, others }: Ground): Taken {
	const taken = nothingTaken(problem);
	for (const [job, { operations }] of problem.jobs.entries())
		for (const [index, { pin }] of operations.entries()) {
			const place = others[job]?.[index] ?? null;
			if (place !== null && (pin === 'started' || pin === 'pinned')) occupy({ taken }, place);
		}
	return taken;
}

/** When the last work of each car ends, by index; 0 for a car without a place. */
const endsOf = (places: Places): readonly number[] =>
	places.map((list) => list.reduce((last, place) => Math.max(last, place?.end ?? 0), 0));

/** Whose promise is broken, or broken worse, by the second finishes; the most harmed first. */
function hurtBy(
	{ problem, job: own }: Ground,
	[without, withIt]: readonly [readonly number[], readonly number[]]
): readonly Hurt[] {
	const hurt = problem.jobs.flatMap(({ promise }, job): readonly Hurt[] => {
		const [before, after] = [without[job] ?? 0, withIt[job] ?? 0];
		const isHurt = job !== own && promise !== null && after > promise && after > before;
		return isHurt ? [{ job, promise, before, after }] : [];
	});
	return hurt.slice().sort((a, b) => b.after - b.before - (a.after - a.before));
}

/**
 * The car done as if nobody were planned but what was begun or pinned by a person, everybody else pushed to the
 * right by it; null where that is not at least five minutes earlier than `finish`.
 */
export function soonerThan(ground: Ground, { finish }: Quote): Sooner | null {
	const { problem, calendar, job } = ground;
	const car = problem.jobs[job];
	if (car === undefined || finish === null) return null;
	const gaps: Gaps = { calendar, taken: takenForGood(ground), now: problem.now };
	const first = insertJob(gaps, car, []);
	const found = first.filter((place) => place !== null);
	const end = found.reduce((last, place) => Math.max(last, place.end), 0);
	if (found.length < first.length || end > finish - WORTH_MINUTES) return null;
	// Who has a place is pushed by it in their order; who has none yet looks for another gap.
	const all = settled(problem, withCar({ others: planned(problem, job), job }, first), job);
	const withIt = endsOf(all.others);
	const hurt = hurtBy(ground, [endsOf(ground.others), withIt]);
	return { places: found, finish: withIt[job] ?? end, hurt };
}
