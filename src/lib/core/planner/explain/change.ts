import { NEVER } from '../calendar.ts';
import type { Place, PlanningProblem, ProblemOperation } from '../problem.ts';
import { replayChanged } from '../replay-changed.ts';
import type { StandIns } from '../replay.ts';
import type { Numbered, Replay } from '../replayed.ts';
import { inTheWayOf, type Moved } from './in-the-way.ts';

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
): Replay => replayChanged(withChanges(known.problem, changes), standIns, known);

const numberOf = ({ firstOf }: Replay, { job, index }: Pick<Change, 'job' | 'index'>): number =>
	(firstOf[job] ?? 0) + index;

function movedTo({ start, end }: Replay, one: Numbered): Moved | null {
	const { place } = one.operation;
	const from = start[one.number] ?? NEVER;
	const to = end[one.number] ?? NEVER;
	return place === null || to >= NEVER ? null : { one, place: { ...place, start: from, end: to } };
}

const isHeld = ({ operation: { pin } }: Numbered): boolean => pin === 'started' || pin === 'pinned';

/**
 * Everything that moves with the changes, at the times the ripple has for it; null where some of it
 * finds no place, or is not to be moved in passing.
 */
function movedWith(
	{ replay: before }: Ground,
	forced: Replay,
	changes: readonly Change[]
): readonly Moved[] | null {
	const moved: Moved[] = [];
	const queue = [...new Set(changes.map((change) => numberOf(forced, change)))];
	const changed = queue.length;
	const isQueued = new Set(queue);
	for (const [turn, number] of queue.entries()) {
		const one = forced.all[number];
		const to = one === undefined ? null : movedTo(forced, one);
		if (one === undefined || to === null || (turn >= changed && isHeld(one))) return null;
		moved.push(to);
		for (const next of inTheWayOf({ before, forced }, to)) {
			if (isQueued.has(next)) continue;
			isQueued.add(next);
			queue.push(next);
		}
	}
	return moved;
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
	const moved = movedWith(ground, forced, changes);
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
