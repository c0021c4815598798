import { at } from '../at.ts';
import { FAR, type CompiledShop } from './compiled.ts';
import { Sequences } from './sequences.ts';
import type { Shop, ShopSchedule } from './shop.ts';

/** Of each operation its alternative, and an order of all operations: a whole schedule, in short. */
export interface Draft {
	readonly ways: Int32Array;
	/** Every operation once, none before what must precede it. */
	readonly order: Int32Array;
}

/**
 * A schedule as a graph: of each operation its alternative and its neighbours in the sequences of its
 * machine and its worker; from these the heads (earliest start) and tails (longest way from its end to
 * the end of everything). This is the disjunctive graph of Roy and Sussmann (1964), with a second
 * sequence where workers are needed.
 */
export class ShopGraph {
	readonly shop: CompiledShop;
	/** Of each operation, the alternative taken and how long it lasts. */
	readonly way: Int32Array;
	readonly duration: Int32Array;
	readonly machines: Sequences;
	readonly workers: Sequences;
	readonly head: Int32Array;
	readonly tail: Int32Array;
	/** All operations, each after what must precede it. */
	readonly order: Int32Array;
	makespan = 0;
	/** Of each operation, how many it still waits for while the order is being made. */
	readonly #waits: Int32Array;

	constructor(shop: CompiledShop) {
		const { count } = shop;
		this.shop = shop;
		this.way = new Int32Array(count + 1);
		this.duration = new Int32Array(count + 1);
		this.machines = new Sequences(count, shop.machines);
		this.workers = new Sequences(count, shop.workers);
		this.head = new Int32Array(count + 1);
		this.tail = new Int32Array(count + 1);
		this.order = new Int32Array(count);
		this.#waits = new Int32Array(count + 1);
	}

	/** Takes over a whole schedule. */
	load({ ways, order }: Draft): void {
		const { count, wayMachine, wayWorker, wayDuration } = this.shop;
		this.machines.clear();
		this.workers.clear();
		for (let index = 0; index < count; index++) {
			const v = at(order, index);
			const taken = at(ways, v);
			this.way[v] = taken;
			this.duration[v] = at(wayDuration, taken);
			this.machines.append(v, at(wayMachine, taken));
			this.workers.append(v, at(wayWorker, taken));
		}
		this.evaluate();
	}

	/** The schedule in short, to come back to. */
	draft(): Draft {
		return { ways: this.way.slice(), order: this.order.slice() };
	}

	/**
	 * Takes v out and puts it behind `behindMachine` and `behindWorker` (nobody: first), done the way
	 * `taken`. Heads and tails are old until `evaluate`.
	 */
	move(
		v: number,
		taken: number,
		behind: { readonly machine: number; readonly worker: number }
	): void {
		const { wayMachine, wayWorker, wayDuration } = this.shop;
		this.machines.remove(v);
		this.workers.remove(v);
		this.way[v] = taken;
		this.duration[v] = at(wayDuration, taken);
		this.machines.insert(v, at(wayMachine, taken), behind.machine);
		this.workers.insert(v, at(wayWorker, taken), behind.worker);
	}

	/** Order, heads, tails and makespan from the sequences; throws when they contradict each other. */
	evaluate(): void {
		if (this.#walkHeads(this.#free()) < this.shop.count)
			throw new RangeError('these sequences run in a circle');
		this.#walkTails();
	}

	/** Puts the operations that wait for nothing first in the order; answers how many. */
	#free(): number {
		const { order, machines, workers } = this;
		const { count, before } = this.shop;
		const waits = this.#waits;
		let known = 0;
		for (let v = 0; v < count; v++) {
			let sum = 0;
			if (at(before, v) < count) sum++;
			if (at(machines.before, v) < count) sum++;
			if (at(workers.before, v) < count) sum++;
			waits[v] = sum;
			if (sum === 0) order[known++] = v;
		}
		// Nobody is waited for so often that nobody's turn never comes.
		waits[count] = FAR;
		return known;
	}

	#walkHeads(free: number): number {
		const { order, head, duration, machines, workers } = this;
		const { before, after, release } = this.shop;
		let known = free;
		let makespan = 0;
		for (let index = 0; index < known; index++) {
			const v = at(order, index);
			let start = at(release, v);
			const job = at(before, v);
			const byJob = at(head, job) + at(duration, job);
			if (byJob > start) start = byJob;
			const machine = at(machines.before, v);
			const byMachine = at(head, machine) + at(duration, machine);
			if (byMachine > start) start = byMachine;
			const worker = at(workers.before, v);
			const byWorker = at(head, worker) + at(duration, worker);
			if (byWorker > start) start = byWorker;
			head[v] = start;
			const end = start + at(duration, v);
			if (end > makespan) makespan = end;
			known = this.#oneLess(at(after, v), known);
			known = this.#oneLess(at(machines.after, v), known);
			known = this.#oneLess(at(workers.after, v), known);
		}
		this.makespan = makespan;
		return known;
	}

	/** v waits for one operation less; when that was the last, it is next in the order. */
	#oneLess(v: number, known: number): number {
		const left = at(this.#waits, v) - 1;
		this.#waits[v] = left;
		if (left > 0) return known;
		this.order[known] = v;
		return known + 1;
	}

	#walkTails(): void {
		const { order, tail, duration, machines, workers } = this;
		const { after, count } = this.shop;
		for (let index = count - 1; index >= 0; index--) {
			const v = at(order, index);
			const job = at(after, v);
			let longest = at(tail, job) + at(duration, job);
			const machine = at(machines.after, v);
			const byMachine = at(tail, machine) + at(duration, machine);
			if (byMachine > longest) longest = byMachine;
			const worker = at(workers.after, v);
			const byWorker = at(tail, worker) + at(duration, worker);
			if (byWorker > longest) longest = byWorker;
			tail[v] = longest;
		}
	}

	/** The schedule that starts everything as early as the sequences allow. */
	schedule(shop: Shop): ShopSchedule {
		let next = 0;
		return shop.jobs.map((job) =>
			job.operations.map(() => {
				const v = next++;
				const start = at(this.head, v);
				const worker = at(this.workers.on, v);
				return {
					machine: at(this.machines.on, v),
					worker: worker < 0 ? null : worker,
					start,
					end: start + at(this.duration, v)
				};
			})
		);
	}
}
