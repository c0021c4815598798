/**
 * Small changes to an order of work that the search tries. Some of them aim at what holds late cars
 * up (the chain of work before them), the others go anywhere, so that room can be made at no cost first.
 */
import { LateChains } from './late-chains.ts';
import { rowFor, type Model } from './model.ts';
import { OrderChange } from './order-change.ts';
import type { Random } from './random.ts';
import type { Change, Timetable } from './timetable.ts';
import { WayBack } from './way-back.ts';

/** Positions within which a change looks for other work of somebody. */
const REACH = 64;

/** How many changes of a hundred have an aim; the others go anywhere. */
export interface Aims {
	/** At what late cars wait for. */
	readonly late: number;
	/** At having work where the published plan has it; 0 without one. */
	readonly back: number;
}

/** One change after the other on a timetable's order; the last one can be taken back. */
export class Moves {
	readonly #table: Timetable;
	readonly #model: Model;
	readonly #random: Random;
	readonly #aims: Aims;
	readonly #change: OrderChange;
	readonly #late: LateChains;
	readonly #back: WayBack;

	constructor(table: Timetable, random: Random, aims: Aims) {
		this.#aims = aims;
		this.#table = table;
		this.#model = table.model;
		this.#random = random;
		this.#change = new OrderChange(table);
		this.#late = new LateChains(table, random);
		this.#back = new WayBack(this.#change, table, random);
		this.refresh();
	}

	/** The change that was made last. */
	get change(): Change {
		return this.#change;
	}

	/** After the timetable was loaded anew. */
	refresh(): void {
		this.#change.refresh();
		this.#late.refresh();
	}

	/** Makes one change; false when the draw led to none. */
	propose(): boolean {
		this.#change.begin();
		const aim = this.#random.below(100);
		const draw = this.#random.below(65);
		if (aim < this.#aims.back) this.#back.draw();
		else if (this.#late.count > 0 && aim < this.#aims.back + this.#aims.late) this.#critical();
		else if (draw < 25) this.#shiftNear();
		else if (draw < 40) this.#reassign();
		else if (draw < 53) this.#exchange(this.#anyOperation());
		else if (draw < 60) this.#shiftCar();
		else this.#swap();
		return this.#change.isMade;
	}

	/** Makes this change: others do an operation, in the same turn. */
	give(operation: number, row: number): void {
		this.#change.begin();
		this.#change.choose(operation, row);
	}

	/** The change stays. */
	accept(): void {
		this.#change.accept();
	}

	/** After the times that hold changed: looks anew which cars are late. */
	findLate(): void {
		this.#late.refresh();
	}

	/** The change is taken back. */
	undo(): void {
		this.#change.undo();
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
	#mate(operation: number): number {
		const { order, position, choice } = this.#table;
		const { choicePool } = this.#model;
		const pool = choicePool[choice[operation] as number];
		const at = position[operation] as number;
		const step = this.#random.below(2) === 0 ? -1 : 1;
		let skip = this.#random.below(4);
		for (let here = at + step, tried = 0; tried < REACH; here += step, tried++) {
			if (here < 0 || here >= order.length) return -1;
			const other = order[here] as number;
			if (choicePool[choice[other] as number] !== pool) continue;
			if (skip-- === 0) return other;
		}
		return -1;
	}

	#shiftNear(): void {
		const operation = this.#anyOperation();
		const mate = this.#random.below(4) === 0 ? -1 : this.#mate(operation);
		const at = this.#table.position[operation] as number;
		const wanted =
			mate >= 0 ? (this.#table.position[mate] as number) : at + this.#random.below(33) - 16;
		this.#change.shift(operation, Math.min(Math.max(wanted, 0), this.#table.order.length - 1));
	}

	#reassign(): void {
		const operation = this.#anyOperation();
		const row = this.#otherRow(operation);
		if (row < 0) return;
		this.#change.choose(operation, row);
		if (this.#random.below(2) === 0) return;
		const mate = this.#mate(operation);
		if (mate >= 0) this.#change.shift(operation, this.#table.position[mate] as number);
	}

	/**
	 * Two people exchange a piece of work each, and half of the time the turns as well. Without it a
	 * plan is stuck where giving away either piece alone would make somebody late.
	 */
	#exchange(operation: number): void {
		const { order, position, choice } = this.#table;
		const { choicePool } = this.#model;
		const row = this.#otherRow(operation);
		if (row < 0) return;
		const [mine, theirs] = [choicePool[choice[operation] as number], choicePool[row]];
		const at = position[operation] as number;
		const step = this.#random.below(2) === 0 ? -1 : 1;
		let skip = this.#random.below(3);
		for (let here = at + step, tried = 0; tried < REACH; here += step, tried++) {
			if (here < 0 || here >= order.length) return;
			const other = order[here] as number;
			if (choicePool[choice[other] as number] !== theirs) continue;
			const back = rowFor(this.#model, other, mine as number);
			if (back < 0 || skip-- > 0) continue;
			this.#change.choose(operation, row);
			this.#change.choose(other, back);
			if (this.#random.below(2) === 0) return;
			this.#change.shift(operation, here);
			this.#change.shift(other, at);
			return;
		}
	}

	#swap(): void {
		const operation = this.#anyOperation();
		const mate = this.#mate(operation);
		if (mate < 0) return;
		const { position } = this.#table;
		const [a, b] = [position[operation] as number, position[mate] as number];
		this.#change.shift(operation, b);
		this.#change.shift(mate, a);
	}

	/** Moves what is left of a car, from some operation on, earlier or later by a stretch of time. */
	#shiftCar(): void {
		const late = this.#late.count > 0 && this.#random.below(2) === 0;
		const first = late ? this.#operationOf(this.#late.draw()) : this.#anyOperation();
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
			const wanted = this.#table.positionAt(this.#table.start(operation) - minutes);
			if (wanted < at) this.#change.shift(operation, wanted);
		}
	}

	#carLater(first: number, minutes: number): void {
		const { job, jobFirst } = this.#model;
		const { position, order } = this.#table;
		const last = (jobFirst[(job[first] as number) + 1] as number) - 1;
		for (let operation = last; operation >= first; operation--) {
			const at = position[operation] as number;
			if (at < 0) continue;
			const wanted = this.#table.positionAt(this.#table.start(operation) + minutes);
			if (wanted > at) this.#change.shift(operation, Math.min(wanted, order.length - 1));
		}
	}

	/** Works on one of the waits that make a car late. */
	#critical(): void {
		const wait = this.#late.drawWait();
		if (wait === null) return;
		const { waiting, blocker } = wait;
		const { position } = this.#table;
		const draw = this.#random.below(30);
		if (draw < 12) this.#change.shift(waiting, position[blocker] as number);
		else if (draw < 18) this.#change.shift(blocker, position[waiting] as number);
		else if (draw < 22) this.#exchange(draw < 20 ? waiting : blocker);
		else {
			const who = draw < 26 ? waiting : blocker;
			const row = this.#otherRow(who);
			if (row >= 0) this.#change.choose(who, row);
			if (who === waiting && this.#random.below(2) === 0)
				this.#change.shift(waiting, position[blocker] as number);
		}
	}
}
