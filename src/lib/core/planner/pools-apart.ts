import type { Published } from './facts.ts';
import type { Model } from './model.ts';
import { BAY, BY_BAY, END, PERSON, START, WIDTH } from './time-rows.ts';
import { RESOURCE_BITS, RESOURCE_MASK } from './pools.ts';
import type { Resources } from './resources.ts';
import { type Snapshots, SNAPSHOT_MASK, SNAPSHOT_SHIFT } from './snapshots.ts';

/** What is known of work where a bay is apart. */
const YES = 1;
const NO = 0;
const UNKNOWN = -1;

/** An order of work being changed, and the times that hold. */
interface KeptOrder {
	/** The order with the change made. */
	readonly order: Int32Array;
	/** Row of the model's choices of each operation, with the change made. */
	readonly choice: Int32Array;
	/** Rows of times, as they hold without the change. */
	readonly kept: Int32Array;
	readonly published: Published | null;
}

/**
 * Which pools of people and bays are, at some point of an order being tried, otherwise than in the
 * plan that holds. Work that touches none of them lies where it lay and need not be timed again: of
 * a hundred operations behind a change that is more than half. Of the state in hand
 * (`Resources.live`) only the pools that are apart are true; another is brought up when it is asked for.
 */
export class PoolsApart {
	/** By pool: 1 where it is apart. */
	readonly isApart: Uint8Array;
	/** Bits of the pools that are apart, folded into 32: work whose bits meet none of them is not concerned. */
	bits = 0;
	count = 0;
	readonly #list: Int32Array;
	/** Position at which the state in hand of a pool that is not apart is true; −1 for none. */
	readonly #trueAt: Int32Array;
	readonly #model: Model;
	readonly #held: KeptOrder;
	readonly #resources: Resources;
	readonly #snapshots: Snapshots;
	#first = 0;
	#until = 0;

	constructor(held: KeptOrder, resources: Resources, snapshots: Snapshots) {
		this.#held = held;
		this.#model = resources.model;
		this.#resources = resources;
		this.#snapshots = snapshots;
		const pools = this.#model.member.length;
		this.isApart = new Uint8Array(pools);
		this.#list = new Int32Array(pools);
		this.#trueAt = new Int32Array(pools);
	}

	/** Begins with a change of positions `from` to `until`: nothing is apart yet. */
	begin(from: number, until: number): void {
		while (this.count > 0) this.isApart[this.#list[--this.count] as number] = 0;
		this.bits = 0;
		this.#trueAt.fill(-1);
		this.#first = from >> SNAPSHOT_SHIFT;
		this.#until = until;
		this.#snapshots.forgetTried();
	}

	/** From here on the pool is otherwise than in the plan that holds; it has been brought up. */
	part(pool: number): void {
		if (this.isApart[pool] === 1) return;
		this.isApart[pool] = 1;
		this.#list[this.count++] = pool;
		this.bits |= 1 << pool;
	}

	/** Makes the state in hand of a pool true at a position, where it is as in the plan that holds. */
	bringUp(pool: number, position: number): void {
		if (this.isApart[pool] === 1) return;
		const { choicePool, bayPoolOf, careful, helperPools } = this.#model;
		const { order, choice, kept } = this.#held;
		let slot = position >> SNAPSHOT_SHIFT;
		// Up to the end of the change, states belong to other positions than they did.
		if (slot << SNAPSHOT_SHIFT <= this.#until) slot = this.#first;
		let at = this.#trueAt[pool] as number;
		if (at < slot << SNAPSHOT_SHIFT) {
			at = slot << SNAPSHOT_SHIFT;
			this.#snapshots.restorePool(slot, pool, this.#resources.live);
		}
		for (; at < position; at++) {
			const operation = order[at] as number;
			if (
				choicePool[choice[operation] as number] === pool ||
				(careful[operation] === 1 && helperPools[operation]?.includes(pool) === true)
			)
				this.#enter(pool, operation, kept[operation * WIDTH + PERSON] as number);
			else if (bayPoolOf[kept[operation * WIDTH + BAY] as number] === pool)
				this.#enter(pool, operation, kept[operation * WIDTH + BAY] as number);
		}
		this.#trueAt[pool] = position;
	}

	/** The state in hand of a pool is true behind a position: work was laid there as it lay. */
	pass(pool: number, position: number): void {
		this.#trueAt[pool] = position + 1;
	}

	/** Lays an operation into a pool as it lies in the plan that holds, onto a person or bay of it; answers whom it took. */
	#enter(pool: number, operation: number, resource: number): number {
		const { kept, published } = this.#held;
		const resources = this.#resources;
		const start = kept[operation * WIDTH + START] as number;
		const end = kept[operation * WIDTH + END] as number;
		if (this.#isAlone(pool))
			return resources.reenter(pool, this.#model.poolFirst[pool] as number, end);
		if (published === null) return resources.seize(pool, start, end);
		return resources.reenter(pool, resources.find(pool, resource, start), end);
	}

	#isAlone(pool: number): boolean {
		const { poolFirst } = this.#model;
		return (poolFirst[pool + 1] as number) - (poolFirst[pool] as number) === 1;
	}

	/**
	 * The change stays: makes the states behind it those that hold. Within it all work is laid again, as
	 * every position has other work before it; behind it, what was apart is known.
	 */
	keep(): void {
		const { technicianPool, bayPoolOf, careful, helperPools } = this.#model;
		const { order, kept } = this.#held;
		const { live } = this.#resources;
		this.#snapshots.keepTried();
		this.#snapshots.restore(this.#first, live);
		const from = this.#first << SNAPSHOT_SHIFT;
		const last = this.#until & ~SNAPSHOT_MASK;
		for (let at = from; at < last;) {
			const operation = order[at] as number;
			const row = operation * WIDTH;
			const person = kept[row + PERSON] as number;
			const bay = kept[row + BAY] as number;
			this.#enter(technicianPool[person] as number, operation, person);
			if (careful[operation] === 1)
				for (const helper of helperPools[operation] ?? []) this.#enter(helper, operation, -1);
			this.#enter(bayPoolOf[bay] as number, operation, bay);
			at++;
			if ((at & SNAPSHOT_MASK) === 0) this.#snapshots.save(at >> SNAPSHOT_SHIFT, live);
		}
	}

	/**
	 * Whether work of which only bays are apart lies as it lay all the same: a bay is free in time, and
	 * it is the one it has. If so, it is laid there; false also where that is not easily told.
	 */
	keepsPlace(operation: number): boolean {
		const { bayFirst, bayPool, bayPoolOf, careful } = this.#model;
		const { kept, published } = this.#held;
		const row = operation * WIDTH;
		if (kept[row + BY_BAY] === 1 || careful[operation] === 1) return false;
		const bay = kept[row + BAY] as number;
		const own = published === null ? -1 : (published.bay[operation] as number);
		if (own >= 0) {
			const answer = this.#keepsOwn(operation, own);
			if (answer !== UNKNOWN) return answer === YES;
		}
		const pool = bayPoolOf[bay] as number;
		const last = bayFirst[operation + 1] as number;
		for (let one = bayFirst[operation] as number; one < last; one++) {
			const other = bayPool[one] as number;
			if (this.isApart[other] === 0) {
				// As it was: it was taken then, or it was not free.
				if (other === pool) return true;
				continue;
			}
			const free = this.#freeAt(other, kept[row + START] as number);
			if (free >= 0) return other === pool && this.#takes(pool, free, operation);
			if (other === pool) return false;
		}
		return false;
	}

	/** Whether work has the bay it has in the published plan, and had it. */
	#keepsOwn(operation: number, own: number): number {
		const { kept } = this.#held;
		const resources = this.#resources;
		const row = operation * WIDTH;
		const had = kept[row + BAY] === own;
		const pool = this.#model.bayPoolOf[own] as number;
		if (this.isApart[pool] === 0) return had ? YES : UNKNOWN;
		const at = resources.find(pool, own, kept[row + START] as number);
		if (at < 0) return had ? NO : UNKNOWN;
		if (!had) return NO;
		resources.reenter(pool, at, kept[row + END] as number);
		return YES;
	}

	#freeAt(pool: number, start: number): number {
		return this.#resources.latest(pool, (start << RESOURCE_BITS) | RESOURCE_MASK);
	}

	/** Takes an entry for an operation; false where it is not the very bay it had and that counts. */
	#takes(pool: number, entry: number, operation: number): boolean {
		const { kept, published } = this.#held;
		const { live } = this.#resources;
		const row = operation * WIDTH;
		if (published !== null && ((live[entry] as number) & RESOURCE_MASK) !== kept[row + BAY])
			return false;
		this.#resources.reenter(pool, entry, kept[row + END] as number);
		return true;
	}

	/** At a position behind the change that has a snapshot: forgets the pools that are again as they were. */
	compareAt(position: number): void {
		if ((position & SNAPSHOT_MASK) !== 0) return;
		const slot = position >> SNAPSHOT_SHIFT;
		const { live } = this.#resources;
		for (let at = this.count - 1; at >= 0; at--) {
			const pool = this.#list[at] as number;
			if (this.#snapshots.isSame(slot, pool, live)) this.#forget(at, position);
			else this.#snapshots.try(slot, pool, live);
		}
	}

	/** Behind the change: whoever is alone in a pool and ended work when they did is as they were. */
	rejoinAlone(pool: number, position: number): void {
		if (this.isApart[pool] === 0 || !this.#isAlone(pool)) return;
		for (let at = 0; at < this.count; at++)
			if (this.#list[at] === pool) this.#forget(at, position + 1);
	}

	#forget(at: number, position: number): void {
		const pool = this.#list[at] as number;
		this.isApart[pool] = 0;
		this.#trueAt[pool] = position;
		this.#list[at] = this.#list[--this.count] as number;
		this.bits = 0;
		for (let one = 0; one < this.count; one++) this.bits |= 1 << (this.#list[one] as number);
	}
}
