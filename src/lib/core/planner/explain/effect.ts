import { NEVER } from '../calendar.ts';
import type { PlanningProblem } from '../problem.ts';
import { finishOf, type Replay } from '../replayed.ts';

/**
 * What a change does: two ripples side by side, one with it and one without. Nothing here is an
 * estimate: both are replayed by the kernel that every forecast comes from.
 */

/** How one car's promise stands without the change and with it. */
interface PromiseEffect {
	/** Index of the job. */
	readonly job: number;
	/** Whole minutes past its promise; 0 in time. */
	readonly before: number;
	readonly after: number;
}

/** What a change does to the car it is about, and to everybody else. */
export interface Effect {
	/** When the car is done, in minutes of the problem; null where some of its work finds no place. */
	readonly finish: { readonly before: number | null; readonly after: number | null };
	/** Minutes the car is done earlier; negative when it is done later. 0 where it has no finish. */
	readonly saved: number;
	/** The car's own promise; null where nothing was promised. */
	readonly own: PromiseEffect | null;
	/** Other cars whose lateness changes: those it hurts most first, then those it helps. */
	readonly others: readonly PromiseEffect[];
	/** Weighted open minutes of lateness saved over all cars; negative when there are more of them. */
	readonly lateSaved: number;
	/** Open minutes that customers who wait on site are spared, in all; negative when they wait longer. */
	readonly waitingSaved: number;
}

/** Minutes the house is open before a minute; work past all calendars counts every minute. */
function openBefore({ open, horizon }: PlanningProblem, minute: number): number {
	let minutes = Math.max(0, minute - horizon);
	for (const { from, to } of open) {
		if (from >= minute) break;
		minutes += Math.min(minute, to) - from;
	}
	return minutes;
}

/** Past the calendars everything is equally far. */
const within = ({ horizon }: PlanningProblem, finish: number): number =>
	finish >= NEVER ? horizon : finish;

const lateBy = (finish: number, promise: number): number => Math.max(0, finish - promise);

/** Open minutes between two finishes, the later one first counted positive. */
const openBetween = (problem: PlanningProblem, from: number, to: number): number =>
	openBefore(problem, to) - openBefore(problem, from);

const worseFirst = (a: PromiseEffect, b: PromiseEffect): number =>
	b.after - b.before - (a.after - a.before) || a.job - b.job;

const known = (minute: number): number | null => (minute >= NEVER ? null : minute);

/** Open minutes past a promise. */
const openLate = (problem: PlanningProblem, finish: number, promise: number): number =>
	Math.max(0, openBetween(problem, promise, Math.max(promise, finish)));

/**
 * The difference between two ripples of the same cars, as it concerns one of them. The problems may
 * differ in places, hours and people, not in cars, promises and opening hours.
 */
export function effectOf(before: Replay, after: Replay, car: number): Effect {
	const { problem } = before;
	const others: PromiseEffect[] = [];
	let own: PromiseEffect | null = null;
	let lateSaved = 0;
	let waitingSaved = 0;
	problem.jobs.forEach(({ promise, weight, waiting }, job) => {
		const was = within(problem, finishOf(before, job));
		const is = within(problem, finishOf(after, job));
		if (promise !== null) {
			const effect = { job, before: lateBy(was, promise), after: lateBy(is, promise) };
			if (job === car) own = effect;
			else if (effect.before !== effect.after) others.push(effect);
		}
		if (was === is) return;
		if (waiting) waitingSaved += openBetween(problem, is, was);
		if (promise !== null)
			lateSaved += weight * (openLate(problem, was, promise) - openLate(problem, is, promise));
	});
	const finish = {
		before: known(finishOf(before, car)),
		after: known(finishOf(after, car))
	};
	return {
		finish,
		saved: finish.before === null || finish.after === null ? 0 : finish.before - finish.after,
		own,
		others: others.sort(worseFirst),
		lateSaved,
		waitingSaved
	};
}

/** What effects are weighed by. */
export type Weighed = Pick<Effect, 'lateSaved' | 'waitingSaved' | 'saved'>;

/** The better of two effects first: lateness of the whole shop, then waiting customers, then the car itself. */
export const betterFirst = (a: Weighed, b: Weighed): number =>
	b.lateSaved - a.lateSaved || b.waitingSaved - a.waitingSaved || b.saved - a.saved;
