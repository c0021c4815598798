import { at } from '../at.ts';
import type { CompiledShop } from './compiled.ts';
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

	/** Copies the order of all operations, each after what must precede it, into a list. */
	copyOrder(into: Int32Array): void {
		into.set(this.#order);
	}

	/**
	 * The order of all operations by their starts: what lies beside each other in it happens at the
	 * same time, which is what makes orders of two schedules worth mixing.
	 */
	orderByStart(): Int32Array {
		const { head } = this;
		const position = this.#position;
		return this.#order
			.slice()
			.sort((v, w) => at(head, v) - at(head, w) || at(position, v) - at(position, w));
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
		const order = this.#order;
		const part = this.#part;
		const marks = this.#marks;
		const jobBefore = this.shop.before;
		const machineBefore = this.machines.before;
		const mark = ++this.#mark;
		marks[last] = mark;
		for (let index = to; index > from; index--) {
			const x = at(order, index);
			if (at(marks, x) !== mark) continue;
			marks[at(jobBefore, x)] = mark;
			if (x !== moved) marks[at(machineBefore, x)] = mark;
		}
		marks[first] = 0;
		let filled = 0;
		for (let index = from; index <= to; index++) {
			const x = at(order, index);
			if (at(marks, x) === mark) part[filled++] = x;
		}
		for (let index = from; index <= to; index++) {
			const x = at(order, index);
			if (at(marks, x) !== mark) part[filled++] = x;
		}
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
		// The innermost loop of the search: everything it reads is a local, nothing is called.
		const { head, duration } = this;
		const { count, before, release, due, weight } = this.shop;
		const machineBefore = this.machines.before;
		const order = this.#order;
		const part = this.#part;
		const partEnd = this.#partEnd;
		const ends = this.#ends;
		const changed = this.#changed;
		const olds = this.#old;
		let lateness = this.lateness;
		let changes = 0;
		for (let index = from; index < count; index++) {
			const x = index < partEnd ? at(part, index - from) : at(order, index);
			const job = at(before, x);
			const machine = at(machineBefore, x);
			const byJob = at(head, job) + at(duration, job);
			const byMachine = at(head, machine) + at(duration, machine);
			let start = at(release, x);
			if (byJob > start) start = byJob;
			if (byMachine > start) start = byMachine;
			const old = at(head, x);
			if (start === old) continue;
			head[x] = start;
			changed[changes] = x;
			olds[changes++] = old;
			const ended = at(ends, x);
			if (ended < 0) continue;
			const latest = at(due, ended) - at(duration, x);
			const late = (start > latest ? start - latest : 0) - (old > latest ? old - latest : 0);
			lateness += late * at(weight, ended);
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
		const { head, duration, bound } = this;
		const { count, before, due } = this.shop;
		const machineBefore = this.machines.before;
		const order = this.#order;
		const ends = this.#ends;
		const marks = this.#marks;
		const mark = ++this.#mark;
		let bindings = 0;
		for (let index = count - 1; index >= 0; index--) {
			const v = at(order, index);
			const start = at(head, v);
			if (at(marks, v) !== mark) {
				const ended = at(ends, v);
				if (ended < 0 || start + at(duration, v) <= at(due, ended)) continue;
			}
			const job = at(before, v);
			const machine = at(machineBefore, v);
			if (machine !== count && at(head, machine) + at(duration, machine) === start) {
				marks[machine] = mark;
				if (machine !== job) bound[bindings++] = v;
			}
			if (job !== count && at(head, job) + at(duration, job) === start) marks[job] = mark;
		}
		this.bindings = bindings;
	}
}
