/**
 * Exact times for an order of work: each operation in turn starts as early as its car, its person
 * and a bay allow. A change is timed from where it begins and only until everything is again as it
 * was, and on the way only the work that it concerns: whose car, person or bays are otherwise than
 * they were. Nothing is allocated after construction: the search asks this a few hundred thousand
 * times a second.
 */
import { bitsOf, readersOf, type Prices, type Published } from './facts.ts';
import type { Model } from './model.ts';
import { Placing } from './placing.ts';
import {
	BAY,
	copyRow,
	END,
	isOtherTwin,
	liesElsewhere,
	PERSON,
	START,
	tellsOthers,
	WIDTH
} from './time-rows.ts';
import { RESOURCE_MASK } from './pools.ts';
import { PoolsApart } from './pools-apart.ts';
import { SNAPSHOT_MASK, SNAPSHOT_SHIFT, Snapshots } from './snapshots.ts';

/** What `tryFrom` answers when the cost passed the limit and timing stopped. */
export const TOO_DEAR = Number.MAX_SAFE_INTEGER;

/**
 * Share of what lies behind a change that it may be hoped to save there. Of the changes that made
 * benchmark days better, six in a hundred were behind at all once their last position was timed,
 * half of those by less than this; a higher share is more exact and slower, and came out worse.
 */
const HOPE = 0.02;

/** A change of the order that was made and is to be timed. */
export interface Change {
	/** First and last position that it touched. */
	readonly from: number;
	readonly until: number;
	/** The operations that changed their turn against the others, or who does them; some may be there twice. */
	readonly touched: Int32Array;
	/** How many of `touched` count. */
	readonly touches: number;
}

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
	/** What each operation adds to the cost: as it holds, and in the change being tried. */
	readonly #costs: Float64Array;
	readonly #triedCosts: Float64Array;
	/** What all before a position costs; one past the last is the whole. */
	readonly #before: Float64Array;
	/** Last operation of its job that looks at an operation's end; itself when none does. */
	readonly #reader: Int32Array;
	/** Bits of the bays and helpers an operation could use, to be compared with those of the pools apart. */
	readonly #bits: Int32Array;
	readonly #snapshots: Snapshots;
	readonly #apart: PoolsApart;
	/** Number of the try for which an operation is part of the change, or concerned by work of its own car. */
	readonly #touched: Int32Array;
	readonly #awaited: Int32Array;
	/** Operations timed again in this try. */
	readonly #redone: Int32Array;
	/** Scratch for sorting. */
	readonly #keys: Int32Array;
	#try = 0;
	/** Whether only the pools that were asked for are true, and the position they are asked for. */
	#isTrying = false;
	#at = 0;
	#awaiting = 0;
	#redoneCount = 0;
	#from = 0;
	#until = 0;
	#stop = 0;

	constructor(model: Model, prices: Prices, published: Published | null = null) {
		const { count, movable } = model;
		this.model = model;
		this.prices = prices;
		this.published = published;
		this.order = movable.slice();
		this.position = new Int32Array(count).fill(-1);
		this.choice = model.choiceFirst.slice(0, count);
		this.#keys = new Int32Array(count);
		this.#placing = new Placing(model, prices, published);
		this.#kept = this.#placing.times.slice();
		this.#costs = new Float64Array(count);
		this.#triedCosts = new Float64Array(count);
		this.#before = new Float64Array(movable.length + 1);
		this.#reader = readersOf(model);
		this.#bits = bitsOf(model);
		this.#touched = new Int32Array(count);
		this.#awaited = new Int32Array(count);
		this.#redone = new Int32Array(count);
		// Resources of one pool are twins: they may differ where nobody asks who it is.
		this.#snapshots = new Snapshots(model, published === null ? RESOURCE_MASK : 0);
		const held = { order: this.order, choice: this.choice, kept: this.#kept, published };
		const { resources } = this.#placing;
		this.#apart = new PoolsApart(held, resources, this.#snapshots);
		resources.bringUp = (pool) => {
			if (this.#isTrying) this.#apart.bringUp(pool, this.#at);
		};
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
		const { order, position, choice } = this;
		const { resources } = this.#placing;
		const before = this.#before;
		this.#isTrying = false;
		this.#snapshots.restore(0, resources.live);
		for (let at = 0; at < order.length; at++) {
			const operation = order[at] as number;
			position[operation] = at;
			if ((at & SNAPSHOT_MASK) === 0) this.#snapshots.save(at >> SNAPSHOT_SHIFT, resources.live);
			const cost = this.#placing.place(operation, choice[operation] as number);
			this.#costs[operation] = cost;
			before[at + 1] = (before[at] as number) + cost;
		}
		this.#kept.set(this.#placing.times);
		return this.cost;
	}

	/**
	 * Times the order again after a change, and answers its cost; TOO_DEAR as soon as it is known, or
	 * hardly to be doubted, that it passes `limit`. Then `keep` or `drop`.
	 */
	tryChange(change: Change, limit: number): number {
		const { order } = this;
		const { until } = change;
		const before = this.#before;
		const count = order.length;
		const total = before[count] as number;
		this.#begin(change);
		let cost = before[change.from] as number;
		// What all up to the end of the change may cost, and then up to each position behind it.
		let most = mostBefore(limit, total - (before[Math.min(until + 1, count)] as number));
		for (let at = change.from; at < count; at++) {
			if (at > until) {
				this.#apart.compareAt(at);
				if (this.#awaiting === 0 && this.#apart.count === 0) {
					this.#stop = at;
					const all = total + cost - (before[at] as number);
					return all > limit ? TOO_DEAR : all;
				}
				most = mostBefore(limit, total - (before[at] as number));
			}
			if (cost > most) {
				this.#stop = at;
				return TOO_DEAR;
			}
			const operation = order[at] as number;
			cost += this.#isConcerned(operation)
				? this.#timeAgain(operation, at)
				: (this.#costs[operation] as number);
		}
		this.#stop = count;
		return cost > limit ? TOO_DEAR : cost;
	}

	#begin({ from, until, touched, touches }: Change): void {
		const { technicianPool, bayPoolOf, helperPools } = this.model;
		const apart = this.#apart;
		this.#try++;
		this.#isTrying = true;
		this.#awaiting = 0;
		this.#redoneCount = 0;
		this.#from = from;
		this.#until = until;
		apart.begin(from, until);
		// Whom and what the changed work leaves is otherwise from the beginning on.
		for (let one = 0; one < touches; one++) {
			const operation = touched[one] as number;
			if (this.#touched[operation] === this.#try) continue;
			this.#touched[operation] = this.#try;
			this.#part(technicianPool[this.person(operation)] as number, from);
			this.#part(bayPoolOf[this.bay(operation)] as number, from);
			for (const helper of helperPools[operation] ?? []) this.#part(helper, from);
		}
	}

	#part(pool: number, position: number): void {
		this.#apart.bringUp(pool, position);
		this.#apart.part(pool);
	}

	/** Whether an operation may lie otherwise than it does: it was changed, or its car, person, helpers or bays were. */
	#isConcerned(operation: number): boolean {
		const { choicePool, bayFirst, bayPool, helperPools } = this.model;
		const { isApart, bits } = this.#apart;
		if (isApart[choicePool[this.choice[operation] as number] as number] === 1) return true;
		if (this.#touched[operation] === this.#try || this.#awaited[operation] === this.#try)
			return true;
		if (((this.#bits[operation] as number) & bits) === 0) return false;
		const last = bayFirst[operation + 1] as number;
		for (let row = bayFirst[operation] as number; row < last; row++)
			if (isApart[bayPool[row] as number] === 1) return true;
		for (const helper of helperPools[operation] ?? []) if (isApart[helper] === 1) return true;
		return false;
	}

	/** Times an operation again; answers what it adds to the cost. */
	#timeAgain(operation: number, at: number): number {
		const apart = this.#apart;
		const row = this.choice[operation] as number;
		const people = this.model.choicePool[row] as number;
		const isTouched = this.#touched[operation] === this.#try;
		const isAwaited = this.#awaited[operation] === this.#try;
		if (!isTouched && !isAwaited && apart.isApart[people] === 0 && apart.keepsPlace(operation))
			return this.#costs[operation] as number;
		if (isAwaited) this.#awaiting--;
		this.#bringUp(operation, people, at);
		const cost = this.#placing.place(operation, row);
		this.#triedCosts[operation] = cost;
		this.#redone[this.#redoneCount++] = operation;
		if (tellsOthers(this.#placing.times, this.#kept, operation)) this.#tell(operation);
		if (isTouched || this.#takesOthers(operation)) this.#partFrom(operation, people, at);
		else this.#passBy(operation, people, at);
		return cost;
	}

	/** Makes true what placing reads without asking; bays are mostly asked for one by one. */
	#bringUp(operation: number, people: number, at: number): void {
		const { careful, bayFirst, bayPool, helperPools } = this.model;
		this.#at = at;
		this.#apart.bringUp(people, at);
		if (careful[operation] === 0) return;
		const last = bayFirst[operation + 1] as number;
		for (let row = bayFirst[operation] as number; row < last; row++)
			this.#apart.bringUp(bayPool[row] as number, at);
		for (const helper of helperPools[operation] ?? []) this.#apart.bringUp(helper, at);
	}

	#triedBays(operation: number): number {
		const bay = this.#placing.times[operation * WIDTH + BAY] as number;
		return this.model.bayPoolOf[bay] as number;
	}

	/** Whether those it takes see a difference to the times that hold; which twin it is makes none. */
	#takesOthers(operation: number): boolean {
		const { times } = this.#placing;
		return (
			liesElsewhere(times, this.#kept, operation) ||
			(this.published !== null && isOtherTwin(times, this.#kept, operation)) ||
			this.#triedBays(operation) !== this.model.bayPoolOf[this.bay(operation)]
		);
	}

	/** From work that lies otherwise on, those it takes are apart, and so is the bay that it leaves. */
	#partFrom(operation: number, people: number, at: number): void {
		const { bayPoolOf, helperPools } = this.model;
		this.#apart.part(people);
		this.#apart.part(this.#triedBays(operation));
		this.#part(bayPoolOf[this.bay(operation)] as number, at);
		for (const helper of helperPools[operation] ?? []) this.#apart.part(helper);
	}

	/** Behind work that lies as it lay, those it takes are known, and as they were where they are alone. */
	#passBy(operation: number, people: number, at: number): void {
		const bays = this.#triedBays(operation);
		this.#apart.pass(people, at);
		this.#apart.pass(bays, at);
		if (at <= this.#until) return;
		this.#apart.rejoinAlone(people, at);
		this.#apart.rejoinAlone(bays, at);
	}

	/** Work of its car that reads its end has to be timed again. */
	#tell(operation: number): void {
		const last = this.#reader[operation] as number;
		for (let one = operation + 1; one <= last; one++) {
			if ((this.position[one] as number) < 0 || this.#awaited[one] === this.#try) continue;
			this.#awaited[one] = this.#try;
			this.#awaiting++;
		}
	}

	/** Makes the tried times the kept ones. */
	keep(): void {
		const before = this.#before;
		const { order } = this;
		const was = before[this.#stop] as number;
		for (let one = 0; one < this.#redoneCount; one++) {
			const operation = this.#redone[one] as number;
			this.#costs[operation] = this.#triedCosts[operation] as number;
			copyRow(this.#placing.times, this.#kept, operation);
		}
		this.#apart.keep();
		for (let at = this.#from; at < this.#stop; at++)
			before[at + 1] = (before[at] as number) + (this.#costs[order[at] as number] as number);
		const change = (before[this.#stop] as number) - was;
		if (change === 0) return;
		for (let at = this.#stop + 1; at <= order.length; at++)
			before[at] = (before[at] as number) + change;
	}

	/** Forgets the tried times. */
	drop(): void {
		for (let one = 0; one < this.#redoneCount; one++)
			copyRow(this.#kept, this.#placing.times, this.#redone[one] as number);
	}
}

/** What all before a position may cost so that the whole can still come out at `limit`, when the rest cost `rest`. */
const mostBefore = (limit: number, rest: number): number => limit - rest + rest * HOPE;
