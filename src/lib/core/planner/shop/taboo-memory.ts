import { at } from '../at.ts';
import type { Random } from '../random.ts';
import type { ShopGraph } from './graph.ts';
import type { Sequences } from './sequences.ts';

/** For how many steps an order or an alternative may not be taken back, at least, and what chance adds. */
const ORDER_TENURE = 20;
const WAY_TENURE = 25;
const TENURE_CHANCE = 20;

/** What may not be undone for a while: an operation's old alternative, and orders of two operations. */
export class TabooMemory {
	/** Of each alternative the last step of its taboo. */
	readonly ways: Int32Array;
	/** `pairs[a * count + b]`: the last step of the taboo on a before b. */
	readonly pairs: Int32Array;
	readonly #graph: ShopGraph;

	constructor(graph: ShopGraph) {
		const { count, wayDuration } = graph.shop;
		this.#graph = graph;
		this.ways = new Int32Array(wayDuration.length);
		this.pairs = new Int32Array(count * (count + 1));
	}

	clear(): void {
		this.ways.fill(0);
		this.pairs.fill(0);
	}

	/** Forbids for a while what would undo a move that is about to be made. */
	remember(
		move: {
			readonly v: number;
			readonly way: number;
			readonly machine: number;
			readonly worker: number;
		},
		step: number,
		random: Random
	): void {
		const graph = this.#graph;
		const { wayMachine, wayWorker } = graph.shop;
		const { v, way } = move;
		const until = step + ORDER_TENURE + random.below(TENURE_CHANCE);
		const old = at(graph.way, v);
		if (way !== old) this.ways[old] = step + WAY_TENURE + random.below(TENURE_CHANCE);
		if (at(wayMachine, way) === at(graph.machines.on, v))
			this.#orders(graph.machines, { v, behind: move.machine, until });
		if (at(wayWorker, way) === at(graph.workers.on, v))
			this.#orders(graph.workers, { v, behind: move.worker, until });
	}

	/** On the same resource: v may not go back past those whom it passes. */
	#orders(
		{ nobody, before, after }: Sequences,
		{ v, behind, until }: { v: number; behind: number; until: number }
	): void {
		if (behind === at(before, v)) return;
		let passed = at(after, v);
		while (passed !== nobody && passed !== behind) passed = at(after, passed);
		if (behind !== nobody && passed === behind)
			for (let x = at(after, v); ; x = at(after, x)) {
				this.pairs[v * nobody + x] = until;
				if (x === behind) return;
			}
		for (let x = at(before, v); x !== behind; x = at(before, x)) this.pairs[x * nobody + v] = until;
	}
}
