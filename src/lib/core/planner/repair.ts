import { compareScores, hasMoved, MOVE_TOLERANCE, scoreOf, type Score } from './goal.ts';
import { modelOf } from './model.ts';
import { heldNear, publishedOf, pushedSequence, pushedSolution } from './plan-in-force.ts';
import type { PlanningProblem, PlanningSolution } from './problem.ts';
import { Search } from './search.ts';
import { solutionOf } from './solution.ts';
import type { Prices } from './facts.ts';
import { replay } from './replay.ts';

/**
 * Repairing a day after a disruption. Pushing right (same people, same bays, same order, later: the
 * ripple) is what happens anyway and is there at once; the search then looks for plans that keep more promises,
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

/** The first moved operation of a car costs a quarter more: a car less to explain is worth a little. */
const pricesAt = (price: number): Prices => ({
	late: 64,
	waiting: 1,
	move: Math.round(price * 64),
	car: Math.round(price * 16),
	tolerance: MOVE_TOLERANCE
});

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

const pushedAs = (problem: PlanningProblem, solution: PlanningSolution): Proposal =>
	proposalOf(problem, solution, { pushed: null, price: 0 });

/**
 * The day with everything where it is, only as much later as it must be: the ripple, which is what every
 * page forecasts while nobody acts. Work without a place has one in it, which nobody has given it yet.
 */
export const pushRight = (problem: PlanningProblem): Proposal =>
	pushedAs(problem, pushedSolution(replay(problem, null)));

/** How dear a move is for each of the plans sought: as the house prices it, calmer, and bolder. */
const PRICE_FACTORS = [1, 3, 0.25] as const;
/** Share of the steps each of them gets when all three are sought. */
const SHARES = [0.5, 0.25, 0.25] as const;

const worth = ({ score }: Proposal, price: number): number =>
	score.lateness.total + price * score.moves.total;

/** Fewer moves are no reason to be later than the day becomes by itself. */
const isBetter = (proposal: Proposal, pushed: Proposal): boolean =>
	proposal.score.lateness.total <= pushed.score.lateness.total &&
	worth(proposal, proposal.price) < worth(pushed, proposal.price);

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
	const ripple = replay(problem, null);
	const pushed = pushedAs(problem, pushedSolution(ripple));
	const held = heldNear(problem, frozenMinutes);
	const model = modelOf(problem, {
		singlePeople: true,
		hold: (operation) => held.has(operation),
		begunBy: problem.now + frozenMinutes
	});
	const published = publishedOf(problem);
	const start = pushedSequence(model, published, ripple);
	const proposals: Proposal[] = [];
	let tried = 0;
	for (const [index, factor] of PRICE_FACTORS.slice(0, plans).entries()) {
		if (index > 0 && shouldStop?.() === true) break;
		const search = new Search(model, pricesAt(price * factor), { seed: seed + index, published });
		search.offer(start);
		search.giveOut(start.orphans);
		const share = plans === 1 ? 1 : (SHARES[index] ?? 0);
		tried += search.run({ seed, steps: Math.round(steps * share), shouldStop }).tried;
		const proposal = proposalOf(problem, solutionOf(search.table), {
			pushed: pushed.score,
			price: price * factor
		});
		if (isBetter(proposal, pushed) && !proposals.some((other) => sameDay(other, proposal)))
			proposals.push(proposal);
	}
	return { pushed, proposals, tried };
}
