/**
 * Chance for the planner: the same seed gives the same draws on Node and in every browser, because
 * only 32-bit integers are used (sfc32 by Chris Doty-Humphrey, from PractRand; 128 bits of state).
 * The core draws nothing by itself: whoever plans hands the seed in.
 */
export class Random {
	#a: number;
	#b: number;
	#c: number;
	#counter = 1;

	/** Any integer is a seed; equal seeds give equal draws. */
	constructor(seed: number) {
		this.#a = seed | 0;
		this.#b = Math.trunc(seed / 0x1_0000_0000) | 0;
		this.#c = 0x9e3779b9 | 0;
		// The author's advice: the first draws still show the seed, so they are thrown away.
		for (let draw = 0; draw < 12; draw++) this.next();
	}

	/** A whole number from 0 to 4 294 967 295. */
	next(): number {
		const sum = (this.#a + this.#b + this.#counter) | 0;
		this.#counter = (this.#counter + 1) | 0;
		this.#a = this.#b ^ (this.#b >>> 9);
		this.#b = (this.#c + (this.#c << 3)) | 0;
		this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
		this.#c |= 0;
		return sum >>> 0;
	}

	/** A whole number from 0 to `bound` - 1; `bound` is from 1 to 2^21, beyond that the draws are uneven. */
	below(bound: number): number {
		return Math.floor((this.next() * bound) / 0x1_0000_0000);
	}

	/** From 0 (inclusive) to 1 (exclusive), in steps of 2^-32. */
	unit(): number {
		return this.next() / 0x1_0000_0000;
	}
}
