import type { PlanningProblem, ProblemJob, ProblemOperation, Span } from './problem.ts';

/**
 * People who are alike (same hours, same minutes for every piece of work) form one pool, and so do
 * bays: which of them takes a piece of work makes no plan better or worse, so the search need not
 * tell them apart. Whoever has held work later in the day is alone in theirs.
 */

/** A resource's number takes the low bits of a pool's entries, the time it is free from the rest. */
export const RESOURCE_BITS = 10;
/** Masks the number of a resource out of a pool's entry. */
export const RESOURCE_MASK = (1 << RESOURCE_BITS) - 1;

/** Things that are alike so far have one number; whoever is marked differently parts from the rest. */
class Likeness {
	readonly kind: Int32Array;
	#kinds = 1;
	readonly #parted = new Map<number, number>();

	constructor(count: number) {
		this.kind = new Int32Array(count);
	}

	/** Begins the next comparison: those not marked in it stay among themselves. */
	compare(): void {
		this.#parted.clear();
	}

	/** Marks one with a whole number, not negative. */
	mark(which: number, as: number): void {
		const before = this.kind[which] as number;
		// Marks are minutes or indices, below 2^21, and so are kinds: together an exact number.
		const key = as * 0x20_0000 + before;
		const known = this.#parted.get(key);
		this.kind[which] = known ?? this.#kinds;
		if (known === undefined) this.#parted.set(key, this.#kinds++);
	}

	/** Parts one from all others. */
	single(which: number): void {
		this.kind[which] = this.#kinds++;
	}
}

/** Numbers from 0 by the order of first sight. */
function renumber(kinds: Int32Array, from: number): { readonly pools: Int32Array; next: number } {
	const seen = new Map<number, number>();
	const pools = Int32Array.from(kinds, (kind) => {
		const known = seen.get(kind) ?? from + seen.size;
		seen.set(kind, known);
		return known;
	});
	return { pools, next: from + seen.size };
}

/** The jobs' operations in one row. */
export interface Flat {
	readonly operations: readonly ProblemOperation[];
	readonly jobs: readonly ProblemJob[];
	readonly jobFirst: Int32Array;
	readonly job: Int32Array;
	readonly held: Uint8Array;
	readonly begunBy: number;
}

/** What is held besides started and pinned work, and until when held work counts as begun. */
interface Holding {
	readonly hold?: (operation: ProblemOperation) => boolean;
	readonly begunBy?: number;
}

/** Numbers the operations through, and says which of them are held where they are. */
export function flatten(problem: PlanningProblem, { hold, begunBy }: Holding): Flat {
	const operations = problem.jobs.flatMap((job) => job.operations);
	const jobFirst = new Int32Array(problem.jobs.length + 1);
	const job = new Int32Array(operations.length);
	let at = 0;
	problem.jobs.forEach((one, index) => {
		jobFirst[index] = at;
		job.fill(index, at, at + one.operations.length);
		at += one.operations.length;
	});
	jobFirst[problem.jobs.length] = at;
	const held = Uint8Array.from(operations, (operation) =>
		operation.place !== null &&
		(operation.pin === 'started' || operation.pin === 'pinned' || hold?.(operation) === true)
			? 1
			: 0
	);
	return { operations, jobs: problem.jobs, jobFirst, job, held, begunBy: begunBy ?? problem.now };
}

/** Spans during which held work that starts only later takes each person and each bay. */
interface Blocks {
	readonly people: Span[][];
	readonly bays: Span[][];
	/** When started work lets go of each person and bay. */
	readonly peopleFree: Int32Array;
	readonly baysFree: Int32Array;
}

function blocksOf(problem: PlanningProblem, flat: Flat): Blocks {
	const blocks: Blocks = {
		people: problem.technicians.map(() => []),
		bays: problem.bays.map(({ closed }) => [...closed]),
		peopleFree: new Int32Array(problem.technicians.length).fill(problem.now),
		baysFree: new Int32Array(problem.bays.length).fill(problem.now)
	};
	flat.operations.forEach(({ place }, operation) => {
		if (place === null || flat.held[operation] === 0) return;
		const span = { from: place.start, to: place.end };
		// What began by now only says when its people and its bay are free; the rest stands in the way.
		const take = (spans: Span[][], free: Int32Array, which: number): void => {
			if (place.start > flat.begunBy) spans[which]?.push(span);
			else free[which] = Math.max(free[which] as number, place.end);
		};
		for (const person of place.technicians) take(blocks.people, blocks.peopleFree, person);
		take(blocks.bays, blocks.baysFree, place.bay);
	});
	for (const spans of [...blocks.people, ...blocks.bays]) spans.sort((a, b) => a.from - b.from);
	return blocks;
}

const spansKey = (spans: readonly Span[]): string =>
	spans.map(({ from, to }) => `${from}-${to}`).join();

/** Who and what is alike. */
export interface Pools {
	readonly technicianPool: Int32Array;
	readonly bayPoolOf: Int32Array;
	readonly poolFirst: Int32Array;
	readonly poolBlocks: readonly (readonly Span[])[];
	readonly initial: Int32Array;
	/** One person or bay of each pool. */
	readonly member: Int32Array;
}

const isFree = (spans: readonly Span[] | undefined): boolean => (spans?.length ?? 0) === 0;

/** People with the same hours and the same minutes for everything; `single` keeps them apart. */
function likePeople(problem: PlanningProblem, flat: Flat, single: boolean): Likeness {
	const like = new Likeness(problem.technicians.length);
	if (!single) {
		const hours = new Map<string, number>();
		problem.technicians.forEach(({ windows }, person) => {
			const key = spansKey(windows);
			hours.set(key, hours.get(key) ?? hours.size);
			like.mark(person, hours.get(key) as number);
		});
		for (const { choices } of flat.operations) {
			like.compare();
			for (const { technician, minutes } of choices) like.mark(technician, minutes);
		}
	}
	for (const { helpers } of flat.operations) for (const helper of helpers) like.single(helper);
	if (single)
		problem.technicians.forEach((_, person) => {
			like.single(person);
		});
	return like;
}

/** Bays that suit the same work. */
function likeBays(problem: PlanningProblem, flat: Flat): Likeness {
	const like = new Likeness(problem.bays.length);
	for (const { bays } of flat.operations) {
		like.compare();
		for (const bay of bays) like.mark(bay, 0);
	}
	return like;
}

/** Groups people and bays that are alike; `single` keeps people apart. */
export function poolsOf(problem: PlanningProblem, flat: Flat, single: boolean): Pools {
	const blocks = blocksOf(problem, flat);
	const people = likePeople(problem, flat, single);
	const bays = likeBays(problem, flat);
	blocks.people.forEach((spans, person) => {
		if (!isFree(spans)) people.single(person);
	});
	blocks.bays.forEach((spans, bay) => {
		if (!isFree(spans)) bays.single(bay);
	});
	const { pools: technicianPool, next } = renumber(people.kind, 0);
	const { pools: bayPoolOf, next: count } = renumber(bays.kind, next);
	const all = [
		...[...technicianPool].map((pool, index) => ({
			pool,
			index,
			free: blocks.peopleFree[index] as number
		})),
		...[...bayPoolOf].map((pool, index) => ({
			pool,
			index,
			free: blocks.baysFree[index] as number
		}))
	];
	const entries = all
		.map(({ pool, index, free }) => ({ pool, index, packed: (free << RESOURCE_BITS) | index }))
		.sort((a, b) => a.pool - b.pool || a.packed - b.packed);
	const poolFirst = new Int32Array(count + 1);
	for (const { pool } of entries) poolFirst[pool + 1] = (poolFirst[pool + 1] as number) + 1;
	for (let pool = 0; pool < count; pool++)
		poolFirst[pool + 1] = (poolFirst[pool + 1] as number) + (poolFirst[pool] as number);
	const poolBlocks: (readonly Span[])[] = Array.from({ length: count }, () => []);
	technicianPool.forEach((pool, index) => (poolBlocks[pool] = blocks.people[index] ?? []));
	bayPoolOf.forEach((pool, index) => (poolBlocks[pool] = blocks.bays[index] ?? []));
	const member = new Int32Array(count);
	for (const { pool, index } of entries) member[pool] = index;
	const initial = Int32Array.from(entries, ({ packed }) => packed);
	return { technicianPool, bayPoolOf, poolFirst, poolBlocks, initial, member };
}
