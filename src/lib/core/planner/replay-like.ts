import { NEVER } from './calendar.ts';
import type { Known } from './replay-known.ts';
import type { Run } from './replay-run.ts';
import type { Numbered, Replay } from './replayed.ts';
import { take, type Lane } from './room.ts';

/**
 * A replay that is like one already made, and where the two differ. Of each person and bay the stretch is
 * kept in which anything may differ: work that had everything it could see outside of that comes to lie
 * where it did, and is not laid again. What a person does and what a bay has is made out only when
 * somebody has to be laid there.
 */

/** From when until when anything may differ; by index of person or bay. */
interface Differing {
	readonly from: Int32Array;
	readonly to: Int32Array;
}

/** Lanes of a replay: at first those of the known one, which stay as they are. */
interface Lanes {
	readonly lanes: Lane[];
	readonly known: readonly Lane[];
	readonly differ: Differing;
	/** By index: up to where in the known order a lane has what it should; -1 where it is still the known one. */
	readonly upTo: Int32Array;
}

/** A replay like a known one, while it is being made. */
export interface Like {
	readonly run: Run;
	readonly known: Known;
	/** By number: it has another turn or is other work, or had to be laid again. */
	readonly isAnew: Uint8Array;
	/** By number: laid again, it lies elsewhere than it did. */
	readonly isMoved: Uint8Array;
	/** By job: some of its work lies elsewhere. */
	readonly hasMoved: Uint8Array;
	readonly people: Lanes;
	readonly bays: Lanes;
	/** Room that lanes can be made in. */
	room: Int32Array;
}

function lanesLike(lanes: Lane[], known: readonly Lane[]): Lanes {
	return {
		lanes,
		known,
		differ: {
			from: new Int32Array(known.length).fill(NEVER),
			to: new Int32Array(known.length)
		},
		upTo: new Int32Array(known.length).fill(-1)
	};
}

/** Nothing differs yet: `run` has all work, and its own lists of lanes, from the known replay. */
export function likeOf(
	run: Run,
	known: Known,
	{ people, bays }: { readonly people: Lane[]; readonly bays: Lane[] }
): Like {
	return {
		run,
		known,
		isAnew: new Uint8Array(run.all.length),
		isMoved: new Uint8Array(run.all.length),
		hasMoved: new Uint8Array(run.problem.jobs.length),
		people: lanesLike(people, known.replay.people),
		bays: lanesLike(bays, known.replay.bays),
		room: new Int32Array(0)
	};
}

function mark({ differ }: Lanes, index: number, stretch: readonly [number, number]): void {
	if (stretch[0] < (differ.from[index] ?? 0)) differ.from[index] = stretch[0];
	if (stretch[1] > (differ.to[index] ?? NEVER)) differ.to[index] = stretch[1];
}

/** Marks where one of the two replays has a piece of work. */
export function markLying(like: Like, replay: Replay, { number, operation }: Numbered): void {
	const start = replay.start[number] ?? NEVER;
	const end = replay.end[number] ?? NEVER;
	if (end >= NEVER) return;
	const stretch = [start, end] as const;
	mark(like.people, replay.technician[number] ?? -1, stretch);
	for (const helper of operation.helpers) mark(like.people, helper, stretch);
	mark(like.bays, replay.bay[number] ?? -1, stretch);
}

/** Whether its car's own work before it ends when it did, and leaves the car where it did. */
function isBehindTheSame(like: Like, { first, operation, job }: Numbered): boolean {
	const { run, hasMoved, isMoved } = like;
	const known = like.known.replay;
	if (hasMoved[job] === 0) return true;
	return operation.after.every((before) => {
		const number = first + before;
		if (isMoved[number] === 0) return true;
		return run.end[number] === known.end[number] && run.bay[number] === known.bay[number];
	});
}

/** Whether a person or a bay is as it was between two minutes. */
const isAsKnown = (
	{ differ: { from, to } }: Lanes,
	index: number,
	[since, until]: readonly [number, number]
): boolean => (from[index] ?? 0) >= until || (to[index] ?? NEVER) <= since;

/** Whether a piece of work lies where it did, as nothing it could see differs; its own car's work before it is laid. */
export function liesAsKnown(like: Like, one: Numbered): boolean {
	const { known, people, bays } = like;
	const { number } = one;
	const { place, helpers, choices, bays: suitable } = one.operation;
	if (!isBehindTheSame(like, one)) return false;
	const seen = [known.from[number] ?? 0, known.to[number] ?? NEVER] as const;
	if (place === null)
		return (
			choices.every(({ technician }) => isAsKnown(people, technician, seen)) &&
			suitable.every((bay) => isAsKnown(bays, bay, seen))
		);
	return (
		isAsKnown(people, place.technicians[0] ?? 0, seen) &&
		isAsKnown(bays, place.bay, seen) &&
		helpers.every((helper) => isAsKnown(people, helper, seen))
	);
}

/** Room for some thirty lanes of a busy day: asked for at once, it costs a tenth of asking for each. */
const ROOM = 8192;

/** An empty lane with as much room as another came to need. */
function laneLike(like: Like, known: Lane): Lane {
	const size = known.from.length;
	if (like.room.length < size * 4) like.room = new Int32Array(Math.max(ROOM, size * 4));
	const { room } = like;
	like.room = room.subarray(size * 4);
	const column = (index: number): Int32Array => room.subarray(size * index, size * (index + 1));
	return { count: 0, from: column(0), to: column(1), operation: column(2), job: column(3) };
}

/** Puts into a lane what the known one has of work laid between two places in the known order, and not laid again. */
function copyInto(
	lane: Lane,
	known: Lane,
	{ like, from, to }: { readonly like: Like; readonly from: number; readonly to: number }
): void {
	const { position } = like.known;
	for (let entry = 0; entry < known.count; entry += 1) {
		const operation = known.operation[entry] as number;
		const at = position[operation] as number;
		if (at < from || at >= to || like.isAnew[operation] === 1) continue;
		const start = known.from[entry] as number;
		const end = known.to[entry] as number;
		take(lane, { start, end, operation, job: known.job[entry] as number });
	}
}

/** Takes a lane up to a place in the known order: from here on it has what was laid until then. */
function bringUp(like: Like, lanes: Lanes, [index, at]: readonly [number, number]): void {
	const known = lanes.known[index];
	const upTo = lanes.upTo[index] ?? -1;
	if (known === undefined || known === like.run.nothing || upTo >= at) return;
	const lane = (upTo < 0 ? undefined : lanes.lanes[index]) ?? laneLike(like, known);
	lanes.lanes[index] = lane;
	lanes.upTo[index] = at;
	copyInto(lane, known, { like, from: upTo, to: at });
}

/** Takes everybody and every bay up to a place in the known order that a piece of work may come to. */
export function bringUpFor(like: Like, { operation }: Numbered, at: number): void {
	const { people, bays } = like;
	const { place, helpers, choices } = operation;
	for (const helper of helpers) bringUp(like, people, [helper, at]);
	if (place !== null) {
		bringUp(like, people, [place.technicians[0] ?? 0, at]);
		bringUp(like, bays, [place.bay, at]);
		return;
	}
	for (const { technician } of choices) bringUp(like, people, [technician, at]);
	for (const bay of operation.bays) bringUp(like, bays, [bay, at]);
}

/** Takes all that differ to the end of the order. */
export function bringUpAll(like: Like): void {
	const at = like.known.order.numbers.length;
	for (const lanes of [like.people, like.bays])
		lanes.upTo.forEach((upTo, index) => {
			if (upTo >= 0 || (lanes.differ.from[index] ?? NEVER) < NEVER)
				bringUp(like, lanes, [index, at]);
		});
}
