import { at } from '../at.ts';
import type { Random } from '../random.ts';
import { FAR } from './compiled.ts';
import type { ShopGraph } from './graph.ts';
import { Places, type Surroundings, type Wanted } from './places.ts';
import type { TabooMemory } from './taboo-memory.ts';

/** One operation put elsewhere: v, done the way `way`, behind `machine` and `worker` in their sequences. */
export interface Move {
	/** -1: no move found. */
	v: number;
	way: number;
	machine: number;
	worker: number;
	/** Longest way through v after the move, as estimated. */
	cost: number;
	/** How many as good ones were seen. */
	ties: number;
}

const noMove = (): Move => ({ v: -1, way: 0, machine: 0, worker: 0, cost: FAR, ties: 0 });

/** An operation's alternative being weighed. */
interface Weighed {
	way: number;
	duration: number;
	/** Taboo on the alternative up to this step. */
	taboo: number;
	/** It is the one it has now: its present place is no move. */
	own: boolean;
}

/**
 * All places for an operation on all machines (and workers) that can do it. The length of the longest
 * way through it is estimated from the heads and tails of the present schedule; on its own machine the
 * operations that it passes are moved up first (as in Balas and Vazacopoulos 1998).
 */
export class Neighbourhood {
	/** The best move not taboo, or any move when all are. */
	readonly best = noMove();
	readonly any = noMove();
	readonly #graph: ShopGraph;
	readonly #taboo: TabooMemory;
	readonly #random: Random;
	readonly #onMachines: Surroundings;
	readonly #onWorkers: Surroundings;
	readonly #machinePlaces: readonly Places[];
	readonly #workerPlaces: readonly Places[];
	readonly #nowhere: Places;
	/** The call of `look` in which a resource's places were listed: each is listed once a call. */
	readonly #machineListed: Int32Array;
	readonly #workerListed: Int32Array;
	#call = 0;
	#step = 0;
	#bound = 0;
	readonly #wanted: Wanted = { v: 0, ready: 0, rest: 0, beforeStarts: 0, afterEnds: 0 };
	readonly #weighed: Weighed = { way: 0, duration: 0, taboo: 0, own: false };

	constructor(graph: ShopGraph, taboo: TabooMemory, random: Random) {
		const { machines, workers, shop } = graph;
		const { pairs } = taboo;
		this.#graph = graph;
		this.#taboo = taboo;
		this.#random = random;
		this.#onMachines = { graph, own: machines, other: workers, pairs };
		this.#onWorkers = { graph, own: workers, other: machines, pairs };
		this.#machinePlaces = Array.from({ length: shop.machines }, () => new Places(shop.count));
		this.#workerPlaces = Array.from({ length: shop.workers }, () => new Places(shop.count));
		this.#machineListed = new Int32Array(shop.machines);
		this.#workerListed = new Int32Array(shop.workers);
		this.#nowhere = Places.nowhere(shop.count);
	}

	/** Starts anew at a step of the search: moves below `bound` are taken though taboo. */
	begin(step: number, bound: number): void {
		this.#step = step;
		this.#bound = bound;
		for (const move of [this.best, this.any]) {
			move.v = -1;
			move.cost = FAR;
			move.ties = 0;
		}
	}

	/** Weighs all moves of one operation. */
	look(v: number): void {
		const { shop, way } = this.#graph;
		this.#want(v);
		this.#call++;
		const present = at(way, v);
		const to = at(shop.waysFrom, v + 1);
		const weighed = this.#weighed;
		for (let a = at(shop.waysFrom, v); a < to; a++) {
			weighed.way = a;
			weighed.duration = at(shop.wayDuration, a);
			weighed.own = a === present;
			weighed.taboo = weighed.own ? 0 : at(this.#taboo.ways, a);
			const machine = this.#placesOnMachine(at(shop.wayMachine, a));
			const worker = this.#placesWithWorker(at(shop.wayWorker, a));
			for (let m = 0; m < machine.count; m++) this.#weigh(machine, m, worker);
		}
	}

	#want(v: number): void {
		const { shop, head, tail, duration } = this.#graph;
		const wanted = this.#wanted;
		const before = at(shop.before, v);
		const after = at(shop.after, v);
		wanted.v = v;
		wanted.ready = Math.max(at(head, before) + at(duration, before), at(shop.release, v));
		wanted.rest = at(tail, after) + at(duration, after);
		wanted.beforeStarts = before === shop.count ? -1 : at(head, before);
		wanted.afterEnds = after === shop.count ? FAR : at(head, after) + at(duration, after);
	}

	#placesOnMachine(machine: number): Places {
		const places = this.#machinePlaces[machine] as Places;
		if (at(this.#machineListed, machine) !== this.#call) {
			this.#machineListed[machine] = this.#call;
			places.list(this.#onMachines, this.#wanted, machine);
		}
		return places;
	}

	#placesWithWorker(worker: number): Places {
		if (worker < 0) return this.#nowhere;
		const places = this.#workerPlaces[worker] as Places;
		if (at(this.#workerListed, worker) !== this.#call) {
			this.#workerListed[worker] = this.#call;
			places.list(this.#onWorkers, this.#wanted, worker);
		}
		return places;
	}

	/** One place on the machine with every place in the worker's sequence. */
	#weigh(machine: Places, m: number, worker: Places): void {
		const wanted = this.#wanted;
		const { duration, own } = this.#weighed;
		const ready = Math.max(at(machine.ready, m), wanted.ready);
		const rest = Math.max(at(machine.rest, m), wanted.rest);
		const { best } = this;
		for (let w = 0; w < worker.count; w++) {
			const cost =
				Math.max(ready, at(worker.ready, w)) + duration + Math.max(rest, at(worker.rest, w));
			if (best.v >= 0 && cost > best.cost) continue;
			// The present place, first in both lists, is no move.
			if (own && m === 0 && w === 0) continue;
			if (!circles(machine, m, { worker, w })) this.#offer(cost, { machine, m, worker, w });
		}
	}

	#offer(
		cost: number,
		{ machine, m, worker, w }: { machine: Places; m: number; worker: Places; w: number }
	): void {
		const taboo = Math.max(this.#weighed.taboo, at(machine.taboo, m), at(worker.taboo, w));
		const free = taboo < this.#step || cost < this.#bound;
		if (!free && this.best.v >= 0) return;
		const move = free ? this.best : this.any;
		if (free && cost < move.cost) {
			move.cost = cost;
			move.ties = 0;
		}
		move.ties++;
		if (move.ties > 1 && this.#random.below(move.ties) > 0) return;
		move.v = this.#wanted.v;
		move.way = this.#weighed.way;
		move.machine = at(machine.behind, m);
		move.worker = at(worker.behind, w);
	}
}

/** Whether the two places together could close a circle: what goes before on one follows on the other. */
function circles(
	machine: Places,
	m: number,
	{ worker, w }: { worker: Places; w: number }
): boolean {
	return (
		at(machine.beforeStarts, m) >= at(worker.afterEnds, w) ||
		at(worker.beforeStarts, w) >= at(machine.afterEnds, m) ||
		at(machine.behind, m) === at(worker.ahead, w) ||
		at(worker.behind, w) === at(machine.ahead, m)
	);
}
