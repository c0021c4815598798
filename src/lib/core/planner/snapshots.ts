/** Positions between two kept states, as a shift: closer costs copying, wider costs timing again. */
export const SNAPSHOT_SHIFT = 4;
/** The same as a mask: a position with these bits clear has a snapshot. */
export const SNAPSHOT_MASK = (1 << SNAPSHOT_SHIFT) - 1;

/**
 * The state (who is free when) at every sixteenth position of an order: as it holds, and as it came
 * out in the change being tried.
 */
export class Snapshots {
	readonly #width: number;
	readonly #states: Int32Array;
	readonly #tried: Int32Array;

	constructor(initial: Int32Array, positions: number) {
		const slots = (positions >> SNAPSHOT_SHIFT) + 1;
		this.#width = initial.length;
		this.#states = new Int32Array(slots * initial.length);
		this.#states.set(initial);
		this.#tried = new Int32Array(slots * initial.length);
	}

	/** Writes the state that holds at a slot into `live`. */
	restore(slot: number, live: Int32Array): void {
		const from = slot * this.#width;
		for (let at = 0; at < this.#width; at++) live[at] = this.#states[from + at] as number;
	}

	/** Remembers the tried state at a slot. */
	save(slot: number, live: Int32Array): void {
		const from = slot * this.#width;
		for (let at = 0; at < this.#width; at++) this.#tried[from + at] = live[at] as number;
	}

	/** Whether `live` is the state that holds at a slot, but for the bits of `blind`. */
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
		for (let at = from * this.#width; at < last; at++) this.#states[at] = this.#tried[at] as number;
	}
}
