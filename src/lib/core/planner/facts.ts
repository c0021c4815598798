import type { Model } from './model.ts';

/**
 * What the timetable reads about an operation again and again, side by side in one table: prices
 * and promises, and which way its timing goes.
 */

/** What a minute costs; whole numbers, so that sums are exact and the same everywhere. */
export interface Prices {
	/** One weighted late minute. */
	readonly late: number;
	/** One minute that a waiting customer spends in the house. */
	readonly waiting: number;
	/** An operation moved against the published plan, and a car of which something moved. */
	readonly move: number;
	readonly car: number;
	/** Minutes a start may shift without counting as a move. */
	readonly tolerance: number;
}

/** The places a plan is compared with, by operation; −1 where there is none. */
export interface Published {
	readonly start: Int32Array;
	readonly technician: Int32Array;
	readonly bay: Int32Array;
}

/** Columns of a row of what never changes about an operation: what its timing reads lies side by side. */
export const FACTS = 8;
export const NOT_BEFORE = 0;
export const BEFORE = 1;
export const KIND = 2;
/** The operation before it in the car's order; −1 for the first. */
export const PREVIOUS = 3;
export const TAIL = 4;
export const DUE = 5;
export const LATE_RATE = 6;
export const WAIT_RATE = 7;

/** Work without anything special about it, which takes the short way. */
export const PLAIN = 0;
/** Work whose distance from the published plan counts. */
const NEAR = 1;
/** Work with helpers, several predecessors, or a person or bay that is blocked for a while. */
export const CAREFUL = 2;

/** The table of facts. */
export function factsOf(model: Model, prices: Prices, published: boolean): Int32Array {
	const facts = new Int32Array(model.count * FACTS);
	for (let operation = 0; operation < model.count; operation++) {
		const job = model.job[operation] as number;
		const at = operation * FACTS;
		const waiting = model.problem.jobs[job]?.waiting === true;
		facts[at + NOT_BEFORE] = model.notBefore[operation] as number;
		facts[at + BEFORE] = model.before[operation] as number;
		facts[at + KIND] = model.careful[operation] === 1 ? CAREFUL : published ? NEAR : PLAIN;
		facts[at + PREVIOUS] = operation > (model.jobFirst[job] as number) ? operation - 1 : -1;
		facts[at + TAIL] = model.tail[operation] as number;
		facts[at + DUE] = model.due[job] as number;
		facts[at + LATE_RATE] = (model.weight[job] as number) * prices.late;
		facts[at + WAIT_RATE] = waiting ? prices.waiting : 0;
	}
	return facts;
}

/** Of each operation, the last of its job that looks at its end: a dependent, or simply the next one. */
export function readersOf(model: Model): Int32Array {
	const reader = Int32Array.from({ length: model.count }, (_, operation) =>
		model.job[operation + 1] === model.job[operation] ? operation + 1 : operation
	);
	for (let operation = 0; operation < model.count; operation++) {
		const before = model.before[operation] as number;
		if (before >= 0) reader[before] = Math.max(reader[before] as number, operation);
		for (const other of model.others[operation] ?? [])
			reader[other] = Math.max(reader[other] as number, operation);
	}
	return reader;
}

/**
 * Bits of the pools that each operation could use besides its person's, folded into 32: where none of
 * them is set in others' bits, none of its pools is among theirs.
 */
export function bitsOf({ count, bayFirst, bayPool, helperPools }: Model): Int32Array {
	const bits = new Int32Array(count);
	for (let operation = 0; operation < count; operation++) {
		let all = 0;
		const last = bayFirst[operation + 1] as number;
		for (let row = bayFirst[operation] as number; row < last; row++)
			all |= 1 << (bayPool[row] as number);
		for (const helper of helperPools[operation] ?? []) all |= 1 << helper;
		bits[operation] = all;
	}
	return bits;
}
