import {
	BEFORE,
	CAREFUL,
	DUE,
	FACTS,
	factsOf,
	KIND,
	LATE_RATE,
	NOT_BEFORE,
	PLAIN,
	PREVIOUS,
	TAIL,
	WAIT_RATE,
	type Prices,
	type Published
} from './facts.ts';
import { openAt, type Model } from './model.ts';
import { Resources } from './resources.ts';
import { BAY, BY_BAY, END, LATE, MOVED, PERSON, START, WIDTH } from './time-rows.ts';

/** What a minute costs, in late minutes, that work runs into held work of its own car: more than any promise. */
export const OVER = 1000;

/**
 * Lays one operation after the other as early as its car, its person and a bay allow, and says what
 * each adds to the cost. The order is the caller's business.
 */
export class Placing {
	readonly model: Model;
	readonly prices: Prices;
	/** Where operations came to lie: rows of WIDTH numbers. */
	readonly times: Int32Array;
	readonly resources: Resources;
	readonly #published: Published | null;
	readonly #facts: Int32Array;

	constructor(model: Model, prices: Prices, published: Published | null) {
		this.model = model;
		this.prices = prices;
		this.#published = published;
		this.#facts = factsOf(model, prices, published !== null);
		this.times = new Int32Array(model.count * WIDTH);
		this.resources = new Resources(model);
		this.#holdTimes();
	}

	#holdTimes(): void {
		const { model, times } = this;
		for (let operation = 0; operation < model.count; operation++) {
			if (model.isMovable[operation] === 1) continue;
			const row = operation * WIDTH;
			const end = model.heldEnd[operation] as number;
			times[row + START] = model.heldStart[operation] as number;
			times[row + END] = end;
			times[row + LATE] = this.#jobCost(operation, end);
		}
	}

	/** The operation before another in its car's order; −1 for the first. */
	previousOf(operation: number): number {
		return this.#facts[operation * FACTS + PREVIOUS] as number;
	}

	/** Cost of a job as known when this operation of it ends then: late minutes and waiting minutes. */
	#jobCost(operation: number, end: number): number {
		const facts = this.#facts;
		const at = operation * FACTS;
		const open = openAt(this.model, end) + (facts[at + TAIL] as number);
		const late = open - (facts[at + DUE] as number);
		const waiting = open * (facts[at + WAIT_RATE] as number);
		return late > 0 ? late * (facts[at + LATE_RATE] as number) + waiting : waiting;
	}

	/** Gives an operation its time, person and bay with a row of its choices; answers what that adds to the cost. */
	place(operation: number, row: number): number {
		const { resources, model, times: tried } = this;
		const facts = this.#facts;
		const at = operation * FACTS;
		const kind = facts[at + KIND] as number;
		let earliest = facts[at + NOT_BEFORE] as number;
		const before = facts[at + BEFORE] as number;
		const ready = before >= 0 ? (tried[before * WIDTH + END] as number) : 0;
		if (ready > earliest) earliest = ready;
		if (kind === CAREFUL) return this.#placeCarefully(operation, row, earliest);
		const person = resources.poolFree(model.choicePool[row] as number);
		if (person > earliest) earliest = person;
		const bay = resources.bayBy(operation, earliest);
		const start = resources.fit(operation, row, bay > earliest ? bay : earliest);
		const end = resources.endFor(operation, row, start);
		const here = operation * WIDTH;
		tried[here + BY_BAY] = bay > earliest ? 1 : 0;
		tried[here + START] = start;
		tried[here + END] = end;
		tried[here + PERSON] = resources.seize(model.choicePool[row] as number, start, end);
		if (kind === PLAIN) {
			tried[here + BAY] = resources.seizeBay(operation, start, end);
			return this.#lateCost(operation, end);
		}
		tried[here + BAY] = this.#seizeNear(operation, start, end);
		return this.#lateCost(operation, end) + this.#moveCost(operation, start);
	}

	/** What an end adds to what the car's lateness was known to cost. */
	#lateCost(operation: number, end: number): number {
		const tried = this.times;
		const late = this.#jobCost(operation, end);
		const previous = this.#facts[operation * FACTS + PREVIOUS] as number;
		const before = previous >= 0 ? (tried[previous * WIDTH + LATE] as number) : 0;
		const known = late > before ? late : before;
		tried[operation * WIDTH + LATE] = known;
		return known - before;
	}

	/** The same where more is to be minded: several predecessors, helpers, blocked hours. */
	#placeCarefully(operation: number, row: number, ready: number): number {
		const { model, resources, times: tried } = this;
		let earliest = ready;
		for (const other of model.others[operation] ?? [])
			earliest = Math.max(earliest, tried[other * WIDTH + END] as number);
		const start = resources.startFor(operation, row, earliest);
		const end = resources.endFor(operation, row, start);
		for (const helper of model.helperPools[operation] ?? []) resources.seize(helper, start, end);
		const here = operation * WIDTH;
		tried[here + START] = start;
		tried[here + END] = end;
		tried[here + PERSON] = resources.seize(model.choicePool[row] as number, start, end);
		tried[here + BAY] = this.#seizeNear(operation, start, end);
		const over = Math.max(0, end - (model.mustEnd[operation] as number)) * OVER * this.prices.late;
		return this.#lateCost(operation, end) + this.#moveCost(operation, start) + over;
	}

	/** The published bay where it is free in time, else the best fit. */
	#seizeNear(operation: number, start: number, end: number): number {
		const { model, resources } = this;
		const own = this.#published?.bay[operation] ?? -1;
		if (own >= 0) {
			const pool = model.bayPoolOf[own] as number;
			resources.bringUp(pool);
			const at = resources.isBlocked(pool, start, end) ? -1 : resources.find(pool, own, start);
			if (at >= 0) return resources.reenter(pool, at, end);
		}
		return model.careful[operation] === 1
			? resources.seizeClearBay(operation, start, end)
			: resources.seizeBay(operation, start, end);
	}

	#moveCost(operation: number, start: number): number {
		const published = this.#published;
		if (published === null) return 0;
		const tried = this.times;
		const { tolerance, move, car } = this.prices;
		const previous = this.#facts[operation * FACTS + PREVIOUS] as number;
		const before = previous >= 0 ? (tried[previous * WIDTH + MOVED] as number) : 0;
		const was = published.start[operation] as number;
		const row = operation * WIDTH;
		const moved =
			was >= 0 &&
			(start - was > tolerance ||
				was - start > tolerance ||
				tried[row + PERSON] !== published.technician[operation] ||
				tried[row + BAY] !== published.bay[operation]);
		tried[row + MOVED] = moved ? 1 : before;
		if (!moved) return 0;
		return before === 0 ? move + car : move;
	}
}
