import { NEVER } from './calendar.ts';
import type { Numbered, Replay } from './replayed.ts';
import { orderOf, type Order } from './replay-order.ts';

/** What every replay that is like a known one asks about it: worked out once, when the first of them asks. */
export interface Known {
	readonly replay: Replay;
	readonly order: Order;
	/** Where each piece of work stands in that order; -1 where it has begun, and is laid before all. */
	readonly position: Int32Array;
	/** The first minute each looked at, and the one behind the last: what lies outside was nothing to it. */
	readonly from: Int32Array;
	readonly to: Int32Array;
}

function looksFrom({ problem, end }: Replay, { job, first, operation }: Numbered): number {
	const { place, notBefore, after } = operation;
	let from = Math.max(problem.now, problem.jobs[job]?.release ?? 0, notBefore);
	if (place !== null && place.start > from) from = place.start;
	for (const before of after) from = Math.max(from, end[first + before] ?? NEVER);
	return from;
}

function known(replay: Replay): Known {
	const { all, end } = replay;
	const order = orderOf(replay, all);
	const position = new Int32Array(all.length).fill(-1);
	order.numbers.forEach((number, index) => (position[number] = index));
	// Meant work may lie where its place is meant to end, later than its own minutes take.
	const looksTo = ({ number, operation }: Numbered): number =>
		Math.max(end[number] ?? NEVER, operation.place?.end ?? 0);
	return {
		replay,
		order,
		position,
		from: Int32Array.from(all, (one) => looksFrom(replay, one)),
		to: Int32Array.from(all, looksTo)
	};
}

/** A replay is never changed once it is made. */
const remembered = new WeakMap<Replay, Known>();

/** What is known of a replay. */
export function knownOf(replay: Replay): Known {
	const before = remembered.get(replay);
	if (before !== undefined) return before;
	const fresh = known(replay);
	remembered.set(replay, fresh);
	return fresh;
}
