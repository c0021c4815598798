import { NEVER } from './calendar.ts';
import type { Numbered, Replay } from './replayed.ts';

/** In which order a replay lays its work: plans and promises make it, never what comes of them. */

/** Work that has not begun, in the order it is laid. */
export interface Order {
	/** Numbers of operations. */
	readonly numbers: Int32Array;
	/**
	 * In whose turn each is laid, as a number that never falls along the order. Work of one car that is
	 * laid in the turn of another piece of it has the same; turns of two cars are never the same.
	 */
	readonly turns: Float64Array;
}

/** A question, and its work by number. */
type Asked = Pick<Replay, 'problem' | 'all'>;

/** Behind every plan, however late it is. */
const AFTER_PLANS = 4 * NEVER;

const hasBegun = ({ operation: { pin, place } }: Numbered): boolean =>
	pin === 'started' && place !== null;

/**
 * Where each operation stands in the order that is kept: its planned start, or when its car, its parts
 * and its own car's plan let it begin at the earliest. Who waits for parts until three gives way to
 * who is planned at ten. Pushes do not count, so that the order stays what it is as time passes.
 */
function keysOf({ problem: { jobs }, all }: Asked, work: readonly Numbered[]): Int32Array {
	const keys = new Int32Array(all.length);
	for (const { number, job, first, operation } of work) {
		const { after, place, notBefore } = operation;
		let key = Math.max(jobs[job]?.release ?? 0, notBefore, place?.start ?? 0);
		for (const before of after) key = Math.max(key, keys[first + before] ?? 0);
		keys[number] = key;
	}
	return keys;
}

/** An order while it is being made. */
interface Making {
	readonly all: readonly Numbered[];
	readonly isIn: Uint8Array;
	readonly numbers: number[];
	readonly turns: number[];
}

/** One piece of work, and first whatever of its own car comes before it and is not in yet. */
function putIn(making: Making, { number, first, operation }: Numbered, turn: number): void {
	if (making.isIn[number] === 1) return;
	making.isIn[number] = 1;
	for (const before of operation.after) {
		const earlier = making.all[first + before];
		if (earlier !== undefined) putIn(making, earlier, turn);
	}
	making.numbers.push(number);
	making.turns.push(turn);
}

/** By the minute of their turns, then by number. Sorted as plain numbers: a comparison that is called is dear. */
function putInTurn(
	making: Making,
	list: readonly Numbered[],
	minuteOf: (one: Numbered) => number
): void {
	const { all } = making;
	const turns = new Float64Array(list.length);
	// Promises of days gone by lie before the origin; moved up, nothing is negative.
	list.forEach((one, index) => (turns[index] = (minuteOf(one) + NEVER) * all.length + one.number));
	turns.sort();
	for (const turn of turns) {
		const one = all[turn % all.length];
		if (one !== undefined) putIn(making, one, turn);
	}
}

/**
 * The order of some whole cars' work: planned work by its keys, each behind whatever of its own car comes
 * before it; then the rest, the car with the earliest promise first and those nothing was promised for last.
 * The order of some cars is that of all with the others left out.
 */
export function orderOf(asked: Asked, work: readonly Numbered[]): Order {
	const { all, problem } = asked;
	const keys = keysOf(asked, work);
	const making: Making = { all, isIn: new Uint8Array(all.length), numbers: [], turns: [] };
	for (const one of work) if (hasBegun(one)) making.isIn[one.number] = 1;
	const left = (): readonly Numbered[] => work.filter(({ number }) => making.isIn[number] === 0);
	putInTurn(
		making,
		left().filter(({ operation }) => operation.place !== null),
		({ number }) => keys[number] ?? 0
	);
	putInTurn(making, left(), ({ job }) => {
		const { turn, promise } = problem.jobs[job] ?? {};
		return (turn ?? promise ?? NEVER) + AFTER_PLANS;
	});
	return { numbers: Int32Array.from(making.numbers), turns: Float64Array.from(making.turns) };
}
