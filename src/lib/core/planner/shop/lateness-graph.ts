import { at } from '../at.ts';
import type { CompiledShop } from './compiled.ts';
import type { Draft } from './graph.ts';
import { Sequences } from './sequences.ts';

/**
 * A schedule of a job shop (one way to do each operation) and its weighted lateness. A move is tried
 * exactly: only what comes after it in the order is timed again, and put back when it is refused.
 */
export class LatenessGraph {
	readonly shop: CompiledShop;
	readonly machines: Sequences;
	readonly head: Int32Array;
	readonly duration: Int32Array;
	/** Sum of weight × lateness. */
	lateness = 0;
	/** Operations of late jobs' critical ways that wait for their machine: the first `bindings`. */
	readonly bound: Int32Array;
	bindings = 0;
	/** All operations, each after what must precede it; and where each stands there. */
	readonly #order: Int32Array;
	readonly #position: Int32Array;
	/** Of each operation, the job that ends with it; -1 for none. */
	readonly #ends: Int32Array;
	/** What the last trial timed anew, and the times before. */
	readonly #changed: Int32Array;
	readonly #old: Int32Array;
	#changes = 0;
	/** The part of the order that a trial rearranges. */
	readonly #part: Int32Array;
	readonly #marks: Int32Array;
	#mark = 0;

	constructor(shop: CompiledShop) {
		const { count, waysFrom, wayDuration, lastOf } = shop;
		const list = (): Int32Array => new Int32Array(count + 1);
		this.shop = shop;
		this.machines = new Sequences(count, shop.machines);
		this.head = list();
		this.duration = list();
		for (let v = 0; v < count; v++) this.duration[v] = at(wayDuration, at(waysFrom, v));
		this.bound = list();
		this.#order = new Int32Array(count);
		this.#position = list();
		this.#ends = list().fill(-1);
		for (const [job, last] of lastOf.entries()) if (last < count) this.#ends[last] = job;
		this.#changed = list();
		this.#old = list();
		this.#part = list();
		this.#marks = list();
	}

	/** Takes over the sequences that an order of all operations gives. */
	load(order: Int32Array): void {
		const { count, waysFrom, wayMachine } = this.shop;
		this.machines.clear();
		this.head.fill(0);
		this.lateness = 0;
		for (let index = 0; index < count; index++) {
			const v = at(order, index);
			this.#order[index] = v;
			this.#position[v] = index;
			this.machines.append(v, at(wayMachine, at(waysFrom, v)));
			this.head[v] = this.#earliest(v);
			this.lateness += this.#cost(v, at(this.head, v));
		}
		this.#findBindings();
	}

	/** The schedule in short, to come back to. */
	draft(): Draft {
		return { ways: this.shop.waysFrom.slice(0, -1), order: this.#order.slice() };
	}

	/**
	 * Puts v right before u, which stands earlier on its machine, where the lateness stays within the
	 * limit; else nothing changes. Nobody from u on may lead to v other than along the machine.
	 */
	tryBefore(v: number, u: number, limit: number): boolean {
		this.#rearrange(u, v, v);
		return this.#try(v, at(this.machines.before, u), { from: at(this.#position, u), limit });
	}

	/** The same forwards: u goes right behind w, which stands later on its machine. */
	tryBehind(u: number, w: number, limit: number): boolean {
		this.#rearrange(u, w, u);
		return this.#try(u, w, { from: at(this.#position, u), limit });
	}

	/**
	 * The order between `first` and `last` in which what leads to `last` comes first, `first` and the
	 * rest follow; the machine's link into `moved` does not count.
	 */
	#rearrange(first: number, last: number, moved: number): void {
		const from = at(this.#position, first);
		const to = at(this.#position, last);
		const mark = ++this.#mark;
		this.#marks[last] = mark;
		for (let index = to; index > from; index--) {
			const x = at(this.#order, index);
			if (at(this.#marks, x) !== mark) continue;
			this.#marks[at(this.shop.before, x)] = mark;
			if (x !== moved) this.#marks[at(this.machines.before, x)] = mark;
		}
		this.#marks[first] = 0;
		let filled = 0;
		for (let index = from; index <= to; index++)
			if (at(this.#marks, at(this.#order, index)) === mark)
				this.#part[filled++] = at(this.#order, index);
		for (let index = from; index <= to; index++)
			if (at(this.#marks, at(this.#order, index)) !== mark)
				this.#part[filled++] = at(this.#order, index);
		this.#partEnd = from + filled;
	}
	/** Where in the order the rearranged part ends. */
	#partEnd = 0;

	#try(moved: number, behind: number, { from, limit }: { from: number; limit: number }): boolean {
		const { machines } = this;
		const machine = at(machines.on, moved);
		const back = at(machines.before, moved);
		machines.remove(moved);
		machines.insert(moved, machine, behind);
		const lateness = this.#timeFrom(from);
		if (lateness > limit) {
			for (let index = 0; index < this.#changes; index++)
				this.head[at(this.#changed, index)] = at(this.#old, index);
			machines.remove(moved);
			machines.insert(moved, machine, back);
			return false;
		}
		for (let index = from; index < this.#partEnd; index++) {
			const x = at(this.#part, index - from);
			this.#order[index] = x;
			this.#position[x] = index;
		}
		this.lateness = lateness;
		this.#findBindings();
		return true;
	}

	/** Times everything from a position of the order on; answers the lateness there would be. */
	#timeFrom(from: number): number {
		const { head } = this;
		const { count } = this.shop;
		let lateness = this.lateness;
		let changes = 0;
		for (let index = from; index < count; index++) {
			const x = index < this.#partEnd ? at(this.#part, index - from) : at(this.#order, index);
			const start = this.#earliest(x);
			const old = at(head, x);
			if (start === old) continue;
			head[x] = start;
			this.#changed[changes] = x;
			this.#old[changes++] = old;
			if (at(this.#ends, x) >= 0) lateness += this.#cost(x, start) - this.#cost(x, old);
		}
		this.#changes = changes;
		return lateness;
	}

	#earliest(v: number): number {
		const { head, duration } = this;
		const job = at(this.shop.before, v);
		const machine = at(this.machines.before, v);
		let start = at(this.shop.release, v);
		const byJob = at(head, job) + at(duration, job);
		if (byJob > start) start = byJob;
		const byMachine = at(head, machine) + at(duration, machine);
		return byMachine > start ? byMachine : start;
	}

	/** What v's job costs when v starts then and is its last. */
	#cost(v: number, start: number): number {
		const job = at(this.#ends, v);
		if (job < 0) return 0;
		const late = start + at(this.duration, v) - at(this.shop.due, job);
		return late > 0 ? late * at(this.shop.weight, job) : 0;
	}

	/** Walks back from every late job's end along what held it up, and notes where a machine did. */
	#findBindings(): void {
		const { head, duration, bound, shop } = this;
		const { count } = shop;
		const marks = this.#marks;
		const mark = ++this.#mark;
		this.bindings = 0;
		for (let index = count - 1; index >= 0; index--) {
			const v = at(this.#order, index);
			const start = at(head, v);
			if (at(marks, v) !== mark && this.#cost(v, start) === 0) continue;
			const job = at(shop.before, v);
			const machine = at(this.machines.before, v);
			if (machine !== count && at(head, machine) + at(duration, machine) === start) {
				marks[machine] = mark;
				if (machine !== job) bound[this.bindings++] = v;
			}
			if (job !== count && at(head, job) + at(duration, job) === start) marks[job] = mark;
		}
	}
}
