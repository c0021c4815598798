/** Positions between two kept states, as a shift: closer costs copying, wider costs timing again. */
export const SNAPSHOT_SHIFT = 4;
/** The same as a mask: a position with these bits clear has a snapshot. */
export const SNAPSHOT_MASK = (1 << SNAPSHOT_SHIFT) - 1;

/**
 * The state (who is free when, and the cost so far) at every sixteenth position of an order: as it
 * holds, and as it came out in the change being tried.
 */
export class Snapshots {
	readonly #width: number;
	readonly #states: Int32Array;
	readonly #costs: Float64Array;
	readonly #triedStates: Int32Array;
	readonly #triedCosts: Float64Array;

	constructor(initial: Int32Array, positions: number) {
		const slots = (positions >> SNAPSHOT_SHIFT) + 1;
		this.#width = initial.length;
		this.#states = new Int32Array(slots * initial.length);
		this.#states.set(initial);
		this.#triedStates = new Int32Array(slots * initial.length);
		this.#costs = new Float64Array(slots);
		this.#triedCosts = new Float64Array(slots);
	}

	/** Cost up to a slot, as it holds. */
	cost(slot: number): number {
		return this.#costs[slot] as number;
	}

	/** Writes the state that holds at a slot into `live`. */
	restore(slot: number, live: Int32Array): void {
		const from = slot * this.#width;
		for (let at = 0; at < this.#width; at++) live[at] = this.#states[from + at] as number;
	}

	/** Remembers the tried state and cost at a slot. */
	save(slot: number, live: Int32Array, cost: number): void {
		const from = slot * this.#width;
		for (let at = 0; at < this.#width; at++) this.#triedStates[from + at] = live[at] as number;
		this.#triedCosts[slot] = cost;
	}

	/**
	 * Whether `live` is the state that holds at a slot, but for the bits of `blind` (resources of one
	 * pool are twins: where nobody asks who it is, only when somebody is free counts).
	 */
	same(slot: number, live: Int32Array, blind: number): boolean {
		const from = slot * this.#width;
		const states = this.#states;
		for (let at = 0; at < this.#width; at++)
			if (((live[at] as number) ^ (states[from + at] as number)) > blind) return false;
		return true;
	}

	/** Makes the tried states of slots `from` to before `stop` those that hold. */
	keep(from: number, stop: number): void {
		const last = stop * this.#width;
		for (let at = from * this.#width; at < last; at++)
			this.#states[at] = this.#triedStates[at] as number;
		for (let slot = from; slot < stop; slot++) this.#costs[slot] = this.#triedCosts[slot] as number;
	}

	/** Adds to the costs from a slot on: what came before it changed. */
	raise(from: number, change: number): void {
		for (let slot = from; slot < this.#costs.length; slot++)
			this.#costs[slot] = (this.#costs[slot] as number) + change;
	}
}
