import { at } from '../at.ts';
import type { Shop } from './shop.ts';

/** Beyond every time in a shop, with room to add a few of them within 32 bits. */
export const FAR = 0x0fff_ffff;

/**
 * A shop as flat integer arrays, which is what the search works on. Operations are numbered job by
 * job; index `count` is nobody: it starts at 0, lasts 0 and stands wherever there is no neighbour, so
 * that the loops need no questions.
 */
export interface CompiledShop {
	/** Number of operations, and the index of nobody. */
	readonly count: number;
	readonly machines: number;
	readonly workers: number;
	/** Of each operation, its job. */
	readonly jobOf: Int32Array;
	/** The operation before and after within the job. */
	readonly before: Int32Array;
	readonly after: Int32Array;
	/** Not before this: the job's release for its first operation, else 0. */
	readonly release: Int32Array;
	/** Of each job, its last operation (nobody for a job without any). */
	readonly lastOf: Int32Array;
	/** Of each job, what it was promised for (`FAR` where nothing was) and what lateness costs. */
	readonly due: Int32Array;
	readonly weight: Int32Array;
	/** Alternatives of operation v: from `waysFrom[v]` to `waysFrom[v + 1]`, exclusive. */
	readonly waysFrom: Int32Array;
	/** Of each alternative its machine, worker (-1 where none) and duration. */
	readonly wayMachine: Int32Array;
	readonly wayWorker: Int32Array;
	readonly wayDuration: Int32Array;
}

/** Throws where an operation has no alternative: such a shop has no schedule at all. */
export function compileShop(shop: Shop): CompiledShop {
	const operations = shop.jobs.flatMap((job, index) =>
		job.operations.map((ways, step) => ({
			job: index,
			first: step === 0,
			last: step === job.operations.length - 1,
			release: step === 0 ? job.release : 0,
			ways
		}))
	);
	const count = operations.length;
	const waysFrom = new Int32Array(count + 1);
	const lastOf = new Int32Array(shop.jobs.length).fill(count);
	for (const [index, { job, ways }] of operations.entries()) {
		if (ways.length === 0) throw new RangeError(`operation ${index} (job ${job}) cannot be done`);
		waysFrom[index + 1] = at(waysFrom, index) + ways.length;
		lastOf[job] = index;
	}
	const ways = operations.flatMap((operation) => operation.ways);
	/** With an entry for nobody at the end. */
	const neighbour = (ends: 'first' | 'last', step: number): Int32Array =>
		Int32Array.from([
			...operations.map((operation, index) => (operation[ends] ? count : index + step)),
			count
		]);
	return {
		count,
		machines: shop.machines,
		workers: shop.workers,
		jobOf: Int32Array.from(operations, ({ job }) => job),
		before: neighbour('first', -1),
		after: neighbour('last', 1),
		release: Int32Array.from([...operations.map(({ release }) => release), 0]),
		lastOf,
		due: Int32Array.from(shop.jobs, ({ due }) => due ?? FAR),
		weight: Int32Array.from(shop.jobs, ({ weight }) => weight),
		waysFrom,
		wayMachine: Int32Array.from(ways, ({ machine }) => machine),
		wayWorker: Int32Array.from(ways, ({ worker }) => worker ?? -1),
		wayDuration: Int32Array.from(ways, ({ duration }) => duration)
	};
}
