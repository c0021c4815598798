/**
 * Exact times for an order of work: each operation in turn starts as early as its car, its person
 * and a bay allow. The state (who is free when) is kept every sixteen positions, so a change
 * is timed from where it begins and only until the state is again what it was. Nothing is allocated
 * after construction: the search asks this a few hundred thousand times a second.
 */
import {
	FACTS,
	NOT_BEFORE,
	BEFORE,
	KIND,
	PREVIOUS,
	TAIL,
	DUE,
	LATE_RATE,
	WAIT_RATE,
	PLAIN,
	CAREFUL,
	factsOf,
	readersOf,
	type Prices,
	type Published
} from './facts.ts';
import { openAt, type Model } from './model.ts';
import { RESOURCE_MASK } from './pools.ts';
import { Resources } from './resources.ts';
import { SNAPSHOT_MASK, SNAPSHOT_SHIFT, Snapshots } from './snapshots.ts';

/** What `tryFrom` answers when the cost passed the limit and timing stopped. */
export const TOO_DEAR = Number.MAX_SAFE_INTEGER;

/** What a minute costs, in late minutes, that work runs into held work of its own car: more than any promise. */
export const OVER = 1000;

/** What `#judge` answers when timing must go on. */
const GO_ON = -1;

/**
 * Share of what lies behind a change that it may be hoped to save there. Higher is more exact and slower;
 * below a quarter good changes were lost on the benchmark days.
 */
const HOPE = 0.3;

/** Columns of a row of times, one row per operation. */
const WIDTH = 8;
const START = 0;
const END = 1;
const PERSON = 2;
const BAY = 3;
/** What the car's lateness costs as known after this operation. */
const LATE = 4;
/** Whether something of the car moved, up to and with this operation. */
const MOVED = 5;

/** An order of work with its exact times; changed and timed again piece by piece. */
export class Timetable {
	readonly model: Model;
	readonly prices: Prices;
	/** Operations in the order they are given their times; a car's stand in their own order. */
	readonly order: Int32Array;
	/** Where each operation stands in the order; −1 for held ones. */
	readonly position: Int32Array;
	/** Row of the model's choices that each operation uses. */
	readonly choice: Int32Array;
	/** The times that hold, and those of the change being tried. */
	readonly #kept: Int32Array;
	readonly #tried: Int32Array;
	readonly #published: Published | null;
	readonly #facts: Int32Array;
	/** Last operation of its job that looks at an operation's end; itself when none does. */
	readonly #reader: Int32Array;
	readonly resources: Resources;
	readonly #snapshots: Snapshots;
	/** Scratch for sorting. */
	readonly #keys: Int32Array;
	#total = 0;
	#triedTotal = 0;
	#first = 0;
	#stop = 0;
	#met = false;

	constructor(model: Model, prices: Prices, published: Published | null = null) {
		const { count, movable, initial } = model;
		this.model = model;
		this.prices = prices;
		this.#published = published;
		this.order = movable.slice();
		this.position = new Int32Array(count).fill(-1);
		this.choice = model.choiceFirst.slice(0, count);
		this.#keys = new Int32Array(count);
		this.#kept = new Int32Array(count * WIDTH);
		this.#tried = new Int32Array(count * WIDTH);
		this.#facts = factsOf(model, prices, published !== null);
		this.#reader = readersOf(model);
		this.resources = new Resources(model);
		this.#snapshots = new Snapshots(initial, movable.length);
		this.#holdTimes();
	}

	/** What the kept times cost in all. */
	get cost(): number {
		return this.#total;
	}

	/** Minute at which an operation starts in the kept times; likewise the next three. */
	start(operation: number): number {
		return this.#kept[operation * WIDTH + START] as number;
	}

	end(operation: number): number {
		return this.#kept[operation * WIDTH + END] as number;
	}

	person(operation: number): number {
		return this.#kept[operation * WIDTH + PERSON] as number;
	}

	bay(operation: number): number {
		return this.#kept[operation * WIDTH + BAY] as number;
	}

	#holdTimes(): void {
		const { model } = this;
		for (let operation = 0; operation < model.count; operation++) {
			if (model.isMovable[operation] === 1) continue;
			const row = operation * WIDTH;
			const end = model.heldEnd[operation] as number;
			this.#kept[row + START] = model.heldStart[operation] as number;
			this.#kept[row + END] = end;
			this.#kept[row + LATE] = this.#jobCost(operation, end);
			this.#tried.set(this.#kept.subarray(row, row + WIDTH), row);
		}
	}

	/** Takes an order and choices as they are and times them from the start. */
	load(order: ArrayLike<number>, choice: ArrayLike<number>): number {
		this.order.set(order);
		this.choice.set(choice);
		return this.#time();
	}

	/**
	 * Puts the order into the order of starts and times it so. The plan stays as it is or gets better,
	 * and neighbours in the order are neighbours in time, which is what the search's changes need.
	 */
	sort(): void {
		const { order } = this;
		const keys = this.#keys;
		for (const operation of this.model.movable) {
			const previous = this.#facts[operation * FACTS + PREVIOUS] as number;
			const after = previous < 0 ? 0 : (keys[previous] as number);
			keys[operation] = Math.max(this.start(operation), after);
		}
		// Nearly sorted already: insertion is quicker than anything general, and stable.
		for (let at = 1; at < order.length; at++) {
			const operation = order[at] as number;
			const key = keys[operation] as number;
			let to = at;
			for (; to > 0 && (keys[order[to - 1] as number] as number) > key; to--)
				order[to] = order[to - 1] as number;
			order[to] = operation;
		}
		this.#time();
	}

	#time(): number {
		const { order, position } = this;
		for (let at = 0; at < order.length; at++) position[order[at] as number] = at;
		this.tryFrom(0, order.length, TOO_DEAR);
		this.keep();
		return this.#total;
	}

	/**
	 * Times the order again after positions `from` to `until` changed (or choices of operations there),
	 * and answers its cost; TOO_DEAR as soon as it is known to pass `limit`. Then `keep` or `drop`.
	 */
	tryFrom(from: number, until: number, limit: number): number {
		const slot = from >> SNAPSHOT_SHIFT;
		const count = this.order.length;
		this.#snapshots.restore(slot, this.resources.live);
		let cost = this.#snapshots.cost(slot);
		this.#first = slot << SNAPSHOT_SHIFT;
		this.#met = false;
		for (let at = this.#first; at < count; at++) {
			if ((at & SNAPSHOT_MASK) === 0 && at > this.#first) {
				const verdict = at > until ? this.#judge(at, cost, limit) : GO_ON;
				if (verdict !== GO_ON) return verdict;
				this.#snapshots.save(at >> SNAPSHOT_SHIFT, this.resources.live, cost);
			}
			cost += this.#place(this.order[at] as number);
			if (cost > limit) {
				this.#stop = at + 1;
				return TOO_DEAR;
			}
		}
		this.#stop = count;
		this.#triedTotal = cost;
		return cost;
	}

	/** Whether timing may end at a snapshot behind the change: nothing differs from there on, or nothing can be hoped for. */
	#judge(at: number, cost: number, limit: number): number {
		const before = this.#snapshots.cost(at >> SNAPSHOT_SHIFT);
		const rest = this.#total - before;
		this.#stop = at;
		if (this.#meets(at)) {
			this.#met = true;
			this.#triedTotal = cost + rest;
			return this.#triedTotal > limit ? TOO_DEAR : this.#triedTotal;
		}
		return cost + rest - rest * HOPE > limit ? TOO_DEAR : GO_ON;
	}

	/** Makes the tried times the kept ones. */
	keep(): void {
		this.#copy(this.#tried, this.#kept);
		const stop = this.#met
			? this.#stop >> SNAPSHOT_SHIFT
			: ((this.#stop - 1) >> SNAPSHOT_SHIFT) + 1;
		this.#snapshots.keep((this.#first >> SNAPSHOT_SHIFT) + 1, stop);
		if (this.#met) this.#snapshots.raise(stop, this.#triedTotal - this.#total);
		this.#total = this.#triedTotal;
	}

	/** Forgets the tried times; call it before the order itself is put back. */
	drop(): void {
		this.#copy(this.#kept, this.#tried);
	}

	#copy(from: Int32Array, to: Int32Array): void {
		const { order } = this;
		for (let at = this.#first; at < this.#stop; at++) {
			const row = (order[at] as number) * WIDTH;
			to[row] = from[row] as number;
			to[row + END] = from[row + END] as number;
			to[row + PERSON] = from[row + PERSON] as number;
			to[row + BAY] = from[row + BAY] as number;
			to[row + LATE] = from[row + LATE] as number;
			to[row + MOVED] = from[row + MOVED] as number;
		}
	}

	/** Whether from position `at` on everything goes as it went before the change. */
	#meets(at: number): boolean {
		const blind = this.#published === null ? RESOURCE_MASK : 0;
		if (!this.#snapshots.same(at >> SNAPSHOT_SHIFT, this.resources.live, blind)) return false;
		for (let before = this.#first; before < at; before++) {
			const operation = this.order[before] as number;
			const reader = this.#reader[operation] as number;
			if ((this.position[reader] as number) >= at && this.#changed(operation * WIDTH)) return false;
		}
		return true;
	}

	#changed(row: number): boolean {
		const tried = this.#tried;
		const kept = this.#kept;
		return (
			tried[row + END] !== kept[row + END] ||
			tried[row + LATE] !== kept[row + LATE] ||
			tried[row + MOVED] !== kept[row + MOVED]
		);
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

	/** Gives an operation its time, person and bay; answers what that adds to the cost. */
	#place(operation: number): number {
		const { resources, model } = this;
		const facts = this.#facts;
		const tried = this.#tried;
		const at = operation * FACTS;
		const kind = facts[at + KIND] as number;
		let earliest = facts[at + NOT_BEFORE] as number;
		const before = facts[at + BEFORE] as number;
		const ready = before >= 0 ? (tried[before * WIDTH + END] as number) : 0;
		if (ready > earliest) earliest = ready;
		if (kind === CAREFUL) return this.#placeCarefully(operation, earliest);
		const row = this.choice[operation] as number;
		const start = resources.plainStart(operation, row, earliest);
		const end = resources.endFor(operation, row, start);
		const times = operation * WIDTH;
		tried[times + START] = start;
		tried[times + END] = end;
		tried[times + PERSON] = resources.seize(model.choicePool[row] as number, start, end);
		if (kind === PLAIN) {
			tried[times + BAY] = resources.seizeBay(operation, start, end);
			return this.#lateCost(operation, end);
		}
		tried[times + BAY] = this.#seizeNear(operation, start, end);
		return this.#lateCost(operation, end) + this.#moveCost(operation, start);
	}

	/** What an end adds to what the car's lateness was known to cost. */
	#lateCost(operation: number, end: number): number {
		const tried = this.#tried;
		const late = this.#jobCost(operation, end);
		const previous = this.#facts[operation * FACTS + PREVIOUS] as number;
		const before = previous >= 0 ? (tried[previous * WIDTH + LATE] as number) : 0;
		const known = late > before ? late : before;
		tried[operation * WIDTH + LATE] = known;
		return known - before;
	}

	/** The same where more is to be minded: several predecessors, helpers, blocked hours. */
	#placeCarefully(operation: number, ready: number): number {
		const { model, resources } = this;
		const tried = this.#tried;
		let earliest = ready;
		for (const other of model.others[operation] ?? [])
			earliest = Math.max(earliest, tried[other * WIDTH + END] as number);
		const row = this.choice[operation] as number;
		const start = resources.startFor(operation, row, earliest);
		const end = resources.endFor(operation, row, start);
		for (const helper of model.helperPools[operation] ?? []) resources.seize(helper, start, end);
		const times = operation * WIDTH;
		tried[times + START] = start;
		tried[times + END] = end;
		tried[times + PERSON] = resources.seize(model.choicePool[row] as number, start, end);
		tried[times + BAY] = this.#seizeNear(operation, start, end);
		const over = Math.max(0, end - (model.mustEnd[operation] as number)) * OVER * this.prices.late;
		return this.#lateCost(operation, end) + this.#moveCost(operation, start) + over;
	}

	/** The published bay where it is free in time, else the best fit. */
	#seizeNear(operation: number, start: number, end: number): number {
		const { model, resources } = this;
		const own = this.#published?.bay[operation] ?? -1;
		if (own >= 0) {
			const pool = model.bayPoolOf[own] as number;
			const blocked = model.poolBlocks[pool]?.some((one) => one.from < end && one.to > start);
			const at = blocked === true ? -1 : resources.find(pool, own, start);
			if (at >= 0) return resources.reenter(pool, at, end);
		}
		return model.careful[operation] === 1
			? resources.seizeClearBay(operation, start, end)
			: resources.seizeBay(operation, start, end);
	}

	#moveCost(operation: number, start: number): number {
		const published = this.#published;
		if (published === null) return 0;
		const tried = this.#tried;
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
