/**
 * The six dispatch rules that workshops and textbooks use. Each lays the day down event by event and
 * leaves nobody idle who could begin (non-delay): of all cars' next operations the one that can begin
 * first goes first, the rule decides between equals, and the person who is done first gets it. They
 * take a few milliseconds, so the best of the six is on the screen before the search has begun.
 */
import type { Model } from './model.ts';
import { Resources } from './resources.ts';

/** Which car goes first among those that can begin at the same minute. */
export type Rule =
	| 'first-come'
	| 'keep-technician'
	| 'due-date'
	| 'weighted-due-date'
	| 'modified-due-date'
	| 'tardiness-cost';

/** All six, in the order they are tried; of equal plans the first is taken. */
export const RULES: readonly Rule[] = [
	'first-come',
	'keep-technician',
	'due-date',
	'weighted-due-date',
	'modified-due-date',
	'tardiness-cost'
];

/** An order of work with a choice for each operation: what the timetable gives times. */
export interface Sequence {
	readonly order: Int32Array;
	/** Row of the model's choices, by operation. */
	readonly choice: Int32Array;
}

/** e to the power of −x by its series' inverse: plain divisions, the same in every browser. */
const decay = (x: number): number => 1 / (1 + x * (1 + (x / 2) * (1 + (x / 3) * (1 + x / 4))));

interface Way {
	readonly row: number;
	readonly start: number;
	readonly end: number;
}

class Dispatcher {
	readonly #model: Model;
	readonly #rule: Rule;
	readonly #resources: Resources;
	readonly #ends: Int32Array;
	/** Next operation of each job, and a bound from below on its start (exact where it was just asked). */
	readonly #next: Int32Array;
	readonly #bound: Int32Array;
	readonly #way: Way[];
	/** Minutes of work left in each job, and the mean length of an operation. */
	readonly #left: Int32Array;
	readonly #mean: number;
	/** Who began each car, for the rule that keeps to them; −1 before. */
	readonly #keeper: Int32Array;

	constructor(model: Model, rule: Rule) {
		this.#model = model;
		this.#rule = rule;
		this.#resources = new Resources(model);
		this.#ends = model.heldEnd.slice();
		const jobs = model.weight.length;
		this.#next = model.jobFirst.slice(0, jobs);
		this.#bound = new Int32Array(jobs);
		this.#way = Array.from({ length: jobs }, () => ({ row: -1, start: 0, end: 0 }));
		this.#left = new Int32Array(jobs);
		this.#keeper = new Int32Array(jobs).fill(-1);
		let all = 0;
		for (const operation of model.movable) {
			const minutes = model.choiceMinutes[model.choiceFirst[operation] as number] as number;
			const job = model.job[operation] as number;
			this.#left[job] = (this.#left[job] as number) + minutes;
			all += minutes;
		}
		this.#mean = all / Math.max(1, model.movable.length);
		for (let job = 0; job < jobs; job++) this.#skipHeld(job);
	}

	run(): Sequence {
		const { movable, count } = this.#model;
		const order = new Int32Array(movable.length);
		const choice = new Int32Array(count);
		for (let at = 0; at < order.length; at++) {
			const job = this.#nextJob();
			const operation = this.#next[job] as number;
			order[at] = operation;
			choice[operation] = (this.#way[job] as Way).row;
			this.#lay(job, operation);
		}
		return { order, choice };
	}

	#skipHeld(job: number): void {
		const { jobFirst, isMovable, notBefore } = this.#model;
		const last = jobFirst[job + 1] as number;
		let at = this.#next[job] as number;
		while (at < last && isMovable[at] === 0) at++;
		this.#next[job] = at;
		this.#bound[job] = at < last ? (notBefore[at] as number) : DONE;
	}

	/**
	 * The job whose next operation can begin first; bounds only rise, so only those that look
	 * earliest are asked again.
	 */
	#nextJob(): number {
		const bound = this.#bound;
		for (;;) {
			let least = DONE;
			for (const one of bound) if (one < least) least = one;
			let best = -1;
			let bestRank = Infinity;
			for (let job = 0; job < bound.length; job++) {
				if (bound[job] !== least) continue;
				const way = this.#bestWay(job);
				this.#way[job] = way;
				bound[job] = way.start;
				if (way.start !== least) continue;
				const rank = this.#rank(job, least);
				if (rank >= bestRank) continue;
				best = job;
				bestRank = rank;
			}
			if (best >= 0) return best;
		}
	}

	#lay(job: number, operation: number): void {
		const model = this.#model;
		const { row, start, end } = this.#way[job] as Way;
		const people = model.choicePool[row] as number;
		const keeper = this.#keeperFor(job, people);
		const at = keeper < 0 ? -1 : this.#resources.find(people, keeper, start);
		const who =
			at < 0 ? this.#resources.seize(people, start, end) : this.#resources.reenter(people, at, end);
		for (const helper of model.helperPools[operation] ?? [])
			this.#resources.seize(helper, start, end);
		if (model.careful[operation] === 1) this.#resources.seizeClearBay(operation, start, end);
		else this.#resources.seizeBay(operation, start, end);
		this.#ends[operation] = end;
		this.#left[job] =
			(this.#left[job] as number) -
			(model.choiceMinutes[model.choiceFirst[operation] as number] as number);
		if (this.#keeper[job] === -1) this.#keeper[job] = who;
		this.#next[job] = operation + 1;
		this.#skipHeld(job);
	}

	/** The person who began this car, when the rule keeps to people and they stand in this pool; else −1. */
	#keeperFor(job: number, pool: number): number {
		if (this.#rule !== 'keep-technician') return -1;
		const keeper = this.#keeper[job] as number;
		return keeper >= 0 && this.#model.technicianPool[keeper] === pool ? keeper : -1;
	}

	/** Who can begin first; of those who can at the same minute, who ends first. */
	#bestWay(job: number): Way {
		const model = this.#model;
		const operation = this.#next[job] as number;
		let earliest = model.notBefore[operation] as number;
		const before = model.before[operation] as number;
		if (before >= 0) earliest = Math.max(earliest, this.#ends[before] as number);
		for (const other of model.others[operation] ?? [])
			earliest = Math.max(earliest, this.#ends[other] as number);
		let best: Way = { row: -1, start: DONE, end: DONE };
		const last = model.choiceFirst[operation + 1] as number;
		for (let row = model.choiceFirst[operation] as number; row < last; row++) {
			const keeper = this.#keeperFor(job, model.choicePool[row] as number);
			const from = keeper < 0 ? earliest : Math.max(earliest, this.#freeAt(row, keeper));
			const start = this.#resources.startFor(operation, row, from);
			const end = this.#resources.endFor(operation, row, start);
			if (keeper >= 0) return { row, start, end };
			if (start < best.start || (start === best.start && end < best.end))
				best = { row, start, end };
		}
		return best;
	}

	#freeAt(row: number, person: number): number {
		return this.#resources.freeAt(this.#model.choicePool[row] as number, person);
	}

	/** The lower, the sooner; times in open minutes. */
	#rank(job: number, minute: number): number {
		const { due, weight, problem, openBefore, horizon } = this.#model;
		const promised = due[job] as number;
		const urgency = Math.max(1, weight[job] as number);
		const now = openBefore[Math.min(minute, horizon)] as number;
		const left = this.#left[job] as number;
		switch (this.#rule) {
			case 'first-come':
			case 'keep-technician':
				return problem.jobs[job]?.release ?? 0;
			case 'due-date':
				return promised;
			case 'weighted-due-date':
				return promised / urgency;
			case 'modified-due-date':
				return Math.max(promised, now + left);
			case 'tardiness-cost': {
				const slack = Math.max(0, promised - now - left);
				return (-urgency / Math.max(1, left)) * decay(slack / (2 * this.#mean));
			}
		}
	}
}

/** Later than any start. */
const DONE = 0x3fffffff;

/** The order of work that a rule gives. */
export function dispatch(model: Model, rule: Rule): Sequence {
	return new Dispatcher(model, rule).run();
}
