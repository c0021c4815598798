/**
 * Exact times for an order of work: each operation in turn starts as early as its car, its person
 * and a bay allow. The state (who is free when) is kept every sixteen positions, so a change
 * is timed from where it begins and only until the state is again what it was. Nothing is allocated
 * after construction: the search asks this a few hundred thousand times a second.
 */
import { readersOf, type Prices, type Published } from './facts.ts';
import type { Model } from './model.ts';
import { BAY, END, LATE, MOVED, PERSON, Placing, START, WIDTH } from './placing.ts';
import { RESOURCE_MASK } from './pools.ts';
import { SNAPSHOT_MASK, SNAPSHOT_SHIFT, Snapshots } from './snapshots.ts';

/** What `tryFrom` answers when the cost passed the limit and timing stopped. */
export const TOO_DEAR = Number.MAX_SAFE_INTEGER;

/**
 * Share of what lies behind a change that it may be hoped to save there. Of the changes that made
 * benchmark days better, six in a hundred were behind at all once their last position was timed,
 * half of those by less than this; a higher share is more exact and slower, and came out worse.
 */
const HOPE = 0.02;

/** An order of work with its exact times; changed and timed again piece by piece. */
export class Timetable {
	readonly model: Model;
	readonly prices: Prices;
	/** What the plan is compared with; null where nothing was published. */
	readonly published: Published | null;
	/** Operations in the order they are given their times; a car's stand in their own order. */
	readonly order: Int32Array;
	/** Where each operation stands in the order; −1 for held ones. */
	readonly position: Int32Array;
	/** Row of the model's choices that each operation uses. */
	readonly choice: Int32Array;
	/** The times that hold; those of the change being tried are the placing's. */
	readonly #kept: Int32Array;
	readonly #placing: Placing;
	/** What all before a position costs: as it holds, and in the change being tried. One past the last is the whole. */
	readonly #before: Float64Array;
	readonly #triedBefore: Float64Array;
	/** Resources of one pool are twins: bits that may differ where nobody asks who it is. */
	readonly #blind: number;
	/** Last operation of its job that looks at an operation's end; itself when none does. */
	readonly #reader: Int32Array;
	readonly #snapshots: Snapshots;
	/** Scratch for sorting. */
	readonly #keys: Int32Array;
	#first = 0;
	#stop = 0;
	#met = false;

	constructor(model: Model, prices: Prices, published: Published | null = null) {
		const { count, movable, initial } = model;
		this.model = model;
		this.prices = prices;
		this.published = published;
		this.order = movable.slice();
		this.position = new Int32Array(count).fill(-1);
		this.choice = model.choiceFirst.slice(0, count);
		this.#keys = new Int32Array(count);
		this.#placing = new Placing(model, prices, published);
		this.#kept = this.#placing.times.slice();
		this.#before = new Float64Array(movable.length + 1);
		this.#triedBefore = new Float64Array(movable.length + 1);
		this.#blind = published === null ? RESOURCE_MASK : 0;
		this.#reader = readersOf(model);
		this.#snapshots = new Snapshots(initial, movable.length);
	}

	/** What the kept times cost in all. */
	get cost(): number {
		return this.#before[this.order.length] as number;
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

	/** First position whose work starts at a minute or later. */
	positionAt(minute: number): number {
		const { order } = this;
		let low = 0;
		let high = order.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (this.start(order[middle] as number) < minute) low = middle + 1;
			else high = middle;
		}
		return low;
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
			const previous = this.#placing.previousOf(operation);
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
		return this.cost;
	}

	/**
	 * Times the order again after positions `from` to `until` changed (or choices of operations there),
	 * and answers its cost; TOO_DEAR as soon as it is known, or hardly to be doubted, that it passes
	 * `limit`. Then `keep` or `drop`.
	 */
	tryFrom(from: number, until: number, limit: number): number {
		const { order, choice } = this;
		const { resources } = this.#placing;
		const before = this.#before;
		const count = order.length;
		const total = before[count] as number;
		const first = from >> SNAPSHOT_SHIFT;
		this.#snapshots.restore(first, resources.live);
		this.#first = first << SNAPSHOT_SHIFT;
		this.#met = false;
		let cost = before[this.#first] as number;
		// What all up to the end of the change may cost, and then up to each position behind it.
		let most = mostBefore(limit, total - (before[Math.min(until + 1, count)] as number));
		for (let at = this.#first; at < count; at++) {
			if (at > until) most = mostBefore(limit, total - (before[at] as number));
			if (cost > most) {
				this.#stop = at;
				return TOO_DEAR;
			}
			if ((at & SNAPSHOT_MASK) === 0 && at > this.#first) {
				if (at > until && this.#meets(at)) {
					this.#stop = at;
					this.#met = true;
					const all = total + cost - (before[at] as number);
					this.#triedBefore[count] = all;
					return all > limit ? TOO_DEAR : all;
				}
				this.#snapshots.save(at >> SNAPSHOT_SHIFT, resources.live);
			}
			this.#triedBefore[at] = cost;
			const operation = order[at] as number;
			cost += this.#placing.place(operation, choice[operation] as number);
		}
		this.#stop = count;
		this.#triedBefore[count] = cost;
		return cost > limit ? TOO_DEAR : cost;
	}

	/** Makes the tried times the kept ones. */
	keep(): void {
		const before = this.#before;
		const tried = this.#triedBefore;
		const count = this.order.length;
		const change = (tried[count] as number) - (before[count] as number);
		this.#copy(this.#placing.times, this.#kept);
		const stop = this.#met
			? this.#stop >> SNAPSHOT_SHIFT
			: ((this.#stop - 1) >> SNAPSHOT_SHIFT) + 1;
		this.#snapshots.keep((this.#first >> SNAPSHOT_SHIFT) + 1, stop);
		for (let at = this.#first; at < this.#stop; at++) before[at] = tried[at] as number;
		for (let at = this.#stop; at <= count; at++) before[at] = (before[at] as number) + change;
	}

	/** Forgets the tried times; call it before the order itself is put back. */
	drop(): void {
		this.#copy(this.#kept, this.#placing.times);
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
		const { live } = this.#placing.resources;
		if (!this.#snapshots.same(at >> SNAPSHOT_SHIFT, live, this.#blind)) return false;
		for (let before = this.#first; before < at; before++) {
			const operation = this.order[before] as number;
			const reader = this.#reader[operation] as number;
			if ((this.position[reader] as number) >= at && this.#changed(operation * WIDTH)) return false;
		}
		return true;
	}

	#changed(row: number): boolean {
		const tried = this.#placing.times;
		const kept = this.#kept;
		return (
			tried[row + END] !== kept[row + END] ||
			tried[row + LATE] !== kept[row + LATE] ||
			tried[row + MOVED] !== kept[row + MOVED]
		);
	}
}

/** What all before a position may cost so that the whole can still come out at `limit`, when the rest cost `rest`. */
const mostBefore = (limit: number, rest: number): number => limit - rest + rest * HOPE;
