import { NEVER, type Hours } from './calendar.ts';
import type { Model } from './model.ts';
import { RESOURCE_BITS, RESOURCE_MASK } from './pools.ts';
import type { Span } from './problem.ts';
import { aWork, endOf, startIn } from './timing.ts';

/** Above every packed entry. */
const NEVER_FREE = 0x7fffffff;

/**
 * Who and what is free when, while work is laid down in some order. Each pool is a sorted run of
 * packed entries (minute it is free, resource). Work takes whoever is free latest but in time: the
 * others stay free for what still comes.
 */
export class Resources {
	readonly model: Model;
	/** The packed entries, pool by pool; the timetable copies them in and out. */
	readonly live: Int32Array;
	/** Asked before a pool is read, by whoever keeps only some of them true. */
	bringUp: (pool: number) => void = () => undefined;
	readonly #work = aWork();

	constructor(model: Model) {
		this.model = model;
		this.live = model.initial.slice();
	}

	/** The minute the first of a pool is free. */
	poolFree(pool: number): number {
		return (this.live[this.model.poolFirst[pool] as number] as number) >> RESOURCE_BITS;
	}

	/**
	 * The first minute from `earliest` on at which the operation can begin with this choice: person,
	 * helpers and some bay free, and, unless it may pause, its whole length within working hours.
	 */
	startFor(operation: number, row: number, earliest: number): number {
		if (this.model.careful[operation] === 1) return this.carefulStart(operation, row, earliest);
		return this.plainStart(operation, row, earliest);
	}

	/** The same for an operation that needs no care. */
	plainStart(operation: number, row: number, earliest: number): number {
		const person = this.poolFree(this.model.choicePool[row] as number);
		const bay = this.firstBay(operation);
		let from = person > earliest ? person : earliest;
		if (bay > from) from = bay;
		return this.fit(operation, row, from);
	}

	/** When a suitable bay is free, or some minute by `earliest` where one is free by then. */
	bayBy(operation: number, earliest: number): number {
		const { bayFirst, bayPool, poolFirst } = this.model;
		const last = bayFirst[operation + 1] as number;
		const soon = (earliest << RESOURCE_BITS) | RESOURCE_MASK;
		let least = NEVER_FREE;
		for (let row = bayFirst[operation] as number; row < last && least > soon; row++) {
			const pool = bayPool[row] as number;
			this.bringUp(pool);
			const entry = this.live[poolFirst[pool] as number] as number;
			if (entry < least) least = entry;
		}
		return least >> RESOURCE_BITS;
	}

	/** When the first suitable bay is free. */
	firstBay(operation: number): number {
		const { bayFirst, bayPool, poolFirst } = this.model;
		const last = bayFirst[operation + 1] as number;
		let least = NEVER_FREE;
		for (let row = bayFirst[operation] as number; row < last; row++) {
			const entry = this.live[poolFirst[bayPool[row] as number] as number] as number;
			if (entry < least) least = entry;
		}
		return least >> RESOURCE_BITS;
	}

	/** The first minute from `earliest` on at which the chosen person can begin; the horizon when never. */
	fit(operation: number, row: number, earliest: number): number {
		const { choiceHours, choiceMinutes, splittable, horizon } = this.model;
		if (earliest >= horizon) return earliest;
		this.#work.minutes = choiceMinutes[row] as number;
		this.#work.splittable = splittable[operation] === 1;
		const start = startIn(choiceHours[row] as Hours, earliest, this.#work);
		return start === NEVER ? horizon : start;
	}

	/** When work that begins then is done. Past the horizon it is only counted on, so that it costs. */
	endFor(operation: number, row: number, start: number): number {
		const { choiceHours, choiceMinutes, splittable, horizon } = this.model;
		const minutes = choiceMinutes[row] as number;
		if (start >= horizon || splittable[operation] === 0) return start + minutes;
		const end = endOf(choiceHours[row] as Hours, start, minutes);
		return end === NEVER ? horizon + minutes : end;
	}

	/** The place in a pool of whoever is free latest, but by then; −1 when nobody is. */
	latest(pool: number, key: number): number {
		const { poolFirst } = this.model;
		let at = (poolFirst[pool + 1] as number) - 1;
		const first = poolFirst[pool] as number;
		while (at >= first && (this.live[at] as number) > key) at--;
		return at >= first ? at : -1;
	}

	/** Writes when an entry of a pool is free again, keeping the pool sorted; answers its resource. */
	reenter(pool: number, at: number, end: number): number {
		const live = this.live;
		const last = (this.model.poolFirst[pool + 1] as number) - 1;
		const resource = (live[at] as number) & RESOURCE_MASK;
		const entry = (end << RESOURCE_BITS) | resource;
		let to = at;
		for (; to < last && (live[to + 1] as number) < entry; to++) live[to] = live[to + 1] as number;
		live[to] = entry;
		return resource;
	}

	seize(pool: number, start: number, end: number): number {
		const at = this.latest(pool, (start << RESOURCE_BITS) | RESOURCE_MASK);
		return this.reenter(pool, at, end);
	}

	/**
	 * A bay for work from `start` to `end`: of the most special pool with a free one (an inspection is
	 * done where only inspections are, and the lift stays free), the one that is free latest.
	 */
	seizeBay(operation: number, start: number, end: number): number {
		const { bayFirst, bayPool } = this.model;
		const last = bayFirst[operation + 1] as number;
		const key = (start << RESOURCE_BITS) | RESOURCE_MASK;
		for (let row = bayFirst[operation] as number; row < last; row++) {
			const pool = bayPool[row] as number;
			this.bringUp(pool);
			const at = this.latest(pool, key);
			if (at >= 0) return this.reenter(pool, at, end);
		}
		throw new Error('no bay is free at the start that was found');
	}

	/** The minute this very person or bay of a pool is free. */
	freeAt(pool: number, resource: number): number {
		const last = this.model.poolFirst[pool + 1] as number;
		for (let at = this.model.poolFirst[pool] as number; at < last; at++) {
			const entry = this.live[at] as number;
			if ((entry & RESOURCE_MASK) === resource) return entry >> RESOURCE_BITS;
		}
		return 0;
	}

	/** Where in a pool this very person or bay stands; −1 when it is not free by then. */
	find(pool: number, resource: number, start: number): number {
		const { poolFirst } = this.model;
		const key = (start << RESOURCE_BITS) | RESOURCE_MASK;
		const last = poolFirst[pool + 1] as number;
		for (let at = poolFirst[pool] as number; at < last && (this.live[at] as number) <= key; at++)
			if (((this.live[at] as number) & RESOURCE_MASK) === resource) return at;
		return -1;
	}

	/** Earliest start with helpers, closed bays, or work that is held later in the day. */
	carefulStart(operation: number, row: number, earliest: number): number {
		const { bayFirst, bayPool } = this.model;
		const people = this.peopleOf(operation, row);
		let from = earliest;
		for (const pool of people) from = Math.max(from, this.poolFree(pool));
		let best = NEVER_FREE;
		const last = bayFirst[operation + 1] as number;
		for (let at = bayFirst[operation] as number; at < last; at++) {
			const pool = bayPool[at] as number;
			const span = { row, from: Math.max(from, this.poolFree(pool)) };
			best = Math.min(best, this.clearStart(operation, [pool, ...people], span));
		}
		return best;
	}

	/** Pools of the chosen person and of the helpers. */
	peopleOf(operation: number, row: number): readonly number[] {
		return [this.model.choicePool[row] as number, ...(this.model.helperPools[operation] ?? [])];
	}

	/** The first start from `from` on at which none of these pools is blocked before the end. */
	clearStart(
		operation: number,
		pools: readonly number[],
		{ row, from }: { readonly row: number; readonly from: number }
	): number {
		let start = this.fit(operation, row, from);
		for (;;) {
			const end = this.endFor(operation, row, start);
			const inTheWay = (span: Span): boolean => span.from < end && span.to > start;
			const blocks = pools.flatMap((pool) => this.model.poolBlocks[pool]?.filter(inTheWay) ?? []);
			if (blocks.length === 0) return start;
			const clear = Math.max(...blocks.map(({ to }) => to));
			start = this.fit(operation, row, clear);
		}
	}

	/** Whether held work or a closed bay is in the way of somebody or something of a pool. */
	isBlocked(pool: number, start: number, end: number): boolean {
		const spans = this.model.poolBlocks[pool];
		if (spans === undefined || spans.length === 0) return false;
		return spans.some((span) => span.from < end && span.to > start);
	}

	/** A bay for work from `start` to `end`, for operations on the careful path: blocked bays are passed over. */
	seizeClearBay(operation: number, start: number, end: number): number {
		const { bayFirst, bayPool, bayRank } = this.model;
		const key = (start << RESOURCE_BITS) | RESOURCE_MASK;
		const last = bayFirst[operation + 1] as number;
		let best = -1;
		let bestRow = 0;
		for (let row = bayFirst[operation] as number; row < last; row++) {
			if (best >= 0 && bayRank[row] !== bayRank[bestRow]) break;
			const pool = bayPool[row] as number;
			const at = this.isBlocked(pool, start, end) ? -1 : this.latest(pool, key);
			if (at < 0 || (best >= 0 && (this.live[at] as number) < (this.live[best] as number)))
				continue;
			best = at;
			bestRow = row;
		}
		return this.reenter(bayPool[bestRow] as number, best, end);
	}
}
