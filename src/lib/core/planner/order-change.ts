import type { Model } from './model.ts';
import type { Change, Timetable } from './timetable.ts';

/** How many operations one change may give to somebody else. */
const MOST_CHOICES = 64;

/**
 * One change of a timetable's order at a time, made of shifts and new choices; it can be taken back.
 * A car's operations never leave their own order.
 */
export class OrderChange implements Change {
	readonly #table: Timetable;
	readonly #model: Model;
	/** The order as it was before the change. */
	readonly #shadow: Int32Array;
	/** Operations that were given to somebody else, and the rows they had. */
	readonly #changed = new Int32Array(MOST_CHOICES);
	readonly #rows = new Int32Array(MOST_CHOICES);
	#changes = 0;
	/** Operations of the change: what got another turn or another person. */
	readonly touched: Int32Array;
	touches = 0;
	/** Positions the change touched; `from` above `until` when it touched none. */
	from = 0;
	until = -1;

	constructor(table: Timetable) {
		this.#table = table;
		this.#model = table.model;
		this.#shadow = table.order.slice();
		// A change leads each operation of a car at most twice, to a turn and a person each.
		this.touched = new Int32Array(table.model.count * 4 + 8);
	}

	/** After the timetable was loaded anew. */
	refresh(): void {
		this.#shadow.set(this.#table.order);
	}

	/** Begins the next change. */
	begin(): void {
		this.from = this.#table.order.length;
		this.until = -1;
		this.touches = 0;
		this.#changes = 0;
	}

	/** Whether anything changed. */
	get isMade(): boolean {
		return this.until >= this.from;
	}

	/** The change stays. */
	accept(): void {
		const { order } = this.#table;
		for (let at = this.from; at <= this.until; at++) this.#shadow[at] = order[at] as number;
	}

	/** The change is taken back. */
	undo(): void {
		const { order, position, choice } = this.#table;
		for (let at = this.from; at <= this.until; at++) {
			const operation = this.#shadow[at] as number;
			order[at] = operation;
			position[operation] = at;
		}
		while (this.#changes > 0) {
			this.#changes--;
			choice[this.#changed[this.#changes] as number] = this.#rows[this.#changes] as number;
		}
	}

	/** Moves an operation to a position, as far as its own car's order lets it. */
	shift(operation: number, wanted: number): void {
		const { order, position } = this.#table;
		const { job } = this.#model;
		const at = position[operation] as number;
		let to = wanted;
		if (to < at) {
			if (operation > 0 && job[operation - 1] === job[operation]) {
				const before = position[operation - 1] as number;
				if (to <= before) to = before + 1;
			}
			if (to >= at) return;
			for (let here = at; here > to; here--) this.#lay(order[here - 1] as number, here);
			this.#touch(to, at);
		} else {
			if (job[operation + 1] === job[operation]) {
				const after = position[operation + 1] as number;
				if (after >= 0 && to >= after) to = after - 1;
			}
			if (to <= at) return;
			for (let here = at; here < to; here++) this.#lay(order[here + 1] as number, here);
			this.#touch(at, to);
		}
		this.#lay(operation, to);
		this.touched[this.touches++] = operation;
	}

	/** Gives an operation another row of the model's choices. */
	choose(operation: number, row: number): void {
		const { choice, position } = this.#table;
		if (choice[operation] === row || this.#changes >= MOST_CHOICES) return;
		this.touched[this.touches++] = operation;
		this.#changed[this.#changes] = operation;
		this.#rows[this.#changes] = choice[operation] as number;
		this.#changes++;
		choice[operation] = row;
		this.#touch(position[operation] as number, position[operation] as number);
	}

	#lay(operation: number, at: number): void {
		this.#table.order[at] = operation;
		this.#table.position[operation] = at;
	}

	#touch(from: number, until: number): void {
		if (from < this.from) this.from = from;
		if (until > this.until) this.until = until;
	}
}
