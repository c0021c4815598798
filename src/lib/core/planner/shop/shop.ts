/**
 * The shops of the literature: jobs whose operations, one after another, each need one machine and
 * perhaps one worker. They are how the search is measured against what the world knows (the board's
 * own days have calendars, parts and pins and are a `PlanningProblem`). This room knows numbers only:
 * no files, no clock, no chance of its own.
 */

/** One way to do an operation. */
export interface ShopAlternative {
	/** From 0. */
	readonly machine: number;
	/** From 0; null in shops without workers. */
	readonly worker: number | null;
	/** How long it takes this way; a whole number, at least 0. */
	readonly duration: number;
}

export interface ShopJob {
	/** Nothing of it starts before. */
	readonly release: number;
	/** When it should be done; null where the shop only counts the makespan. */
	readonly due: number | null;
	/** What each unit of time beyond `due` costs. */
	readonly weight: number;
	/** In order; of each operation the ways to do it, at least one. */
	readonly operations: readonly (readonly ShopAlternative[])[];
}

export interface Shop {
	readonly machines: number;
	/** 0 in shops whose operations need a machine only. */
	readonly workers: number;
	readonly jobs: readonly ShopJob[];
}

/** Where one operation lies; `end - start` is the duration of the alternative taken. */
export interface ShopStep {
	readonly machine: number;
	readonly worker: number | null;
	readonly start: number;
	readonly end: number;
}

/** By job and operation. */
export type ShopSchedule = readonly (readonly ShopStep[])[];

/** What is to be small: the end of the last job, or the sum of weight × lateness. */
export type ShopGoal = 'makespan' | 'weighted-tardiness';

/** How long the search may go on: whatever comes first. Without `shouldStop`, the same steps give the same plan. */
export interface ShopBudget {
	/** Most steps of the search (moves looked at one by one, or neighbourhoods). */
	readonly steps: number;
	/** Asked about every tenth of a millisecond. */
	readonly shouldStop?: () => boolean;
}

export interface ShopPlan {
	readonly schedule: ShopSchedule;
	/** The goal's value of the schedule. */
	readonly value: number;
	/** Steps taken. */
	readonly steps: number;
}

/** The goal's value of a schedule, from its ends alone. */
export function valueOfSchedule(shop: Shop, schedule: ShopSchedule, goal: ShopGoal): number {
	let value = 0;
	for (const [index, job] of shop.jobs.entries()) {
		const end = schedule[index]?.at(-1)?.end ?? job.release;
		if (goal === 'makespan') value = Math.max(value, end);
		else if (job.due !== null) value += job.weight * Math.max(0, end - job.due);
	}
	return value;
}
