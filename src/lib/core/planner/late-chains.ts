import { openAt, type Model } from './model.ts';
import type { Random } from './random.ts';
import type { Timetable } from './timetable.ts';

/** The longest chain that is followed back from a late car. */
const CHAIN = 24;

/** Work, and the work of another car that it waits for. */
export interface Wait {
	waiting: number;
	blocker: number;
}

/** Which cars are late in the kept times of a timetable, and what they wait for. */
export class LateChains {
	readonly #table: Timetable;
	readonly #model: Model;
	readonly #random: Random;
	readonly #late: Int32Array;
	#count = 0;
	/** Pairs found on a chain. */
	readonly #waits = new Int32Array(CHAIN * 2);
	#waitCount = 0;
	readonly #drawn: Wait = { waiting: -1, blocker: -1 };

	constructor(table: Timetable, random: Random) {
		this.#table = table;
		this.#model = table.model;
		this.#random = random;
		this.#late = new Int32Array(table.model.weight.length);
	}

	/** How many cars are late. */
	get count(): number {
		return this.#count;
	}

	/** Looks anew which cars are late. */
	refresh(): void {
		const { jobFirst, due, weight } = this.#model;
		this.#count = 0;
		for (let job = 0; job < weight.length; job++) {
			const last = (jobFirst[job + 1] as number) - 1;
			if (last < (jobFirst[job] as number) || weight[job] === 0) continue;
			if (openAt(this.#model, this.#table.end(last)) > (due[job] as number))
				this.#late[this.#count++] = job;
		}
	}

	/** One of the late cars; ask only while there are some. */
	draw(): number {
		return this.#late[this.#random.below(this.#count)] as number;
	}

	/**
	 * Follows what a late car waited for back from its end and draws one of those waits; null where it
	 * waited for no other car. The answer is written over by the next call.
	 */
	drawWait(): Wait | null {
		this.#follow((this.#model.jobFirst[this.draw() + 1] as number) - 1);
		if (this.#waitCount === 0) return null;
		const pick = this.#random.below(this.#waitCount) * 2;
		this.#drawn.waiting = this.#waits[pick] as number;
		this.#drawn.blocker = this.#waits[pick + 1] as number;
		return this.#drawn;
	}

	#follow(last: number): void {
		const { before, notBefore, isMovable } = this.#model;
		this.#waitCount = 0;
		let operation = last;
		for (let step = 0; step < CHAIN; step++) {
			if (isMovable[operation] !== 1) return;
			const own = before[operation] as number;
			const ready = Math.max(own >= 0 ? this.#table.end(own) : 0, notBefore[operation] as number);
			const blocker = this.#blockerOf(operation, ready);
			if (blocker >= 0) {
				this.#waits[this.#waitCount * 2] = operation;
				this.#waits[this.#waitCount * 2 + 1] = blocker;
				this.#waitCount++;
			}
			// Back through the blocker or through the car itself, whichever bound; at random where both do.
			const through = blocker >= 0 && (own < 0 || this.#random.below(3) > 0) ? blocker : own;
			if (through < 0) return;
			operation = through;
		}
	}

	/** The work of the same person or in the same bay right before, when it ends after the car was ready. */
	#blockerOf(operation: number, ready: number): number {
		const { order, position } = this.#table;
		const person = this.#table.person(operation);
		const bay = this.#table.bay(operation);
		for (let at = (position[operation] as number) - 1; at >= 0; at--) {
			const other = order[at] as number;
			if (this.#table.person(other) !== person && this.#table.bay(other) !== bay) continue;
			if (this.#table.end(other) > ready && this.#model.job[other] !== this.#model.job[operation])
				return other;
			if (this.#table.person(other) === person) return -1;
		}
		return -1;
	}
}
