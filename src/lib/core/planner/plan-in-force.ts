import { calendarOf, nextWorking, type Calendar } from './calendar.ts';
import type { Published } from './facts.ts';
import { rowFor, type Model } from './model.ts';
import type {
	Place,
	PlanningProblem,
	PlanningSolution,
	ProblemJob,
	ProblemOperation
} from './problem.ts';
import { replay } from './replay.ts';
import { minutesFor, type Replay } from './replayed.ts';
import type { Sequence } from './rules.ts';
import { endOf } from './timing.ts';

/** What a repair keeps of the plan in force: where everything lay, what stays there, and who does what. */

/** Where the plan in force has each operation. */
export function publishedOf(problem: PlanningProblem): Published {
	const all = problem.jobs.flatMap(({ operations }) => operations);
	const seen = (read: (operation: ProblemOperation) => number | undefined): Int32Array =>
		Int32Array.from(all, (one) => (one.pin === 'draft' ? -1 : (read(one) ?? -1)));
	return {
		start: seen(({ place }) => place?.start),
		technician: seen(({ place }) => place?.technicians[0]),
		bay: seen(({ place }) => place?.bay)
	};
}

/** The question with its hours laid out. */
interface Asked {
	readonly problem: PlanningProblem;
	readonly calendar: Calendar;
}

/** Whether whoever leads an operation can still do it exactly where it lies. */
function fitsThere(
	{ problem, calendar }: Asked,
	operation: ProblemOperation,
	place: Place
): boolean {
	const lead = place.technicians[0] ?? -1;
	const hours = calendar.technicians[lead];
	const minutes = operation.choices.find(({ technician }) => technician === lead)?.minutes;
	if (hours === undefined || minutes === undefined) return false;
	const open = problem.bays[place.bay]?.closed.every(
		({ from, to }) => to <= place.start || from >= place.end
	);
	return (
		open === true &&
		nextWorking(hours, place.start) === place.start &&
		endOf(hours, place.start, minutes) === place.end
	);
}

/** Published work that begins within the frozen minutes, where nothing keeps it from beginning then. */
export function heldNear(problem: PlanningProblem, minutes: number): ReadonlySet<ProblemOperation> {
	const asked: Asked = { problem, calendar: calendarOf(problem) };
	const until = problem.now + minutes;
	const held = new Set<ProblemOperation>();
	const busy: Place[] = [];
	const begins = (
		{ release, operations }: ProblemJob,
		operation: ProblemOperation,
		place: Place
	): boolean =>
		place.start >= Math.max(problem.now, release, operation.notBefore) &&
		fitsThere(asked, operation, place) &&
		operation.after.every((one) => {
			const before = operations[one];
			const sure = before !== undefined && (before.pin === 'started' || held.has(before));
			return sure && (before.place?.end ?? Infinity) <= place.start;
		}) &&
		busy.every(
			(other) =>
				other.end <= place.start ||
				(other.bay !== place.bay &&
					!other.technicians.some((one) => place.technicians.includes(one)))
		);
	for (const { operations } of problem.jobs)
		for (const { pin, place } of operations)
			if (pin === 'started' && place !== null) busy.push(place);
	for (const job of problem.jobs)
		for (const operation of job.operations) {
			const { pin, place } = operation;
			if (pin !== 'published' || place === null || place.start >= until) continue;
			if (!begins(job, operation, place)) continue;
			held.add(operation);
			busy.push(place);
		}
	return held;
}

/** The row of whoever has an operation in the published plan; −1 when they could not do it there any more. */
function rowKept(model: Model, calendar: Calendar, operation: number): number {
	const job = model.job[operation] as number;
	const one = model.problem.jobs[job]?.operations[operation - (model.jobFirst[job] as number)];
	const asked: Asked = { problem: model.problem, calendar };
	if (one?.place == null || !fitsThere(asked, one, one.place)) return -1;
	const last = model.choiceFirst[operation + 1] as number;
	for (let row = model.choiceFirst[operation] as number; row < last; row++)
		if (personOf(model, row) === one.place.technicians[0]) return row;
	return -1;
}

/** Who the ripple has at an operation, where they are among those who could do it; else the first who could. */
function rowReplayed(model: Model, { technician }: Replay, operation: number): number {
	const pool = model.technicianPool[technician[operation] as number];
	const row = pool === undefined ? -1 : rowFor(model, operation, pool);
	return row < 0 ? (model.choiceFirst[operation] as number) : row;
}

/** The plan in force with the work of people who are away given to others. */
interface Given {
	/** Who does each operation: whoever has it in the plan, and the least loaded where they are away. */
	readonly choice: Int32Array;
	/** Work that was given away; work without a place is not among it. */
	readonly orphans: readonly number[];
}

function givenAway(model: Model, published: Published): Given {
	const calendar = calendarOf(model.problem);
	const load = new Int32Array(model.problem.technicians.length);
	const choice = new Int32Array(model.count);
	const add = (operation: number, row: number): void => {
		const person = personOf(model, row);
		choice[operation] = row;
		load[person] = (load[person] as number) + (model.choiceMinutes[row] as number);
	};
	const orphans: number[] = [];
	for (const operation of model.movable) {
		if ((published.start[operation] as number) < 0) continue;
		const row = rowKept(model, calendar, operation);
		if (row < 0) orphans.push(operation);
		else add(operation, row);
	}
	for (const operation of orphans) {
		let best = model.choiceFirst[operation] as number;
		const loadOf = (row: number): number => load[personOf(model, row)] as number;
		for (let row = best; row < (model.choiceFirst[operation + 1] as number); row++)
			if (personOf(model, row) !== published.technician[operation] && loadOf(row) <= loadOf(best))
				best = row;
		add(operation, best);
	}
	return { choice, orphans };
}

/** The question as if those who have the work now had it in the plan. */
function withGiven(model: Model, { choice, orphans }: Given): PlanningProblem {
	const { problem, jobFirst } = model;
	const given = new Set(orphans);
	const jobs = problem.jobs.map((job, index): ProblemJob => {
		const first = jobFirst[index] as number;
		if (!job.operations.some((_one, at) => given.has(first + at))) return job;
		return {
			...job,
			operations: job.operations.map((one, at): ProblemOperation => {
				if (one.place === null || !given.has(first + at)) return one;
				const lead = personOf(model, choice[first + at] as number);
				const technicians = [lead, ...one.place.technicians.slice(1)];
				return { ...one, place: { ...one.place, technicians } };
			})
		};
	});
	return { ...problem, jobs };
}

/** The one person of a choice, where people are kept apart. */
function personOf(model: Model, row: number): number {
	return model.member[model.choicePool[row] as number] as number;
}

/**
 * The plan in force as an order of work: the turns the ripple gives everything, the same people. Only
 * where people are kept apart. Work of somebody who is away is given to others first, as the ripple of
 * the question would let it wait for them.
 */
export function pushedSequence(
	model: Model,
	published: Published,
	ripple: Replay
): Sequence & Pick<Given, 'orphans'> {
	const given = givenAway(model, published);
	const pushed = given.orphans.length === 0 ? ripple : replay(withGiven(model, given), null);
	const { start } = pushed;
	const turns = new Int32Array(model.count);
	for (const operation of model.movable) {
		if ((published.start[operation] as number) < 0)
			given.choice[operation] = rowReplayed(model, pushed, operation);
		const same = operation > 0 && model.job[operation - 1] === model.job[operation];
		const before = same ? (turns[operation - 1] as number) : 0;
		turns[operation] = Math.max(start[operation] as number, before);
	}
	const order = model.movable
		.slice()
		.sort((a, b) => (turns[a] as number) - (turns[b] as number) || a - b);
	return { order, ...given };
}

/** Where work lies that finds no place: behind the end of the calendars, where it counts. */
function placeBehind({ horizon }: PlanningProblem, operation: ProblemOperation): Place {
	const { place, bays, choices, helpers } = operation;
	const lead = choices[0]?.technician ?? 0;
	return {
		bay: place?.bay ?? bays[0] ?? 0,
		technicians: place?.technicians ?? [lead, ...helpers],
		start: horizon,
		end: horizon + minutesFor(operation, lead)
	};
}

/** Where the ripple has everything. */
export function pushedSolution(ripple: Replay): PlanningSolution {
	const { problem, firstOf, start, end, bay, technician } = ripple;
	const placeOf = (operation: ProblemOperation, number: number): Place =>
		(bay[number] as number) < 0
			? placeBehind(problem, operation)
			: {
					bay: bay[number] as number,
					technicians: [technician[number] as number, ...operation.helpers],
					start: start[number] as number,
					end: end[number] as number
				};
	return problem.jobs.map(({ operations }, job) =>
		operations.map((operation, index) => placeOf(operation, (firstOf[job] as number) + index))
	);
}
