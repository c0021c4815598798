import { rowFor } from './model.ts';
import type { OrderChange } from './order-change.ts';
import type { Random } from './random.ts';
import type { Timetable } from './timetable.ts';

/** Draws until work is found that lies elsewhere than published. */
const DRAWS = 8;

/**
 * Changes that lead work back to where the published plan has it. While a repair looks for a way it
 * moves what need not move; without these, hardly any of it would ever return.
 */
export class WayBack {
	readonly #change: OrderChange;
	readonly #table: Timetable;
	readonly #random: Random;

	constructor(change: OrderChange, table: Timetable, random: Random) {
		this.#change = change;
		this.#table = table;
		this.#random = random;
	}

	/** Leads one operation back, or all of its car's, or those from it on; nothing where no moved work was drawn. */
	draw(): void {
		const operation = this.#drawMoved();
		if (operation < 0) return;
		const { jobFirst, job } = this.#table.model;
		const car = job[operation] as number;
		const draw = this.#random.below(4);
		const first = draw < 2 ? (jobFirst[car] as number) : operation;
		const last = draw === 3 ? operation : (jobFirst[car + 1] as number) - 1;
		// A car's steps cannot pass one another: those that go earlier go in turn, then those that go later from the end.
		for (let one = first; one <= last; one++) this.#lead(one);
		for (let one = last; one >= first; one--) this.#lead(one);
	}

	#drawMoved(): number {
		const { order } = this.#table;
		for (let draw = 0; draw < DRAWS; draw++) {
			const operation = order[this.#random.below(order.length)] as number;
			if (this.#isMoved(operation)) return operation;
		}
		return -1;
	}

	#isMoved(operation: number): boolean {
		const table = this.#table;
		const { published } = table;
		const was = published?.start[operation] ?? -1;
		if (published === null || was < 0 || (table.position[operation] as number) < 0) return false;
		return (
			Math.abs(table.start(operation) - was) > table.prices.tolerance ||
			table.person(operation) !== published.technician[operation] ||
			table.bay(operation) !== published.bay[operation]
		);
	}

	#lead(operation: number): void {
		const { published, model, order } = this.#table;
		if (published === null || !this.#isMoved(operation)) return;
		const pool = model.technicianPool[published.technician[operation] as number] as number;
		const row = rowFor(model, operation, pool);
		if (row >= 0) this.#change.choose(operation, row);
		const at = this.#table.positionAt(published.start[operation] as number);
		this.#change.shift(operation, Math.min(at, order.length - 1));
	}
}
