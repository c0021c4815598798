import { at } from '../at.ts';
import { Random } from '../random.ts';
import { FAR, type CompiledShop } from './compiled.ts';
import { criticalPath } from './critical-path.ts';
import { firstDraft } from './first-draft.ts';
import { ShopGraph, type Draft } from './graph.ts';
import { Neighbourhood, type Move } from './neighbourhood.ts';
import type { ShopBudget } from './shop.ts';
import { TabooMemory } from './taboo-memory.ts';

/** Steps without a better schedule before the search starts again from one of the elite. */
const PATIENCE = 200;
/** Random moves by which a restart leaves its elite schedule, at least, and how much chance adds. */
const KICK = 5;
const KICK_CHANCE = 5;
/** How many of the best rounds' ends are kept to start from. */
const ELITE = 5;
/** First schedules tried: one by the rule, the others with chance mixed in. */
const STARTS = 10;
const START_NOISE = 0.1;
/** Steps between two questions whether to stop. */
const ASK_EVERY = 8;

interface Found {
	readonly makespan: number;
	readonly draft: Draft;
}

/**
 * Tabu search for the shortest schedule (after Dell'Amico and Trubian 1993, Mastrolilli and
 * Gambardella 2000): at each step the best move of an operation of one critical path is made, even
 * where it makes the schedule longer; taking it back is taboo for a while. A round that finds nothing
 * any more ends, and the next one starts from a shaken schedule out of the few best.
 */
export class TabuSearch {
	readonly #random: Random;
	readonly #graph: ShopGraph;
	readonly #taboo: TabooMemory;
	readonly #neighbourhood: Neighbourhood;
	readonly #path: Int32Array;
	#elite: readonly Found[] = [];
	#step = 0;

	constructor(shop: CompiledShop, seed: number) {
		this.#random = new Random(seed);
		this.#graph = new ShopGraph(shop);
		this.#taboo = new TabooMemory(this.#graph);
		this.#neighbourhood = new Neighbourhood(this.#graph, this.#taboo, this.#random);
		this.#path = new Int32Array(shop.count);
	}

	/** The best schedule within the budget, and the steps it took. */
	run({ steps, shouldStop = () => false }: ShopBudget): Found & { readonly steps: number } {
		let best = this.#start();
		let round = best;
		let since = 0;
		let done = 0;
		for (; done < steps; done++) {
			if (done % ASK_EVERY === 0 && shouldStop()) break;
			const moved = this.#advance(round.makespan);
			since++;
			if (moved && this.#graph.makespan < round.makespan) {
				round = this.#found();
				since = 0;
				if (round.makespan < best.makespan) best = round;
			}
			if (moved && since <= PATIENCE) continue;
			this.#remember(round);
			this.#restart();
			round = this.#found();
			since = 0;
		}
		return { ...best, steps: done };
	}

	#found(): Found {
		return { makespan: this.#graph.makespan, draft: this.#graph.draft() };
	}

	#start(): Found {
		const graph = this.#graph;
		let best: Found = { makespan: FAR, draft: graph.draft() };
		for (let round = 0; round < STARTS; round++) {
			graph.load(firstDraft(graph.shop, this.#random, round === 0 ? 0 : START_NOISE));
			if (graph.makespan < best.makespan) best = this.#found();
		}
		graph.load(best.draft);
		return best;
	}

	/** One step; false where no operation of the critical path can go anywhere else. */
	#advance(bound: number): boolean {
		this.#step++;
		const { best, any } = this.#neighbourhood;
		const length = criticalPath(this.#graph, this.#random, this.#path);
		this.#neighbourhood.begin(this.#step, bound);
		for (let index = 0; index < length; index++) this.#neighbourhood.look(at(this.#path, index));
		return this.#make(best.v >= 0 ? best : any);
	}

	#make(move: Move): boolean {
		if (move.v < 0) return false;
		this.#taboo.remember(move, this.#step, this.#random);
		this.#graph.move(move.v, move.way, move);
		this.#graph.evaluate();
		return true;
	}

	#remember(found: Found): void {
		this.#elite = [...this.#elite, found]
			.sort((one, other) => one.makespan - other.makespan)
			.slice(0, ELITE);
	}

	/** Loads one of the elite and makes some moves by chance. */
	#restart(): void {
		const from = this.#elite[this.#random.below(this.#elite.length)];
		if (from !== undefined) this.#graph.load(from.draft);
		this.#taboo.clear();
		this.#step = 0;
		for (let kicks = KICK + this.#random.below(KICK_CHANCE); kicks > 0; kicks--) {
			const length = criticalPath(this.#graph, this.#random, this.#path);
			// At step -1 everything is taboo, so that the move is drawn from all.
			this.#neighbourhood.begin(-1, 0);
			this.#neighbourhood.look(at(this.#path, this.#random.below(length)));
			this.#make(this.#neighbourhood.any);
		}
	}
}
