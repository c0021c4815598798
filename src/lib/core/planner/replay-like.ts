import { NEVER } from './calendar.ts';
import type { Numbered, Replay } from './replayed.ts';
import { placeAt, type Differing, type Like, type Run } from './replay-run.ts';
import { aLane, type Lane } from './room.ts';

/**
 * A replay that is like one already made: what a change does not reach lies where it lay, and is not
 * laid again. Of each person and bay the stretch is kept in which anything may differ; work that had
 * everything it could see outside of that comes to lie where it did.
 */

/** An empty lane with as much room as another came to need. */
export function laneLike(known: Lane | undefined): Lane {
	if (known === undefined) return aLane();
	const column = (): Int32Array => new Int32Array(known.from.length);
	return { count: 0, from: column(), to: column(), operation: column(), job: column() };
}

const nothingDiffers = (count: number): Differing => ({
	from: new Int32Array(count).fill(NEVER),
	to: new Int32Array(count)
});

function mark({ from, to }: Differing, index: number, stretch: readonly [number, number]): void {
	if (stretch[0] < (from[index] ?? 0)) from[index] = stretch[0];
	if (stretch[1] > (to[index] ?? NEVER)) to[index] = stretch[1];
}

/** Marks where a replay has a piece of work. */
function markLying(like: Like, replay: Replay, { number, operation }: Numbered): void {
	const start = replay.start[number] ?? NEVER;
	const end = replay.end[number] ?? NEVER;
	if (end >= NEVER) return;
	const stretch = [start, end] as const;
	mark(like.people, replay.technician[number] ?? -1, stretch);
	for (const helper of operation.helpers) mark(like.people, helper, stretch);
	mark(like.bays, replay.bay[number] ?? -1, stretch);
}

/** Cars of which some work or its turn is another: all of their work may be laid at another turn. */
function otherCars(run: Replay, known: Replay, keys: readonly [Int32Array, Int32Array]) {
	const [mine, theirs] = keys;
	const cars = new Set<number>();
	for (const { number, job, operation } of run.all)
		if (operation !== known.all[number]?.operation || mine[number] !== theirs[number])
			cars.add(job);
	return cars;
}

/**
 * What a replay can take over from a known one; null where they are not of the same cars, people,
 * bays and moment. `keys` says which turn everything has in both.
 */
export function likeOf(
	run: Replay,
	known: Replay,
	keys: readonly [Int32Array, Int32Array]
): Like | null {
	const { problem, all } = run;
	const isSame =
		problem.technicians === known.problem.technicians &&
		problem.bays === known.problem.bays &&
		problem.now === known.problem.now &&
		all.length === known.all.length;
	if (!isSame) return null;
	const like: Like = {
		known,
		isOther: new Uint8Array(all.length),
		people: nothingDiffers(problem.technicians.length),
		bays: nothingDiffers(problem.bays.length)
	};
	const cars = otherCars(run, known, keys);
	for (const one of known.all) {
		if (!cars.has(one.job)) continue;
		like.isOther[one.number] = 1;
		markLying(like, known, one);
	}
	return like;
}

const isOutside = (
	{ from, to }: Differing,
	index: number,
	seen: readonly [number, number]
): boolean => (from[index] ?? 0) >= seen[1] || (to[index] ?? NEVER) <= seen[0];

/** From the first minute it could begin to the last it looks at: what lies outside it never sees. */
function sees({ problem, end }: Run, { known }: Like, one: Numbered): readonly [number, number] {
	const { place, notBefore, after } = one.operation;
	let from = Math.max(problem.now, problem.jobs[one.job]?.release ?? 0, notBefore);
	if (place !== null && place.start > from) from = place.start;
	for (const before of after) from = Math.max(from, end[one.first + before] ?? 0);
	// Meant work may lie where its place is meant to end, later than its own minutes take.
	return [from, Math.max(known.end[one.number] ?? NEVER, place?.end ?? 0)];
}

function isBehindTheSame(run: Run, { known }: Like, { first, operation }: Numbered): boolean {
	return operation.after.every((before) => {
		const number = first + before;
		return run.end[number] === known.end[number] && run.bay[number] === known.bay[number];
	});
}

function seesTheSame(like: Like, { operation, number }: Numbered, seen: readonly [number, number]) {
	const { place, helpers, choices, bays } = operation;
	if (place === null)
		return (
			choices.every(({ technician }) => isOutside(like.people, technician, seen)) &&
			bays.every((bay) => isOutside(like.bays, bay, seen))
		);
	return (
		isOutside(like.people, like.known.technician[number] ?? -1, seen) &&
		helpers.every((helper) => isOutside(like.people, helper, seen)) &&
		isOutside(like.bays, like.known.bay[number] ?? -1, seen)
	);
}

/** Lays a piece of work where it was known to lie, if nothing it could see differs; false where it has to be laid. */
export function laidAsKnown(run: Run, like: Like, one: Numbered): boolean {
	const { known } = like;
	const { number } = one;
	if (like.isOther[number] === 1 || (known.end[number] ?? NEVER) >= NEVER) return false;
	if (!isBehindTheSame(run, like, one) || !seesTheSame(like, one, sees(run, like, one)))
		return false;
	run.work.start = known.start[number] ?? NEVER;
	run.work.end = known.end[number] ?? NEVER;
	placeAt(run, one, { technician: known.technician[number] ?? -1, bay: known.bay[number] ?? -1 });
	return true;
}

/** Remembers that work which had to be laid lies elsewhere than it did. */
export function markOther(run: Run, like: Like, one: Numbered): void {
	const { known } = like;
	const { number } = one;
	const liesTheSame =
		run.start[number] === known.start[number] &&
		run.end[number] === known.end[number] &&
		run.technician[number] === known.technician[number] &&
		run.bay[number] === known.bay[number];
	if (like.isOther[number] === 0 && liesTheSame) return;
	markLying(like, known, one);
	markLying(like, run, one);
}
