import type { JobId, OperationId, SkillCode } from '../ids.ts';

/**
 * Why work cannot be planned: nobody has the skill; the workshop has no such bay; nobody who could do
 * it works at all within the horizon; it fits into no stretch of anybody's hours and may not be split;
 * nobody knows when its parts come; it comes after work of its own car that cannot be planned.
 */
export type CannotPlan = 'no-technician' | 'no-bay' | 'closed' | 'too-long' | 'parts' | 'behind';

/** A piece of work that is left out of the question, and why. */
export interface LeftOut {
	readonly job: JobId;
	readonly operation: OperationId;
	readonly skill: SkillCode;
	readonly why: CannotPlan;
}
