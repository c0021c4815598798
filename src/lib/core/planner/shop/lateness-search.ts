import { Random } from '../random.ts';
import type { CompiledShop } from './compiled.ts';
import { firstDraft } from './first-draft.ts';
import type { Draft } from './graph.ts';
import { LatenessWalk } from './lateness-walk.ts';
import { mergedOrder } from './merged-order.ts';
import type { ShopBudget } from './shop.ts';

/** Schedules that live side by side. */
const POPULATION = 15;
/** Moves of a first annealing, and by how many each child's is longer than the one before. */
const MOVES = 4000;
const MORE_MOVES = 10;
/** Temperatures in usual worsenings: an annealing begins between the first two and ends at the third. */
const HOTTEST = 1.5;
const MILDEST = 0.4;
const COLDEST = 0.05;
/** Moves at one temperature, and between two questions whether to stop. */
const STRETCH = 100;
/** How much chance the first schedules have in them: about as much as rule. */
const START_NOISE = 1;

interface Member {
	readonly lateness: number;
	/** All operations by their starts. */
	readonly order: Int32Array;
}

/**
 * Search for the least weighted lateness in a job shop: a memetic algorithm (Moscato 1989) whose local
 * search is annealing (Kirkpatrick, Gelatt and Vecchi 1983). Two schedules of a small population are
 * merged, the child is annealed and takes the worse parent's place where it is better: replacing the
 * worst of all instead lets one family take over, and then nothing new comes (measured). Temperatures
 * come from a sample of worsenings, never from a constant: weights and durations differ from shop to
 * shop. Children are heated differently, as some shops need much and others little, and annealed ever
 * longer, so the search needs no end to be planned for and can be stopped at any time.
 */
export class LatenessSearch {
	readonly #random: Random;
	readonly #shop: CompiledShop;
	readonly #walk: LatenessWalk;
	/** The best order of the annealing that is going on. */
	readonly #found: Int32Array;
	/** The size of a usual worsening, the unit of temperatures. */
	#usual = 1;
	#budget: Required<ShopBudget> = { steps: 0, shouldStop: () => true };
	#done = 0;
	#over = false;

	/** The shop has one way to do each operation, and no workers. */
	constructor(shop: CompiledShop, seed: number) {
		this.#random = new Random(seed);
		this.#shop = shop;
		this.#walk = new LatenessWalk(shop, this.#random);
		this.#found = new Int32Array(shop.count);
	}

	/** The best schedule within the budget, and the moves it tried. */
	run({ steps, shouldStop = () => false }: ShopBudget): { draft: Draft; steps: number } {
		this.#budget = { steps, shouldStop };
		this.#done = 0;
		this.#over = false;
		let best = this.#start();
		const keep = (member: Member): Member => {
			if (member.lateness < best.lateness) best = member;
			return member;
		};
		const population: Member[] = [];
		while (population.length < POPULATION && best.lateness > 0 && !this.#isOver()) {
			const { order } = firstDraft(this.#shop, this.#random, START_NOISE);
			population.push(keep(this.#annealed(order, MOVES, HOTTEST)));
		}
		for (let moves = MOVES; best.lateness > 0 && !this.#isOver(); moves += MORE_MOVES)
			keep(this.#nextChild(population, moves));
		return {
			draft: { ways: this.#shop.waysFrom.slice(0, -1), order: best.order },
			steps: this.#done
		};
	}

	/** The first schedule by the rule; a walk from it tells the size of a usual worsening. */
	#start(): Member {
		const { graph } = this.#walk;
		graph.load(firstDraft(this.#shop, this.#random, 0).order);
		const first = { lateness: graph.lateness, order: graph.orderByStart() };
		this.#usual = this.#walk.usualWorsening();
		return first;
	}

	/** Anneals a child of two members by chance, and lets it take the worse parent's place if it may. */
	#nextChild(population: Member[], moves: number): Member {
		const random = this.#random;
		const one = random.below(population.length);
		const other = (one + 1 + random.below(population.length - 1)) % population.length;
		const [father, mother] = [population[one] as Member, population[other] as Member];
		const heat = MILDEST + (HOTTEST - MILDEST) * random.unit();
		const child = this.#annealed(mergedOrder(father.order, mother.order, random), moves, heat);
		const worse = father.lateness > mother.lateness ? one : other;
		// A second schedule of the same lateness is nearly always the same schedule again.
		const known = population.some(({ lateness }) => lateness === child.lateness);
		if (!known && child.lateness < Math.max(father.lateness, mother.lateness))
			population[worse] = child;
		return child;
	}

	/** The best schedule met while annealing from an order of all operations. */
	#annealed(order: Int32Array, moves: number, heat: number): Member {
		const { graph } = this.#walk;
		const found = this.#found;
		graph.load(order);
		let lateness = graph.lateness;
		found.set(order);
		let temperature = this.#usual * heat;
		const cooling = (COLDEST / heat) ** (STRETCH / moves);
		for (let tried = 0; tried < moves && lateness > 0 && !this.#isOver(); tried += STRETCH) {
			lateness = this.#stretch(temperature, lateness);
			temperature *= cooling;
		}
		graph.load(found);
		return { lateness, order: graph.orderByStart() };
	}

	/** Asked before each stretch; once true it stays true. */
	#isOver(): boolean {
		const { steps, shouldStop } = this.#budget;
		this.#over = this.#over || this.#done >= steps || shouldStop();
		return this.#over;
	}

	/** Some moves at one temperature; answers the least lateness of this annealing so far. */
	#stretch(temperature: number, least: number): number {
		const walk = this.#walk;
		const { graph } = walk;
		const moves = Math.min(STRETCH, this.#budget.steps - this.#done);
		let lateness = least;
		for (let tried = 0; tried < moves; tried++)
			if (walk.step(temperature) && graph.lateness < lateness) {
				lateness = graph.lateness;
				graph.copyOrder(this.#found);
			}
		this.#done += moves;
		return lateness;
	}
}
