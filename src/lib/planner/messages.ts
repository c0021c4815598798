import type { PlanningProblem, PlanningSolution } from '#core/planner/problem.ts';
import type { Rule } from '#core/planner/rules.ts';

/** What a page and its planning thread say to each other. */

/** Plan what is still open anew, or repair the plan in force. */
export type PlannerQuestion =
	| {
			readonly kind: 'plan';
			readonly problem: PlanningProblem;
			readonly seed: number;
			/** Real milliseconds after which it ends by itself. */
			readonly forMs: number;
	  }
	| {
			readonly kind: 'repair';
			readonly problem: PlanningProblem;
			readonly seed: number;
			/** Changes to try in all. */
			readonly steps: number;
			readonly forMs: number;
	  };

/** A whole plan, and how it came to be. */
export interface FoundPlan {
	readonly answer: PlanningSolution;
	/** The dispatch rule it began with. */
	readonly rule: Rule;
	/** Changes tried so far; 0 for the rule's own plan. */
	readonly tried: number;
	/** Real milliseconds since the question came. */
	readonly ms: number;
}

export type PlannerAnswer =
	| ({ readonly kind: 'better' | 'done' } & FoundPlan)
	/** The day pushed right: what happens when nobody acts; comes at once. */
	| { readonly kind: 'pushed'; readonly pushed: PlanningSolution }
	| {
			readonly kind: 'repaired';
			/** None where nothing better than pushing right was found. What each comes to is for the page to say. */
			readonly proposals: readonly PlanningSolution[];
			readonly tried: number;
			readonly ms: number;
	  };
