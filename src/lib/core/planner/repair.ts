import { calendarOf, nextWorking } from './calendar.ts';
import { compareScores, hasMoved, MOVE_TOLERANCE, scoreOf, type Score } from './goal.ts';
import { modelOf, type Model } from './model.ts';
import type {
	Place,
	PlanningProblem,
	PlanningSolution,
	ProblemJob,
	ProblemOperation
} from './problem.ts';
import type { Sequence } from './rules.ts';
import { Search } from './search.ts';
import { solutionOf } from './solution.ts';
import { endOf } from './timing.ts';
import type { Prices, Published } from './facts.ts';
import { Timetable } from './timetable.ts';

/**
 * Repairing a day after a disruption. Pushing right (same people, same bays, same order, later) is
 * what happens anyway and is there at once; the search then looks for plans that keep more promises,
 * where each operation it moves has a price. Started and pinned work never moves.
 */

/** What one moved operation may cost at most, in weighted late minutes: the dispatcher's unit. */
export const MOVE_PRICE = 6;

/** Minutes from now within which published work stays where it is, unless it cannot. */
const FROZEN_MINUTES = 30;

/** A plan that repairs the day, told as its difference. */
export interface Proposal {
	readonly solution: PlanningSolution;
	readonly score: Score;
	/** Jobs of which something lies elsewhere than in the published plan. */
	readonly moved: readonly number[];
	/** Jobs that pushing right would make late and this does not, and the other way round. */
	readonly saved: readonly number[];
	readonly broken: readonly number[];
	/** What a moved operation cost when this plan was sought, in weighted late minutes. */
	readonly price: number;
}

/** The day pushed right, and up to three different plans that are worth more. */
export interface Repair {
	readonly pushed: Proposal;
	readonly proposals: readonly Proposal[];
	/** Changes tried. */
	readonly tried: number;
}

/** What repairing may be told. */
export interface RepairOptions {
	readonly seed: number;
	/** Changes to try in all. */
	readonly steps: number;
	readonly shouldStop?: (() => boolean) | undefined;
	/** Defaults to MOVE_PRICE. */
	readonly price?: number;
	/** Defaults to FROZEN_MINUTES. */
	readonly frozenMinutes?: number;
	/** How many plans to look for, one to three; three by default. */
	readonly plans?: number;
}

const pricesAt = (price: number): Prices => ({
	late: 64,
	waiting: 1,
	move: Math.round(price * 64),
	car: Math.round(price * 64),
	tolerance: MOVE_TOLERANCE
});

function publishedOf(problem: PlanningProblem): Published {
	const all = problem.jobs.flatMap(({ operations }) => operations);
	const seen = (read: (operation: ProblemOperation) => number | undefined): Int32Array =>
		Int32Array.from(all, (one) => (one.pin === 'draft' ? -1 : (read(one) ?? -1)));
	return {
		start: seen(({ place }) => place?.start),
		technician: seen(({ place }) => place?.technicians[0]),
		bay: seen(({ place }) => place?.bay)
	};
}

/** Whether whoever leads an operation can still do it exactly where it lies. */
function fitsThere(problem: PlanningProblem, operation: ProblemOperation, place: Place): boolean {
	const lead = place.technicians[0] ?? -1;
	const hours = calendarOf(problem).technicians[lead];
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
function heldNear(problem: PlanningProblem, minutes: number): ReadonlySet<ProblemOperation> {
	const until = problem.now + minutes;
	const held = new Set<ProblemOperation>();
	const busy: Place[] = [];
	const begins = (
		{ release, operations }: ProblemJob,
		operation: ProblemOperation,
		place: Place
	): boolean =>
		place.start >= Math.max(problem.now, release, operation.notBefore) &&
		fitsThere(problem, operation, place) &&
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
function rowKept(model: Model, operation: number): number {
	const job = model.job[operation] as number;
	const asked = model.problem.jobs[job]?.operations[operation - (model.jobFirst[job] as number)];
	if (asked?.place == null || !fitsThere(model.problem, asked, asked.place)) return -1;
	const last = model.choiceFirst[operation + 1] as number;
	for (let row = model.choiceFirst[operation] as number; row < last; row++)
		if (personOf(model, row) === asked.place.technicians[0]) return row;
	return -1;
}

/** Who does each operation when nothing is planned anew: who had it, or the least loaded where they are away. */
function keptPeople(model: Model, published: Published): Int32Array {
	const load = new Int32Array(model.problem.technicians.length);
	const choice = new Int32Array(model.count);
	const add = (operation: number, row: number): void => {
		const person = personOf(model, row);
		choice[operation] = row;
		load[person] = (load[person] as number) + (model.choiceMinutes[row] as number);
	};
	const orphans: number[] = [];
	for (const operation of model.movable) {
		const row = rowKept(model, operation);
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
	return choice;
}

/** The one person of a choice, where people are kept apart. */
function personOf(model: Model, row: number): number {
	return model.member[model.choicePool[row] as number] as number;
}

function pushedSequence(model: Model, published: Published): Sequence {
	const key = (operation: number): number => {
		const start = published.start[operation] as number;
		return start >= 0 ? start : (model.notBefore[operation] as number);
	};
	const keys = new Int32Array(model.count);
	for (const operation of model.movable) {
		const same = operation > 0 && model.job[operation - 1] === model.job[operation];
		keys[operation] = Math.max(key(operation), same ? (keys[operation - 1] as number) : 0);
	}
	const order = model.movable
		.slice()
		.sort((a, b) => (keys[a] as number) - (keys[b] as number) || a - b);
	return { order, choice: keptPeople(model, published) };
}

const lateJobs = (score: Score): Set<number> => new Set(score.lateness.cars.map(({ job }) => job));

function proposalOf(
	problem: PlanningProblem,
	solution: PlanningSolution,
	{ pushed, price }: { readonly pushed: Score | null; readonly price: number }
): Proposal {
	const score = scoreOf(problem, solution);
	const late = lateJobs(score);
	const lateBefore = pushed === null ? late : lateJobs(pushed);
	const moved = problem.jobs.flatMap(({ operations }, job) =>
		operations.some((operation, index) => {
			const place = solution[job]?.[index];
			return place !== undefined && hasMoved(operation, place);
		})
			? [job]
			: []
	);
	return {
		solution,
		score,
		moved,
		saved: [...lateBefore].filter((job) => !late.has(job)).sort((a, b) => a - b),
		broken: [...late].filter((job) => !lateBefore.has(job)).sort((a, b) => a - b),
		price
	};
}

/** The day with everything where it is, only as much later as it must be: what happens when nobody acts. */
export function pushRight(problem: PlanningProblem): Proposal {
	const model = modelOf(problem, { singlePeople: true, notEarlier: true });
	const published = publishedOf(problem);
	const table = new Timetable(model, pricesAt(0), published);
	const { order, choice } = pushedSequence(model, published);
	table.load(order, choice);
	return proposalOf(problem, solutionOf(table), { pushed: null, price: 0 });
}

/** How dear a move is for each of the plans sought: as the house prices it, calmer, and bolder. */
const PRICE_FACTORS = [1, 3, 0.25] as const;
/** Share of the steps each of them gets when all three are sought. */
const SHARES = [0.5, 0.25, 0.25] as const;

const worth = ({ score }: Proposal, price: number): number =>
	score.lateness.total + price * score.moves.total;

const sameDay = (a: Proposal, b: Proposal): boolean =>
	compareScores(a.score, b.score) === 0 && a.moved.join() === b.moved.join();

/** Seeks better plans than pushing right; deterministic for a seed and a number of steps. */
export function repairDay(problem: PlanningProblem, options: RepairOptions): Repair {
	const {
		seed,
		steps,
		shouldStop,
		price = MOVE_PRICE,
		frozenMinutes = FROZEN_MINUTES,
		plans = 3
	} = options;
	const pushed = pushRight(problem);
	const held = heldNear(problem, frozenMinutes);
	const model = modelOf(problem, {
		singlePeople: true,
		hold: (operation) => held.has(operation),
		begunBy: problem.now + frozenMinutes
	});
	const published = publishedOf(problem);
	const start = pushedSequence(model, published);
	const proposals: Proposal[] = [];
	let tried = 0;
	for (const [index, factor] of PRICE_FACTORS.slice(0, plans).entries()) {
		if (index > 0 && shouldStop?.() === true) break;
		const search = new Search(model, pricesAt(price * factor), { seed: seed + index, published });
		search.offer(start);
		const share = plans === 1 ? 1 : (SHARES[index] ?? 0);
		tried += search.run({ seed, steps: Math.round(steps * share), shouldStop }).tried;
		const proposal = proposalOf(problem, solutionOf(search.table), {
			pushed: pushed.score,
			price: price * factor
		});
		const better = worth(proposal, proposal.price) < worth(pushed, proposal.price);
		if (better && !proposals.some((other) => sameDay(other, proposal))) proposals.push(proposal);
	}
	return { pushed, proposals, tried };
}
