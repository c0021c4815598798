import { at } from '../at.ts';

/** The sequences of all machines, or of all workers: who comes before and after whom. */
export class Sequences {
	/** Index of nobody. */
	readonly nobody: number;
	/** Neighbours of each operation; nobody at the ends. */
	readonly before: Int32Array;
	readonly after: Int32Array;
	/** First operation of each resource. */
	readonly first: Int32Array;
	/** The resource each operation is on; -1 where it needs none. */
	readonly on: Int32Array;
	readonly #last: Int32Array;

	constructor(operations: number, resources: number) {
		this.nobody = operations;
		this.before = new Int32Array(operations + 1).fill(operations);
		this.after = new Int32Array(operations + 1).fill(operations);
		this.on = new Int32Array(operations + 1).fill(-1);
		this.first = new Int32Array(resources).fill(operations);
		this.#last = new Int32Array(resources).fill(operations);
	}

	clear(): void {
		this.before.fill(this.nobody);
		this.after.fill(this.nobody);
		this.on.fill(-1);
		this.first.fill(this.nobody);
		this.#last.fill(this.nobody);
	}

	/** Puts v at the end of a resource; only while a cleared graph is being filled. */
	append(v: number, resource: number): void {
		if (resource < 0) return;
		this.insert(v, resource, at(this.#last, resource));
		this.#last[resource] = v;
	}

	/** Puts v on a resource right behind another operation of it; behind nobody: first. */
	insert(v: number, resource: number, behind: number): void {
		this.on[v] = resource;
		if (resource < 0) return;
		const { nobody, before, after, first } = this;
		const next = behind === nobody ? at(first, resource) : at(after, behind);
		before[v] = behind;
		after[v] = next;
		if (behind === nobody) first[resource] = v;
		else after[behind] = v;
		if (next !== nobody) before[next] = v;
	}

	/** Takes v off its resource. */
	remove(v: number): void {
		const { nobody, before, after, first } = this;
		const resource = at(this.on, v);
		if (resource < 0) return;
		const previous = at(before, v);
		const next = at(after, v);
		if (previous === nobody) first[resource] = next;
		else after[previous] = next;
		if (next !== nobody) before[next] = previous;
		before[v] = nobody;
		after[v] = nobody;
		this.on[v] = -1;
	}
}
