import { lateMinutes } from './lateness.ts';
import type { Model } from './model.ts';
import { Moves, type Aims } from './moves.ts';
import { Random } from './random.ts';
import type { Sequence } from './rules.ts';
import type { Prices, Published } from './facts.ts';
import { Timetable, TOO_DEAR } from './timetable.ts';
import { WAIT_STEPS, waitTable } from './waits.ts';

/**
 * Annealing over orders of work: a small change is timed exactly, and kept when it is no worse than
 * a limit drawn above the present cost; the limit sinks towards the end. It never looks at a clock:
 * its budget is steps, and whoever has only time says stop.
 */
export interface SearchOptions {
	/** The same seed, steps and question give the same plan, byte for byte, everywhere. */
	readonly seed: number;
	/** Changes to try; the temperature sinks over them. */
	readonly steps: number;
	/**
	 * How much of the budget is gone, from 0 to 1, where it is not steps: asked like `shouldStop`. The
	 * search cools by it and ends at 1; what it finds then hangs on whoever answers.
	 */
	readonly progress?: (() => number) | undefined;
	/** Asked every PACE steps, far less than a millisecond of work apart; true ends the search with the best so far. */
	readonly shouldStop?: (() => boolean) | undefined;
	/** Told of each better plan as it is found; `sequenceOf` is valid during the call. */
	readonly onBetter?: ((found: Found) => void) | undefined;
}

/** The best order so far. */
export interface Found {
	readonly sequence: Sequence;
	readonly cost: number;
	/** Changes timed until now. */
	readonly tried: number;
}

const PACE = 32;
/** Changes sampled to learn what a worsening usually costs: it sets the temperature. */
const SAMPLE = 400;
/** Share of the usual worsening at which annealing begins, by trial on the benchmark days: planning anew begins warm, repair stays near. */
const PLAN_HEAT = 0.1;
const REPAIR_HEAT = 0.05;
/** Changes that aim at what holds late cars up, or at the published plan, by trial likewise. */
const PLAN_AIMS: Aims = { late: 35, back: 0 };
const REPAIR_AIMS: Aims = { late: 48, back: 20 };
/** Kept changes after which the order is sorted by start again, so that neighbours in it are neighbours in time. */
const SORT_EVERY = 1000;

const WAITS = waitTable();

/** One search on one question: the timetable in hand, the best found, and how warm it is. */
export class Search {
	readonly table: Timetable;
	readonly #random: Random;
	readonly #moves: Moves;
	readonly #order: Int32Array;
	readonly #choice: Int32Array;
	/** With a published plan the cost decides, as it prices moves; without, lateness comes first. */
	readonly #byCost: boolean;
	readonly #heat: number;
	#bestCost = Infinity;
	#bestLate = Infinity;
	#tried = 0;
	#kept = 0;

	constructor(
		model: Model,
		prices: Prices,
		{ seed, published = null }: { seed: number; published?: Published | null }
	) {
		this.#random = new Random(seed);
		this.table = new Timetable(model, prices, published);
		this.#moves = new Moves(this.table, this.#random, published === null ? PLAN_AIMS : REPAIR_AIMS);
		this.#order = this.table.order.slice();
		this.#choice = this.table.choice.slice();
		this.#byCost = published !== null;
		this.#heat = published === null ? PLAN_HEAT : REPAIR_HEAT;
	}

	/** Looks at an order of work; it becomes the best when it is. */
	offer({ order, choice }: Sequence): void {
		this.table.load(order, choice);
		this.#note();
	}

	/**
	 * Gives each of these operations in turn to whoever makes the best plan so far cheapest: whom the
	 * annealing would have to find by chance, one at a time, and for work of somebody who left the choice
	 * of people matters most.
	 */
	giveOut(operations: readonly number[]): void {
		this.#reload();
		for (const operation of operations) this.#giveBest(operation);
		this.#note();
	}

	/** The best found so far; the arrays change as the search goes on. */
	get found(): Found {
		return {
			sequence: { order: this.#order, choice: this.#choice },
			cost: this.#bestCost,
			tried: this.#tried
		};
	}

	/** Searches on from the best and leaves the best in the table. */
	run({ steps, progress, shouldStop, onBetter }: SearchOptions): Found {
		this.#reload();
		// A day on which nothing can be moved has one plan.
		if (this.table.order.length === 0) return this.found;
		const heat = this.#usualWorsening() * this.#heat;
		let temperature = heat;
		for (let step = 0; step < steps; step++) {
			if (step % PACE === 0) {
				if (shouldStop?.() === true) break;
				const left = 1 - (progress?.() ?? step / steps);
				if (left <= 0) break;
				temperature = heat * left * left * left + 1;
			}
			const better = this.#step(temperature);
			if (better) onBetter?.(this.found);
		}
		this.#reload();
		return this.found;
	}

	#reload(): void {
		this.table.load(this.#order, this.#choice);
		this.#moves.refresh();
	}

	#giveBest(operation: number): void {
		const { table } = this;
		const moves = this.#moves;
		const was = table.choice[operation] as number;
		const last = table.model.choiceFirst[operation + 1] as number;
		let best = was;
		let least = table.cost;
		for (let row = table.model.choiceFirst[operation] as number; row < last; row++) {
			if (row === was) continue;
			moves.give(operation, row);
			const cost = table.tryChange(moves.change, least);
			this.#tried++;
			if (cost < least) {
				least = cost;
				best = row;
			}
			table.drop();
			moves.undo();
		}
		if (best === was) return;
		moves.give(operation, best);
		table.tryChange(moves.change, TOO_DEAR);
		table.keep();
		moves.accept();
	}

	/** Tries one change; true when it made a new best. */
	#step(temperature: number): boolean {
		const { table } = this;
		const moves = this.#moves;
		if (!moves.propose()) return false;
		this.#tried++;
		const was = table.cost;
		const limit = was + temperature * (WAITS[this.#random.below(WAIT_STEPS)] as number);
		const cost = table.tryChange(moves.change, limit);
		if (cost > limit) {
			table.drop();
			moves.undo();
			return false;
		}
		table.keep();
		moves.accept();
		if (cost !== was) moves.findLate();
		const better = this.#note();
		this.#kept++;
		if (this.#kept % SORT_EVERY !== 0) return better;
		table.sort();
		moves.refresh();
		return this.#note() || better;
	}

	#note(): boolean {
		const { table } = this;
		if (table.cost >= this.#bestCost) return false;
		// A minute of lateness is not traded for many minutes of waiting: nothing may end later than the best rule's plan.
		const late = this.#byCost ? 0 : lateMinutes(table);
		if (late > this.#bestLate) return false;
		this.#bestLate = late;
		this.#bestCost = table.cost;
		this.#order.set(table.order);
		this.#choice.set(table.choice);
		return true;
	}

	/** The middle of what changes that make things worse cost: the only measure of "hot" a day gives. */
	#usualWorsening(): number {
		const { table } = this;
		const moves = this.#moves;
		const worse: number[] = [];
		for (let draw = 0; draw < SAMPLE; draw++) {
			if (!moves.propose()) continue;
			const cost = table.tryChange(moves.change, TOO_DEAR);
			if (cost > table.cost) worse.push(cost - table.cost);
			table.drop();
			moves.undo();
		}
		worse.sort((a, b) => a - b);
		return worse[worse.length >> 1] ?? table.prices.late;
	}
}
