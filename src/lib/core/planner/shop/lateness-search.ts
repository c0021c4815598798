import { at } from '../at.ts';
import { Random } from '../random.ts';
import type { CompiledShop } from './compiled.ts';
import { firstDraft } from './first-draft.ts';
import type { Draft } from './graph.ts';
import { LatenessGraph } from './lateness-graph.ts';
import type { ShopBudget } from './shop.ts';

/** Schedules searched side by side, from the coldest to the hottest. */
const RUNGS = 6;
/** Moves tried on each before neighbours are compared. */
const BURST = 200;
/** Moves of the walk that tells how large a usual worsening is. */
const SAMPLES = 2000;
/** Temperatures of the coldest and hottest rung, in usual worsenings. */
const COLDEST = 0.1;
const HOTTEST = 2;
/** Of 100 moves, how many swap two neighbours, and how many move one back; the others move one on. */
const SWAPS = 50;
const BACK = 25;

/** -ln of a draw between 0 and 1, from a table, so that every engine takes the same decisions. */
const PATIENCE_TABLE = 4096;
const PATIENCE = Float64Array.from(
	{ length: PATIENCE_TABLE },
	(_, index) => Math.round(-Math.log((index + 0.5) / PATIENCE_TABLE) * 65_536) / 65_536
);

interface Rung {
	graph: LatenessGraph;
	readonly temperature: number;
}

/**
 * Search for the least weighted lateness in a job shop: annealing on the critical ways of late jobs
 * (Van Laarhoven, Aarts and Lenstra 1992), at several temperatures side by side whose schedules change
 * places (parallel tempering, Swendsen and Wang 1986; Geyer 1991). It needs no cooling plan, so it can
 * be stopped at any time. The temperatures come from a sample of worsenings, never from a constant:
 * weights and durations differ from shop to shop.
 */
export class LatenessSearch {
	readonly #random: Random;
	readonly #shop: CompiledShop;
	#best: { lateness: number; draft: Draft };

	/** The shop has one way to do each operation, and no workers. */
	constructor(shop: CompiledShop, seed: number) {
		this.#random = new Random(seed);
		this.#shop = shop;
		const draft = firstDraft(shop, this.#random, 0);
		this.#best = { lateness: Infinity, draft };
	}

	/** The best schedule within the budget, and the moves it tried. */
	run({ steps, shouldStop = () => false }: ShopBudget): { draft: Draft; steps: number } {
		const rungs = this.#ladder();
		let done = 0;
		for (let round = 0; this.#best.lateness > 0 && done < steps && !shouldStop(); round++) {
			for (const rung of rungs) done += this.#burst(rung, Math.min(BURST, steps - done));
			for (let low = round % 2; low + 1 < rungs.length; low += 2)
				this.#compare(rungs[low], rungs[low + 1]);
		}
		return { draft: this.#best.draft, steps: done };
	}

	#burst({ graph, temperature }: Rung, moves: number): number {
		for (let tried = 0; tried < moves; tried++)
			if (this.#step(graph, temperature)) this.#keep(graph);
		return moves;
	}

	#keep(graph: LatenessGraph): void {
		if (graph.lateness < this.#best.lateness)
			this.#best = { lateness: graph.lateness, draft: graph.draft() };
	}

	/** A walk that takes every move tells the size of a usual worsening; all rungs start from its end. */
	#ladder(): readonly Rung[] {
		const walker = new LatenessGraph(this.#shop);
		walker.load(this.#best.draft.order);
		this.#keep(walker);
		const worsenings: number[] = [];
		for (let moved = 0; moved < SAMPLES && walker.bindings > 0; moved++) {
			const before = walker.lateness;
			this.#step(walker, Infinity);
			if (walker.lateness > before) worsenings.push(walker.lateness - before);
			this.#keep(walker);
		}
		worsenings.sort((one, other) => one - other);
		const usual = worsenings[Math.floor(worsenings.length / 2)] ?? 1;
		const { order } = walker.draft();
		return Array.from({ length: RUNGS }, (_, rung) => {
			const graph = new LatenessGraph(this.#shop);
			graph.load(order);
			const temperature = usual * COLDEST * (HOTTEST / COLDEST) ** (rung / (RUNGS - 1));
			return { graph, temperature };
		});
	}

	/** Tries one move; true when it was made. */
	#step(graph: LatenessGraph, temperature: number): boolean {
		if (graph.bindings === 0) return false;
		const random = this.#random;
		const limit = graph.lateness + temperature * this.#patience();
		const v = at(graph.bound, random.below(graph.bindings));
		const u = at(graph.machines.before, v);
		const kind = random.below(100);
		if (kind < SWAPS) return graph.tryBefore(v, u, limit);
		if (kind < SWAPS + BACK) return graph.tryBefore(v, this.#furtherBack(graph, v), limit);
		return graph.tryBehind(u, this.#furtherOn(graph, u), limit);
	}

	#patience(): number {
		return PATIENCE[this.#random.below(PATIENCE_TABLE)] ?? 0;
	}

	/** How far back v is put: past its neighbour, and further by chance while no gap and no circle stops it. */
	#furtherBack({ machines, head, duration, shop }: LatenessGraph, v: number): number {
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
	#furtherOn({ machines, head, duration, shop }: LatenessGraph, u: number): number {
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

	/** The colder of two rungs takes the better schedule; the worse one too, now and then. */
	#compare(cold: Rung | undefined, hot: Rung | undefined): void {
		if (cold === undefined || hot === undefined) return;
		const gain =
			(cold.graph.lateness - hot.graph.lateness) * (1 / cold.temperature - 1 / hot.temperature);
		if (-gain > this.#patience()) return;
		const { graph } = cold;
		cold.graph = hot.graph;
		hot.graph = graph;
	}
}
