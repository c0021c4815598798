/**
 * The planner's question laid out flat for the search: numbers in typed arrays, no objects. People
 * who are alike (same hours, same minutes for every piece of work) form one pool, and so do bays:
 * whoever of them is free latest before a start takes it, which never makes a plan worse and spares
 * the search from telling twins apart. Started and pinned work is not searched, only respected.
 */
import { calendarOf, type Hours } from './calendar.ts';
import { flatten, poolsOf, type Flat, type Pools } from './pools.ts';
import type { PlanningProblem, ProblemOperation, Span } from './problem.ts';

/** The question as flat tables. Operations are numbered through, job by job. */
export interface Model {
	readonly problem: PlanningProblem;
	readonly count: number;
	/** Operations the search places, in the jobs' order. */
	readonly movable: Int32Array;
	readonly isMovable: Uint8Array;
	readonly job: Int32Array;
	/** First operation of each job, and one past the last. */
	readonly jobFirst: Int32Array;
	/** Earliest start by arrival, parts and now. */
	readonly notBefore: Int32Array;
	/** The one operation that must end first, or −1; `others` has the rest of longer lists. */
	readonly before: Int32Array;
	readonly others: readonly (readonly number[])[];
	readonly splittable: Uint8Array;
	/** Bounds of each operation's rows in the `choice…` tables. */
	readonly choiceFirst: Int32Array;
	readonly choicePool: Int32Array;
	readonly choiceMinutes: Int32Array;
	/** Hours of the person of each row. */
	readonly choiceHours: readonly Hours[];
	/** Bounds of each operation's rows in `bayPool`; the most special bays first. */
	readonly bayFirst: Int32Array;
	readonly bayPool: Int32Array;
	/** How much work the pool of each row suits: the less, the more special. */
	readonly bayRank: Int32Array;
	/** Pools that helpers stand in, by operation. */
	readonly helperPools: readonly (readonly number[])[];
	/** Whether an operation needs the careful path: helpers, or a pool with blocked spans. */
	readonly careful: Uint8Array;
	/** Bounds of each pool in the state; people first, then bays. */
	readonly poolFirst: Int32Array;
	readonly poolBlocks: readonly (readonly Span[])[];
	/** One person or bay of each pool. */
	readonly member: Int32Array;
	/** Pool of each person, and of each bay. */
	readonly technicianPool: Int32Array;
	readonly bayPoolOf: Int32Array;
	/** When everybody and everything is free at first, packed and sorted pool by pool. */
	readonly initial: Int32Array;
	readonly horizon: number;
	/** Open minutes before a minute, up to the horizon. */
	readonly openBefore: Int32Array;
	/** Of each job: open minutes before its promise (a large number without one), and its weight. */
	readonly due: Int32Array;
	readonly weight: Int32Array;
	/** Least work after an operation within its job, where it bounds the lateness from below. */
	readonly tail: Int32Array;
	/** When an operation must have ended for held work of its car; NO_LIMIT for most. */
	readonly mustEnd: Int32Array;
	/** Start and end of operations that are not searched; −1 for the others. */
	readonly heldStart: Int32Array;
	readonly heldEnd: Int32Array;
}

/** What `modelOf` may be told. */
export interface ModelOptions {
	/** Keep people apart even if alike: repair counts who does what. */
	readonly singlePeople?: boolean;
	/** Operations to hold at their place besides started and pinned ones. */
	readonly hold?: (operation: ProblemOperation) => boolean;
	/** Held work that starts by then counts as begun: nothing is laid before it. Now by default. */
	readonly begunBy?: number;
}

interface Choices {
	readonly choiceFirst: Int32Array;
	readonly choicePool: Int32Array;
	readonly choiceMinutes: Int32Array;
	readonly choiceHours: readonly Hours[];
}

function choicesOf(problem: PlanningProblem, flat: Flat, pools: Pools): Choices {
	const { technicians } = calendarOf(problem);
	const choiceFirst = new Int32Array(flat.operations.length + 1);
	const choicePool: number[] = [];
	const choiceMinutes: number[] = [];
	const choiceHours: Hours[] = [];
	// The operation that took a row for a pool last: alike people share one row.
	const seen = new Int32Array(pools.member.length).fill(-1);
	flat.operations.forEach(({ choices, helpers }, index) => {
		for (const { technician, minutes } of choices) {
			const pool = pools.technicianPool[technician] as number;
			const hours = technicians[pools.member[pool] as number];
			if (hours === undefined || seen[pool] === index || helpers.includes(technician)) continue;
			seen[pool] = index;
			choicePool.push(pool);
			choiceMinutes.push(minutes);
			choiceHours.push(hours);
		}
		choiceFirst[index + 1] = choicePool.length;
	});
	return {
		choiceFirst,
		choicePool: Int32Array.from(choicePool),
		choiceMinutes: Int32Array.from(choiceMinutes),
		choiceHours
	};
}

function openMinutes(problem: PlanningProblem): Int32Array {
	const open = new Int32Array(problem.horizon + 1);
	for (const { from, to } of problem.open) open.fill(1, from, to);
	let before = 0;
	for (let minute = 0; minute <= problem.horizon; minute++) {
		const now = open[minute] as number;
		open[minute] = before;
		before += now;
	}
	return open;
}

/**
 * Least minutes of work that follow each operation in its job; 0 everywhere when somebody works
 * outside the opening hours, because then work may pass without an open minute passing.
 */
function tailsOf(problem: PlanningProblem, flat: Flat, open: Int32Array): Int32Array {
	const tail = new Int32Array(flat.operations.length);
	const within = problem.technicians.every(({ windows }) =>
		windows.every(({ from, to }) => (open[to] as number) - (open[from] as number) === to - from)
	);
	if (!within) return tail;
	for (let index = flat.operations.length - 1; index >= 0; index--) {
		const operation = flat.operations[index];
		const start = flat.jobFirst[flat.job[index] as number] as number;
		const least = Math.min(...(operation?.choices.map(({ minutes }) => minutes) ?? [0]));
		for (const before of operation?.after ?? []) {
			const at = start + before;
			tail[at] = Math.max(
				tail[at] as number,
				(tail[index] as number) + (flat.held[index] ? 0 : least)
			);
		}
	}
	return tail;
}

/** Open minutes of a promise nobody gave: far enough that nothing is late against it. */
const NO_PROMISE = 1 << 28;

interface Times {
	readonly notBefore: Int32Array;
	readonly before: Int32Array;
	readonly others: readonly (readonly number[])[];
	readonly mustEnd: Int32Array;
	readonly heldStart: Int32Array;
	readonly heldEnd: Int32Array;
}

/** Later than any end. */
const NO_LIMIT = 0x3fffffff;

function timesOf(problem: PlanningProblem, flat: Flat): Times {
	const count = flat.operations.length;
	const times: Times = {
		notBefore: new Int32Array(count),
		before: new Int32Array(count).fill(-1),
		others: flat.operations.map(({ after }, index) => {
			const start = flat.jobFirst[flat.job[index] as number] as number;
			return after.slice(0, -1).map((one) => start + one);
		}),
		mustEnd: new Int32Array(count).fill(NO_LIMIT),
		heldStart: new Int32Array(count).fill(-1),
		heldEnd: new Int32Array(count).fill(-1)
	};
	flat.operations.forEach((operation, index) => {
		const job = flat.job[index] as number;
		const last = operation.after.at(-1);
		if (last !== undefined) times.before[index] = (flat.jobFirst[job] as number) + last;
		times.notBefore[index] = Math.max(
			problem.now,
			flat.jobs[job]?.release ?? 0,
			operation.notBefore
		);
		if (flat.held[index] === 0 || operation.place === null) return;
		times.heldStart[index] = operation.place.start;
		times.heldEnd[index] = operation.place.end;
		for (const one of operation.after) {
			const before = (flat.jobFirst[job] as number) + one;
			times.mustEnd[before] = Math.min(times.mustEnd[before] as number, operation.place.start);
		}
	});
	return times;
}

/** The pools of bays that suit each operation, the most special first, and how much work each pool suits. */
function bayRowsOf(
	flat: Flat,
	{ bayPoolOf, member }: Pools
): { readonly rows: readonly (readonly number[])[]; readonly suits: Int32Array } {
	const rows = flat.operations.map(({ bays }) => [
		...new Set(bays.map((bay) => bayPoolOf[bay] as number))
	]);
	const suits = new Int32Array(member.length);
	for (const row of rows) for (const pool of row) suits[pool] = (suits[pool] as number) + 1;
	for (const row of rows) row.sort((a, b) => (suits[a] as number) - (suits[b] as number) || a - b);
	return { rows, suits };
}

/** Lays a question out for the search. */
export function modelOf(problem: PlanningProblem, options: ModelOptions = {}): Model {
	const flat = flatten(problem, options);
	const pools = poolsOf(problem, flat, options.singlePeople === true);
	const choices = choicesOf(problem, flat, pools);
	const times = timesOf(problem, flat);
	const openBefore = openMinutes(problem);
	const { rows: bayRows, suits } = bayRowsOf(flat, pools);
	const bayFirst = new Int32Array(flat.operations.length + 1);
	bayRows.forEach(
		(rows, index) => (bayFirst[index + 1] = (bayFirst[index] as number) + rows.length)
	);
	const helperPools = flat.operations.map(({ helpers }) =>
		helpers.map((helper) => pools.technicianPool[helper] as number)
	);
	const blocked = (pool: number): boolean => (pools.poolBlocks[pool]?.length ?? 0) > 0;
	const rowsOf = (first: Int32Array, table: Int32Array, index: number): Int32Array =>
		table.subarray(first[index], first[index + 1]);
	const careful = Uint8Array.from(flat.operations, (_, index) =>
		(helperPools[index]?.length ?? 0) > 0 ||
		(times.others[index]?.length ?? 0) > 0 ||
		times.mustEnd[index] !== NO_LIMIT ||
		bayRows[index]?.some(blocked) === true ||
		rowsOf(choices.choiceFirst, choices.choicePool, index).some(blocked)
			? 1
			: 0
	);
	const isMovable = flat.held.map((held) => 1 - held);
	return {
		problem,
		count: flat.operations.length,
		movable: Int32Array.from([...isMovable.keys()].filter((index) => isMovable[index] === 1)),
		isMovable,
		job: flat.job,
		jobFirst: flat.jobFirst,
		...times,
		splittable: Uint8Array.from(flat.operations, ({ splittable }) => (splittable ? 1 : 0)),
		...choices,
		horizon: problem.horizon,
		bayFirst,
		bayPool: Int32Array.from(bayRows.flat()),
		bayRank: Int32Array.from(bayRows.flat(), (pool) => suits[pool] as number),
		helperPools,
		careful,
		...pools,
		openBefore,
		due: Int32Array.from(flat.jobs, ({ promise }) =>
			promise === null
				? NO_PROMISE
				: (openBefore[Math.min(Math.max(promise, 0), problem.horizon)] as number)
		),
		weight: Int32Array.from(flat.jobs, ({ weight, promise }) => (promise === null ? 0 : weight)),
		tail: tailsOf(problem, flat, openBefore)
	};
}

/** Open minutes before a minute; past the horizon every minute counts. */
export function openAt({ openBefore, horizon }: Model, minute: number): number {
	return minute <= horizon
		? (openBefore[minute] as number)
		: (openBefore[horizon] as number) + minute - horizon;
}

/** The row of an operation's choices for the people of a pool; −1 when they cannot do it. */
export function rowFor(
	{ choiceFirst, choicePool }: Model,
	operation: number,
	pool: number
): number {
	const last = choiceFirst[operation + 1] as number;
	for (let row = choiceFirst[operation] as number; row < last; row++)
		if (choicePool[row] === pool) return row;
	return -1;
}
