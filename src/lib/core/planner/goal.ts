/**
 * What a plan is worth, as named sums that open to cars; never one opaque number. In order: weighted
 * lateness against promises, time that waiting customers spend here, operations moved against the
 * plan everybody sees, and how unevenly the work is spread.
 */
import type { Place, PlanningProblem, PlanningSolution, ProblemOperation } from './problem.ts';

/** One car's part in a sum. */
interface CarShare {
	/** Index of the job. */
	readonly job: number;
	/** In the sum's own unit. */
	readonly amount: number;
}

/** A sum with the cars it comes from, largest share first. */
interface GoalSum {
	readonly total: number;
	readonly cars: readonly CarShare[];
}

/** A plan's worth. */
export interface Score {
	/** Open minutes after the promise times the job's weight. */
	readonly lateness: GoalSum;
	/** Open minutes from arrival to the end, of customers who wait on site. */
	readonly waiting: GoalSum;
	/** Operations that lie elsewhere than in the published plan. */
	readonly moves: GoalSum;
	/** Minutes between the most and the least planned work of anybody in a team, summed over the teams. */
	readonly unevenness: number;
}

/** Minutes a start may shift before it counts as a move: people do not notice less. */
export const MOVE_TOLERANCE = 15;

/** Open minutes of the house before a minute. */
function openMinutesBefore(problem: PlanningProblem, minute: number): number {
	return problem.open.reduce(
		(sum, { from, to }) => sum + Math.max(0, Math.min(minute, to) - from),
		Math.max(0, minute - problem.horizon)
	);
}

/** Whether an operation with a published place lies elsewhere: other people, other bay, or more than the tolerance away. */
export function hasMoved(operation: ProblemOperation, place: Place): boolean {
	const was = operation.place;
	if (was === null || operation.pin === 'draft') return false;
	return (
		Math.abs(place.start - was.start) > MOVE_TOLERANCE ||
		place.bay !== was.bay ||
		place.technicians[0] !== was.technicians[0]
	);
}

function sumOf(amounts: readonly number[]): GoalSum {
	const cars = amounts
		.map((amount, job) => ({ job, amount }))
		.filter(({ amount }) => amount > 0)
		.sort((a, b) => b.amount - a.amount || a.job - b.job);
	return { total: cars.reduce((sum, { amount }) => sum + amount, 0), cars };
}

const endOfJob = (places: readonly Place[]): number =>
	places.reduce((end, place) => Math.max(end, place.end), 0);

function unevennessOf(problem: PlanningProblem, solution: PlanningSolution): number {
	const minutes = problem.technicians.map(() => 0);
	problem.jobs.forEach(({ operations }, job) => {
		operations.forEach(({ choices }, index) => {
			const person = solution[job]?.[index]?.technicians[0] ?? -1;
			const worked = choices.find(({ technician }) => technician === person)?.minutes ?? 0;
			if (person >= 0) minutes[person] = (minutes[person] ?? 0) + worked;
		});
	});
	const teams = new Map<string, number[]>();
	problem.technicians.forEach(({ team }, index) => {
		teams.set(team, [...(teams.get(team) ?? []), minutes[index] ?? 0]);
	});
	let sum = 0;
	for (const loads of teams.values()) sum += Math.max(...loads) - Math.min(...loads);
	return sum;
}

/** The worth of a plan. */
export function scoreOf(problem: PlanningProblem, solution: PlanningSolution): Score {
	const open = (minute: number): number => openMinutesBefore(problem, minute);
	const ends = solution.map(endOfJob);
	return {
		lateness: sumOf(
			problem.jobs.map(({ promise, weight }, job) =>
				promise === null ? 0 : Math.max(0, open(ends[job] ?? 0) - open(promise)) * weight
			)
		),
		waiting: sumOf(
			problem.jobs.map(({ waiting, release }, job) =>
				waiting ? open(ends[job] ?? 0) - open(release) : 0
			)
		),
		moves: sumOf(
			problem.jobs.map(
				({ operations }, job) =>
					operations.filter((operation, index) => {
						const place = solution[job]?.[index];
						return place !== undefined && hasMoved(operation, place);
					}).length
			)
		),
		unevenness: unevennessOf(problem, solution)
	};
}

/** Negative when the first is better: lateness decides, then waiting, then moves, then the spread. */
export function compareScores(a: Score, b: Score): number {
	return (
		a.lateness.total - b.lateness.total ||
		a.waiting.total - b.waiting.total ||
		a.moves.total - b.moves.total ||
		a.unevenness - b.unevenness
	);
}
