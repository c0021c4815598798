import { at } from '../at.ts';
import type { Random } from '../random.ts';
import type { CompiledShop } from './compiled.ts';
import type { Draft } from './graph.ts';

/** How much a job's remaining work counts against ending early, when the next operation is chosen. */
const LONG_JOBS_FIRST = 0.3;

/** A schedule being built from its beginning. */
interface Filling {
	readonly shop: CompiledShop;
	/** When each job, machine and worker is free. */
	readonly jobs: Int32Array;
	readonly machines: Int32Array;
	readonly workers: Int32Array;
	/** Of each operation, the least work from it to its job's end. */
	readonly left: Int32Array;
}

interface Choice {
	readonly v: number;
	readonly way: number;
	readonly cost: number;
}

/**
 * A first schedule: again and again the operation and alternative that would end earliest, long jobs
 * first among equals; `noise` (0 to 1) mixes chance into it, so that several differ.
 */
export function firstDraft(shop: CompiledShop, random: Random, noise: number): Draft {
	const { count, before, after } = shop;
	const filling: Filling = {
		shop,
		jobs: new Int32Array(shop.lastOf.length),
		machines: new Int32Array(shop.machines),
		workers: new Int32Array(shop.workers),
		left: leastWorkLeft(shop)
	};
	const ways = new Int32Array(count + 1);
	const order = new Int32Array(count);
	let open = Array.from({ length: count }, (_, v) => v).filter((v) => at(before, v) === count);
	for (let index = 0; index < count; index++) {
		const { v, way } = open
			.map((candidate) => bestWay(filling, candidate, () => 1 + noise * random.unit()))
			.reduce((best, one) => (one.cost < best.cost ? one : best));
		ways[v] = way;
		order[index] = v;
		fill(filling, v, way);
		open = open.flatMap((one) =>
			one !== v ? [one] : at(after, v) === count ? [] : [at(after, v)]
		);
	}
	return { ways, order };
}

function leastWorkLeft({ count, after, waysFrom, wayDuration }: CompiledShop): Int32Array {
	const left = new Int32Array(count + 1);
	for (let v = count - 1; v >= 0; v--)
		left[v] =
			at(left, at(after, v)) +
			Math.min(...wayDuration.subarray(at(waysFrom, v), at(waysFrom, v + 1)));
	return left;
}

function endOf({ shop, jobs, machines, workers }: Filling, v: number, way: number): number {
	const worker = at(shop.wayWorker, way);
	return (
		at(shop.wayDuration, way) +
		Math.max(
			at(shop.release, v),
			at(jobs, at(shop.jobOf, v)),
			at(machines, at(shop.wayMachine, way)),
			worker < 0 ? 0 : at(workers, worker)
		)
	);
}

function bestWay(filling: Filling, v: number, chance: () => number): Choice {
	const { waysFrom } = filling.shop;
	let best: Choice = { v, way: -1, cost: Infinity };
	for (let way = at(waysFrom, v); way < at(waysFrom, v + 1); way++) {
		const cost = endOf(filling, v, way) * chance() - LONG_JOBS_FIRST * at(filling.left, v);
		if (cost < best.cost) best = { v, way, cost };
	}
	return best;
}

function fill(filling: Filling, v: number, way: number): void {
	const { shop, jobs, machines, workers } = filling;
	const end = endOf(filling, v, way);
	const worker = at(shop.wayWorker, way);
	jobs[at(shop.jobOf, v)] = end;
	machines[at(shop.wayMachine, way)] = end;
	if (worker >= 0) workers[worker] = end;
}
