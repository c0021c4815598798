import { lateMinutes } from './lateness.ts';
import { modelOf, rowFor } from './model.ts';
import type { PlanningProblem } from './problem.ts';
import { Timetable } from './timetable.ts';

/**
 * Evening out: the last of the goals, behind everything a customer notices. Work goes from the more
 * to the less loaded within a team wherever the plan stays as good as it was, to the minute.
 */

/** Changes timed at most: some milliseconds. */
const MOST_TRIES = 1500;
/** How often it is asked whether to stop: far less than a millisecond apart. */
const PACE = 16;
/** Positions apart up to which two people are asked to exchange work. */
const REACH = 24;

/** The planned minutes of everybody, team by team. */
class Loads {
	readonly minutes: Int32Array;
	readonly #team: Int32Array;
	readonly #members: readonly (readonly number[])[];

	constructor({ technicians }: PlanningProblem) {
		const names = [...new Set(technicians.map(({ team }) => team))];
		this.minutes = new Int32Array(technicians.length);
		this.#team = Int32Array.from(technicians, ({ team }) => names.indexOf(team));
		this.#members = names.map((name) =>
			technicians.flatMap(({ team }, index) => (team === name ? [index] : []))
		);
	}

	add(person: number, minutes: number): void {
		this.minutes[person] = (this.minutes[person] as number) + minutes;
	}

	/** Minutes between the most and the least loaded of somebody's team. */
	range(person: number): number {
		let [most, least] = [0, Number.MAX_SAFE_INTEGER];
		for (const one of this.#members[this.#team[person] as number] ?? []) {
			const minutes = this.minutes[one] as number;
			if (minutes > most) most = minutes;
			if (minutes < least) least = minutes;
		}
		return most - least;
	}

	isSameTeam(a: number, b: number): boolean {
		return this.#team[a] === this.#team[b];
	}

	/** Whether it is evener when these two have so many minutes more: the range of their team, then the two. */
	wouldBeEvener(a: number, b: number, more: readonly [number, number]): boolean {
		const before = this.range(a);
		const [ofA, ofB] = [this.minutes[a] as number, this.minutes[b] as number];
		this.add(a, more[0]);
		this.add(b, more[1]);
		const after = this.range(a);
		this.add(a, -more[0]);
		this.add(b, -more[1]);
		if (after !== before) return after < before;
		return (ofA + more[0]) ** 2 + (ofB + more[1]) ** 2 < ofA ** 2 + ofB ** 2;
	}
}

/** One plan being evened out. */
class Evening {
	readonly #table: Timetable;
	readonly #loads: Loads;
	readonly #shouldStop: () => boolean;
	/** Work that whoever has it was published to have: giving it away would be a move, which counts more. */
	readonly #stays: Uint8Array;
	#tries = 0;

	constructor(table: Timetable, shouldStop: () => boolean) {
		this.#table = table;
		this.#shouldStop = shouldStop;
		this.#loads = new Loads(table.model.problem);
		this.#stays = new Uint8Array(table.model.count);
		table.model.problem.jobs.forEach(({ operations }, job) => {
			operations.forEach(({ choices, pin, place }, index) => {
				const operation = (table.model.jobFirst[job] as number) + index;
				const isHeld = table.model.isMovable[operation] === 0;
				const person = isHeld ? (place?.technicians[0] ?? 0) : table.person(operation);
				if (pin === 'published' && place?.technicians[0] === person) this.#stays[operation] = 1;
				this.#loads.add(
					person,
					choices.find(({ technician }) => technician === person)?.minutes ?? 0
				);
			});
		});
	}

	/** Goes over all work until nothing more can be evened out. */
	run(): void {
		let isGoingOn = true;
		while (isGoingOn) {
			isGoingOn = false;
			for (const operation of this.#table.model.movable) {
				if (this.#isOver()) return;
				if (this.#giveAway(operation) || this.#exchange(operation)) isGoingOn = true;
			}
		}
	}

	#isOver(): boolean {
		return this.#tries >= MOST_TRIES || (this.#tries % PACE === 0 && this.#shouldStop());
	}

	#personOf(row: number): number {
		const { member, choicePool } = this.#table.model;
		return member[choicePool[row] as number] as number;
	}

	/** Gives work to somebody of the team who has less. */
	#giveAway(operation: number): boolean {
		const { choiceFirst, choiceMinutes } = this.#table.model;
		if (this.#stays[operation] === 1) return false;
		const was = this.#table.choice[operation] as number;
		const giver = this.#personOf(was);
		const last = choiceFirst[operation + 1] as number;
		for (let row = choiceFirst[operation] as number; row < last; row++) {
			const taker = this.#personOf(row);
			if (taker === giver || !this.#loads.isSameTeam(giver, taker)) continue;
			const more = [-(choiceMinutes[was] as number), choiceMinutes[row] as number] as const;
			if (!this.#loads.wouldBeEvener(giver, taker, more)) continue;
			if (this.#try([{ operation, row }])) return true;
		}
		return false;
	}

	/** Two of a team exchange work that lies near in time. */
	#exchange(operation: number): boolean {
		const { order, position, choice, model } = this.#table;
		if (this.#stays[operation] === 1) return false;
		const { choicePool, choiceMinutes } = model;
		const mine = choice[operation] as number;
		const at = position[operation] as number;
		for (let there = at + 1; there < Math.min(at + REACH, order.length); there++) {
			const other = order[there] as number;
			const theirs = choice[other] as number;
			const [a, b] = [this.#personOf(mine), this.#personOf(theirs)];
			if (a === b || this.#stays[other] === 1 || !this.#loads.isSameTeam(a, b)) continue;
			const row = rowFor(model, operation, choicePool[theirs] as number);
			const back = rowFor(model, other, choicePool[mine] as number);
			if (row < 0 || back < 0) continue;
			const more = [
				(choiceMinutes[back] as number) - (choiceMinutes[mine] as number),
				(choiceMinutes[row] as number) - (choiceMinutes[theirs] as number)
			] as const;
			if (!this.#loads.wouldBeEvener(a, b, more)) continue;
			if (
				this.#try([
					{ operation, row },
					{ operation: other, row: back }
				])
			)
				return true;
			if (this.#isOver()) return false;
		}
		return false;
	}

	/** Makes changes that would even out; false, and nothing changed, when the plan would be worse by them. */
	#try(changes: readonly { readonly operation: number; readonly row: number }[]): boolean {
		const table = this.#table;
		const { choice, position, model } = table;
		this.#tries++;
		const before = changes.map(({ operation }) => choice[operation] as number);
		const late = lateMinutes(table);
		const places = changes.map(({ operation }) => position[operation] as number);
		changes.forEach(({ operation, row }) => (choice[operation] = row));
		const was = table.cost;
		const undo = (): false => {
			changes.forEach(({ operation }, index) => (choice[operation] = before[index] as number));
			return false;
		};
		const change = {
			from: Math.min(...places),
			until: Math.max(...places),
			touched: Int32Array.from(changes, ({ operation }) => operation),
			touches: changes.length
		};
		if (table.tryChange(change, was) > was) {
			table.drop();
			return undo();
		}
		table.keep();
		if (lateMinutes(table) > late) {
			undo();
			table.load(table.order.slice(), choice.slice());
			return false;
		}
		changes.forEach(({ row }, index) => {
			const gone = before[index] as number;
			this.#loads.add(this.#personOf(gone), -(model.choiceMinutes[gone] as number));
			this.#loads.add(this.#personOf(row), model.choiceMinutes[row] as number);
		});
		return true;
	}
}

/**
 * A table of the same plan as `table`, in which work is spread more evenly within the teams where that
 * makes nobody later, nobody wait longer and moves nothing more. Stops when it is told to.
 */
export function evenedOut(table: Timetable, shouldStop: () => boolean = () => false): Timetable {
	const { problem, movable } = table.model;
	const model = modelOf(problem, { singlePeople: true });
	const choice = model.choiceFirst.slice(0, model.count);
	for (const operation of movable) {
		const pool = model.technicianPool[table.person(operation)] as number;
		choice[operation] = rowFor(model, operation, pool);
	}
	const evened = new Timetable(model, table.prices, table.published);
	evened.load(table.order, choice);
	new Evening(evened, shouldStop).run();
	// Timing stops where only twins among the bays differ; timed as a whole, each has its own again.
	evened.load(evened.order, evened.choice);
	return evened;
}
