import { at } from '../at.ts';
import type { Random } from '../random.ts';
import { LatenessGraph } from './lateness-graph.ts';
import type { CompiledShop } from './compiled.ts';

/** Moves of the walk that tells how large a usual worsening is. */
const SAMPLES = 2000;
/** Of 100 moves, how many swap two neighbours, and how many move one back; the others move one on. */
const SWAPS = 50;
const BACK = 25;

/** -ln of a draw between 0 and 1, from a table, so that every engine takes the same decisions. */
const PATIENCE_TABLE = 4096;
const PATIENCE = Float64Array.from(
	{ length: PATIENCE_TABLE },
	(_, index) => Math.round(-Math.log((index + 0.5) / PATIENCE_TABLE) * 65_536) / 65_536
);

/**
 * A walk through the schedules of a job shop by moves on the critical ways of late jobs: swaps of two
 * neighbours (Van Laarhoven, Aarts and Lenstra 1992) and moves of one operation along its block (Balas
 * and Vazacopoulos 1998). Each is timed exactly and taken by the rule of Metropolis.
 */
export class LatenessWalk {
	readonly graph: LatenessGraph;
	readonly #random: Random;

	constructor(shop: CompiledShop, random: Random) {
		this.graph = new LatenessGraph(shop);
		this.#random = random;
	}

	/** The median of what makes a schedule worse along a walk from here that takes every move; at least 1. */
	usualWorsening(): number {
		const { graph } = this;
		const worsenings: number[] = [];
		for (let moved = 0; moved < SAMPLES && graph.bindings > 0; moved++) {
			const before = graph.lateness;
			this.step(Infinity);
			if (graph.lateness > before) worsenings.push(graph.lateness - before);
		}
		worsenings.sort((one, other) => one - other);
		return worsenings[Math.floor(worsenings.length / 2)] ?? 1;
	}

	/** Tries one move; true when it was made. */
	step(temperature: number): boolean {
		const { graph } = this;
		if (graph.bindings === 0) return false;
		const random = this.#random;
		const limit = graph.lateness + temperature * (PATIENCE[random.below(PATIENCE_TABLE)] ?? 0);
		const v = at(graph.bound, random.below(graph.bindings));
		const u = at(graph.machines.before, v);
		const kind = random.below(100);
		if (kind < SWAPS) return graph.tryBefore(v, u, limit);
		if (kind < SWAPS + BACK) return graph.tryBefore(v, this.#furtherBack(v), limit);
		return graph.tryBehind(u, this.#furtherOn(u), limit);
	}

	/** How far back v is put: past its neighbour, and further by chance while no gap and no circle stops it. */
	#furtherBack(v: number): number {
		const { machines, head, duration, shop } = this.graph;
		const job = at(shop.before, v);
		const needs = job === shop.count ? -1 : at(head, job);
		let u = at(machines.before, v);
		for (;;) {
			const x = at(machines.before, u);
			const end = at(head, x) + at(duration, x);
			if (x === shop.count || x === job || end < at(head, u) || end <= needs) return u;
			u = x;
			if (this.#random.below(2) === 0) return u;
		}
	}

	/** The same forwards: behind whom u is put. */
	#furtherOn(u: number): number {
		const { machines, head, duration, shop } = this.graph;
		const job = at(shop.after, u);
		const needed = job === shop.count ? Infinity : at(head, job) + at(duration, job);
		let w = at(machines.after, u);
		for (;;) {
			const x = at(machines.after, w);
			const gap = at(head, w) + at(duration, w) < at(head, x);
			if (x === shop.count || x === job || gap || at(head, x) >= needed) return w;
			w = x;
			if (this.#random.below(2) === 0) return w;
		}
	}
}
