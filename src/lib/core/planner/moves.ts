/**
 * Small changes to an order of work that the search tries. Half of them aim at what holds late cars
 * up (the chain of work before them), half go anywhere, so that room can be made at no cost first.
 */
import type { Model } from './model.ts';
import type { Random } from './random.ts';
import type { Timetable } from './timetable.ts';

/** The longest chain that is followed back from a late car, and the deepest look for a neighbour. */
const CHAIN = 24;

/** One change after the other on a timetable's order; the last one can be taken back. */
export class Moves {
	readonly #table: Timetable;
	readonly #model: Model;
	readonly #random: Random;
	/** The order as it was before the change. */
	readonly #shadow: Int32Array;
	readonly #changed = new Int32Array(64);
	readonly #rows = new Int32Array(64);
	readonly #aim: number;
	#changes = 0;
	readonly #late: Int32Array;
	#lateCount = 0;
	/** Pairs found on a chain: work, and the work of another car that it waits for. */
	readonly #waits = new Int32Array(CHAIN * 4);
	#waitCount = 0;
	/** Positions the change touched; `from` above `until` when it touched none. */
	from = 0;
	until = -1;

	constructor(table: Timetable, random: Random, aim: number) {
		this.#aim = aim;
		this.#table = table;
		this.#model = table.model;
		this.#random = random;
		this.#shadow = table.order.slice();
		this.#late = new Int32Array(table.model.weight.length);
		this.refresh();
	}

	/** After the timetable was loaded anew. */
	refresh(): void {
		this.#shadow.set(this.#table.order);
		this.findLate();
	}

	/** Which cars are late in the kept times. */
	findLate(): void {
		const { jobFirst, openBefore, due, weight, horizon } = this.#model;
		this.#lateCount = 0;
		for (let job = 0; job < weight.length; job++) {
			const last = (jobFirst[job + 1] as number) - 1;
			if (last < (jobFirst[job] as number) || weight[job] === 0) continue;
			const end = this.#table.end(last);
			const late = end > horizon || (openBefore[end] as number) > (due[job] as number);
			if (late) this.#late[this.#lateCount++] = job;
		}
	}

	/** Makes one change; false when the draw led to none. */
	propose(): boolean {
		this.from = this.#table.order.length;
		this.until = -1;
		this.#changes = 0;
		const aimed = this.#lateCount > 0 && this.#random.below(100) < this.#aim;
		const draw = 35 + this.#random.below(65);
		if (aimed) this.#critical();
		else if (draw < 60) this.#shiftNear();
		else if (draw < 75) this.#reassign();
		else if (draw < 90) this.#shiftCar();
		else this.#swap();
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

	#touch(from: number, until: number): void {
		if (from < this.from) this.from = from;
		if (until > this.until) this.until = until;
	}

	/** Moves an operation to a position, as far as its own car's order lets it. */
	#shift(operation: number, wanted: number): void {
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
			for (let here = at; here > to; here--) {
				const other = order[here - 1] as number;
				order[here] = other;
				position[other] = here;
			}
			this.#touch(to, at);
		} else {
			if (job[operation + 1] === job[operation]) {
				const after = position[operation + 1] as number;
				if (after >= 0 && to >= after) to = after - 1;
			}
			if (to <= at) return;
			for (let here = at; here < to; here++) {
				const other = order[here + 1] as number;
				order[here] = other;
				position[other] = here;
			}
			this.#touch(at, to);
		}
		order[to] = operation;
		position[operation] = to;
	}

	#choose(operation: number, row: number): void {
		const { choice, position } = this.#table;
		if (choice[operation] === row || this.#changes >= this.#rows.length) return;
		this.#changed[this.#changes] = operation;
		this.#rows[this.#changes] = choice[operation] as number;
		this.#changes++;
		choice[operation] = row;
		this.#touch(position[operation] as number, position[operation] as number);
	}

	#anyOperation(): number {
		const { order } = this.#table;
		return order[this.#random.below(order.length)] as number;
	}

	#otherRow(operation: number): number {
		const { choiceFirst } = this.#model;
		const first = choiceFirst[operation] as number;
		const count = (choiceFirst[operation + 1] as number) - first;
		if (count < 2) return -1;
		const row = first + this.#random.below(count - 1);
		return row >= (this.#table.choice[operation] as number) ? row + 1 : row;
	}

	/** Another operation of the same people within reach, or −1. */
	#mate(operation: number, reach: number): number {
		const { order, position, choice } = this.#table;
		const { choicePool } = this.#model;
		const pool = choicePool[choice[operation] as number];
		const at = position[operation] as number;
		const step = this.#random.below(2) === 0 ? -1 : 1;
		let skip = this.#random.below(4);
		for (let here = at + step, tried = 0; tried < reach; here += step, tried++) {
			if (here < 0 || here >= order.length) return -1;
			const other = order[here] as number;
			if (choicePool[choice[other] as number] !== pool) continue;
			if (skip-- === 0) return other;
		}
		return -1;
	}

	#shiftNear(): void {
		const operation = this.#anyOperation();
		const mate = this.#random.below(4) === 0 ? -1 : this.#mate(operation, 64);
		const at = this.#table.position[operation] as number;
		const wanted =
			mate >= 0 ? (this.#table.position[mate] as number) : at + this.#random.below(33) - 16;
		this.#shift(operation, Math.min(Math.max(wanted, 0), this.#table.order.length - 1));
	}

	#reassign(): void {
		const operation = this.#anyOperation();
		const row = this.#otherRow(operation);
		if (row < 0) return;
		this.#choose(operation, row);
		if (this.#random.below(2) === 0) return;
		const mate = this.#mate(operation, 48);
		if (mate >= 0) this.#shift(operation, this.#table.position[mate] as number);
	}

	#swap(): void {
		const operation = this.#anyOperation();
		const mate = this.#mate(operation, 64);
		if (mate < 0) return;
		const { position } = this.#table;
		const [a, b] = [position[operation] as number, position[mate] as number];
		this.#shift(operation, b);
		this.#shift(mate, a);
	}

	/** First position whose work starts at a minute or later. */
	#positionAt(minute: number): number {
		const { order } = this.#table;
		let low = 0;
		let high = order.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (this.#table.start(order[middle] as number) < minute) low = middle + 1;
			else high = middle;
		}
		return low;
	}

	/** Moves what is left of a car, from some operation on, earlier or later by a stretch of time. */
	#shiftCar(): void {
		const late = this.#lateCount > 0 && this.#random.below(2) === 0;
		const first = late
			? this.#operationOf(this.#late[this.#random.below(this.#lateCount)] as number)
			: this.#anyOperation();
		if (first < 0) return;
		const minutes = 5 + this.#random.below(this.#random.below(2) === 0 ? 60 : 240);
		if (late ? this.#random.below(4) > 0 : this.#random.below(2) === 0)
			this.#carEarlier(first, minutes);
		else this.#carLater(first, minutes);
	}

	/** Some operation of a job that the search may move; −1 when there is none. */
	#operationOf(job: number): number {
		const { jobFirst, isMovable } = this.#model;
		const first = jobFirst[job] as number;
		const operation = first + this.#random.below((jobFirst[job + 1] as number) - first);
		return isMovable[operation] === 1 ? operation : -1;
	}

	#carEarlier(first: number, minutes: number): void {
		const { job } = this.#model;
		const { position } = this.#table;
		for (let operation = first; job[operation] === job[first]; operation++) {
			const at = position[operation] as number;
			if (at < 0) continue;
			const wanted = this.#positionAt(this.#table.start(operation) - minutes);
			if (wanted < at) this.#shift(operation, wanted);
		}
	}

	#carLater(first: number, minutes: number): void {
		const { job, jobFirst } = this.#model;
		const { position, order } = this.#table;
		const last = (jobFirst[(job[first] as number) + 1] as number) - 1;
		for (let operation = last; operation >= first; operation--) {
			const at = position[operation] as number;
			if (at < 0) continue;
			const wanted = this.#positionAt(this.#table.start(operation) + minutes);
			if (wanted > at) this.#shift(operation, Math.min(wanted, order.length - 1));
		}
	}

	/** Follows what a late car waited for, and works on one of those waits. */
	#critical(): void {
		const job = this.#late[this.#random.below(this.#lateCount)] as number;
		this.#follow((this.#model.jobFirst[job + 1] as number) - 1);
		if (this.#waitCount === 0) return;
		const pick = this.#random.below(this.#waitCount) * 2;
		const waiting = this.#waits[pick] as number;
		const blocker = this.#waits[pick + 1] as number;
		const { position } = this.#table;
		const draw = this.#random.below(10);
		if (draw < 4) this.#shift(waiting, position[blocker] as number);
		else if (draw < 6) this.#shift(blocker, position[waiting] as number);
		else {
			const who = draw < 8 ? waiting : blocker;
			const row = this.#otherRow(who);
			if (row >= 0) this.#choose(who, row);
			if (who === waiting && this.#random.below(2) === 0)
				this.#shift(waiting, position[blocker] as number);
		}
	}

	#follow(last: number): void {
		const { before, notBefore } = this.#model;
		this.#waitCount = 0;
		let operation = last;
		for (let step = 0; step < CHAIN; step++) {
			if (this.#model.isMovable[operation] !== 1) return;
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
