import type { Model } from './model.ts';

/** Positions between two kept states, as a shift: closer costs copying, wider costs laying again. */
export const SNAPSHOT_SHIFT = 3;
/** The same as a mask: a position with these bits clear has a snapshot. */
export const SNAPSHOT_MASK = (1 << SNAPSHOT_SHIFT) - 1;

/** Who is free when at every sixteenth position of an order, as it holds. */
export class Snapshots {
	readonly #poolFirst: Int32Array;
	readonly #width: number;
	readonly #states: Int32Array;
	/** States of single pools in a change being tried, at the same places, and which of them count. */
	readonly #tried: Int32Array;
	readonly #triedFrom: Int32Array;
	readonly #triedUntil: Int32Array;
	#triedCount = 0;
	readonly #blind: number;

	/** `blind` are the bits in which entries may differ and still be the same. */
	constructor({ initial, movable, poolFirst }: Model, blind: number) {
		this.#poolFirst = poolFirst;
		this.#width = initial.length;
		this.#states = new Int32Array(((movable.length >> SNAPSHOT_SHIFT) + 1) * initial.length);
		this.#states.set(initial);
		this.#tried = new Int32Array(this.#states.length);
		const most = ((movable.length >> SNAPSHOT_SHIFT) + 1) * poolFirst.length;
		this.#triedFrom = new Int32Array(most);
		this.#triedUntil = new Int32Array(most);
		this.#blind = blind;
	}

	/** Writes the state at a slot into `live`. */
	restore(slot: number, live: Int32Array): void {
		const states = this.#states;
		const shift = slot * this.#width;
		for (let at = 0; at < this.#width; at++) live[at] = states[shift + at] as number;
	}

	/** The same for one pool. */
	restorePool(slot: number, pool: number, live: Int32Array): void {
		const states = this.#states;
		const shift = slot * this.#width;
		const last = this.#poolFirst[pool + 1] as number;
		for (let at = this.#poolFirst[pool] as number; at < last; at++)
			live[at] = states[shift + at] as number;
	}

	/** Remembers the state at a slot. */
	save(slot: number, live: Int32Array): void {
		const states = this.#states;
		const shift = slot * this.#width;
		for (let at = 0; at < this.#width; at++) states[shift + at] = live[at] as number;
	}

	/** Whether a pool in `live` is as in the state at a slot. */
	isSame(slot: number, pool: number, live: Int32Array): boolean {
		const states = this.#states;
		const shift = slot * this.#width;
		const last = this.#poolFirst[pool + 1] as number;
		for (let at = this.#poolFirst[pool] as number; at < last; at++)
			if (((live[at] as number) ^ (states[shift + at] as number)) > this.#blind) return false;
		return true;
	}

	/** Begins the next try. */
	forgetTried(): void {
		this.#triedCount = 0;
	}

	/** Remembers a pool's state at a slot as it is in the change being tried. */
	try(slot: number, pool: number, live: Int32Array): void {
		const tried = this.#tried;
		const shift = slot * this.#width;
		const first = this.#poolFirst[pool] as number;
		const last = this.#poolFirst[pool + 1] as number;
		for (let at = first; at < last; at++) tried[shift + at] = live[at] as number;
		this.#triedFrom[this.#triedCount] = shift + first;
		this.#triedUntil[this.#triedCount++] = shift + last;
	}

	/** Makes the tried states those that hold. */
	keepTried(): void {
		const states = this.#states;
		const tried = this.#tried;
		for (let one = 0; one < this.#triedCount; one++) {
			const last = this.#triedUntil[one] as number;
			for (let at = this.#triedFrom[one] as number; at < last; at++)
				states[at] = tried[at] as number;
		}
	}
}
