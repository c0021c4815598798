import { NEVER } from '../calendar.ts';
import type { Place, PlanningProblem, ProblemOperation } from '../problem.ts';
import { replay, type StandIns } from '../replay.ts';
import type { Numbered, Replay } from '../replayed.ts';

/**
 * Putting work elsewhere and living with it: the work goes where it is forced to, whatever was planned
 * there waits, and what has to wait is re-timed with it, so that the whole is one step that can be made.
 */

/** The workshop as it is, and the ripple of it. */
export interface Ground {
	readonly replay: Replay;
	readonly standIns: StandIns | null;
}

/** A piece of work and where it is put. Its start is its turn: it begins then or as soon as it can. */
export interface Change {
	readonly job: number;
	/** Among the operations of its job. */
	readonly index: number;
	readonly place: Place;
}

/** A set of changes and what comes of them. */
export interface Outcome {
	/** All that has to be moved, with the times it will really have. */
	readonly changes: readonly Change[];
	readonly replay: Replay;
}

/** Work that is put somewhere is no longer pinned, and is led by the first person of its place. */
const putAt = (operation: ProblemOperation, place: Place): ProblemOperation => ({
	...operation,
	place,
	pin: 'published',
	helpers: place.technicians.slice(1)
});

/** The question with work put elsewhere. */
export function withChanges(problem: PlanningProblem, changes: readonly Change[]): PlanningProblem {
	const jobs = problem.jobs.slice();
	for (const { job, index, place } of changes) {
		const before = jobs[job];
		if (before === undefined) continue;
		const operations = before.operations.map((one, at) => (at === index ? putAt(one, place) : one));
		jobs[job] = { ...before, operations };
	}
	return { ...problem, jobs };
}

/** The ripple with work put elsewhere. */
export const replayWith = (
	{ replay: known, standIns }: Ground,
	changes: readonly Change[]
): Replay => replay(withChanges(known.problem, changes), standIns, known);

const numberOf = ({ firstOf }: Replay, { job, index }: Pick<Change, 'job' | 'index'>): number =>
	(firstOf[job] ?? 0) + index;

/** What is being moved, and where it comes to lie. */
interface Moved {
	readonly one: Numbered;
	readonly place: Place;
}

function movedTo({ start, end }: Replay, one: Numbered): Moved | null {
	const { place } = one.operation;
	const from = start[one.number] ?? NEVER;
	const to = end[one.number] ?? NEVER;
	return place === null || to >= NEVER ? null : { one, place: { ...place, start: from, end: to } };
}

/** Planned work by who does it, where, and on which car, by number. */
interface Planned {
	readonly people: readonly (readonly Numbered[])[];
	readonly bays: readonly (readonly Numbered[])[];
	readonly cars: readonly (readonly Numbered[])[];
}

function plannedIn({ all, problem }: Replay): Planned {
	const people = problem.technicians.map((): Numbered[] => []);
	const bays = problem.bays.map((): Numbered[] => []);
	const cars = problem.jobs.map((): Numbered[] => []);
	for (const one of all) {
		const { place } = one.operation;
		if (place === null) continue;
		for (const technician of place.technicians) people[technician]?.push(one);
		bays[place.bay]?.push(one);
		cars[one.job]?.push(one);
	}
	return { people, bays, cars };
}

const overlap = (a: Place, b: Place | null): boolean =>
	b !== null && a.start < b.end && b.start < a.end;

/**
 * Work that comes after what is moved only because it waits for it, though it is planned before it will
 * lie: with its plan as it is, it would take the turn again.
 */
function waitsFor({ start }: Replay, moved: Place, { number, operation }: Numbered): boolean {
	const planned = operation.place?.start ?? NEVER;
	const lies = start[number] ?? NEVER;
	return planned <= moved.start && lies > planned && lies >= moved.end;
}

/** Planned work that cannot stay at its time once other work lies where it is moved to. */
function inTheWayOf(
	forced: Replay,
	{ one, place }: Moved,
	{ people, bays, cars }: Planned
): readonly Numbered[] {
	const byPeople = place.technicians.flatMap((technician) => people[technician] ?? []);
	const inBay = (bays[place.bay] ?? []).filter(({ job }) => job !== one.job);
	const after = (cars[one.job] ?? []).filter(({ number }) => number > one.number);
	return [
		...[...byPeople, ...inBay].filter(
			(other) => overlap(place, other.operation.place) || waitsFor(forced, place, other)
		),
		...after.filter(({ operation }) => (operation.place?.start ?? NEVER) < place.end)
	];
}

const isHeld = ({ operation: { pin } }: Numbered): boolean => pin === 'started' || pin === 'pinned';

/**
 * Everything that moves with the changes, at the times the ripple has for it; null where some of it
 * finds no place, or is not to be moved in passing.
 */
function movedWith(forced: Replay, changes: readonly Change[]): readonly Moved[] | null {
	const planned = plannedIn(forced);
	const moved = new Map<number, Moved>();
	const queue = changes.map((change) => forced.all[numberOf(forced, change)]);
	for (const [turn, one] of queue.entries()) {
		if (one === undefined) return null;
		if (moved.has(one.number)) continue;
		const to = movedTo(forced, one);
		if (to === null || (turn >= changes.length && isHeld(one))) return null;
		moved.set(one.number, to);
		for (const next of inTheWayOf(forced, to, planned))
			if (!moved.has(next.number)) queue.push(next);
	}
	return [...moved.values()];
}

/**
 * Whether some work without a place comes before planned work of its car: it is laid in that one's turn,
 * and may change turns with what is moved. Only then the moves have to be replayed once more; otherwise
 * everything lies just where it was moved to.
 */
function hasBorrowedTurns({ all }: Replay): boolean {
	let planned = -1;
	// From the last to the first: the car of the planned work seen last.
	for (let number = all.length - 1; number >= 0; number -= 1) {
		const one = all[number];
		if (one === undefined) continue;
		if (one.operation.place !== null) planned = one.job;
		else if (one.job === planned) return true;
	}
	return false;
}

/**
 * Puts work elsewhere and re-times what is in its way. Null where it finds no place, or where work that
 * has begun or was pinned by a person would have to give way: that is nobody's to move in passing.
 */
export function outcomeOf(ground: Ground, changes: readonly Change[]): Outcome | null {
	const forced = replayWith(ground, changes);
	const moved = movedWith(forced, changes);
	if (moved === null) return null;
	const settled = moved.map(({ one, place }): Change => ({
		job: one.job,
		index: one.number - one.first,
		place
	}));
	return {
		changes: settled,
		replay: hasBorrowedTurns(forced) ? replayWith(ground, settled) : forced
	};
}
