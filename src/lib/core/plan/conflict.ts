import type { BayCode, JobId, OperationId, SkillCode, TechnicianCode } from '../ids.ts';
import type { Instant } from '../time/instant.ts';

/**
 * What placing an operation on a bay, a technician and a time would break. `never` cannot be done,
 * `override` only with a reason that is kept, `warn` is said and nothing more
 * (product rules 4.5 and "Overridable with a reason").
 */
export type Conflict =
	/** The bay has another car then. */
	| { readonly code: 'bay-busy'; readonly bay: BayCode; readonly with: OtherWork }
	/** The technician works on something else then. */
	| {
			readonly code: 'technician-busy';
			readonly technician: TechnicianCode;
			readonly with: OtherWork;
	  }
	| { readonly code: 'bay-out-of-order'; readonly bay: BayCode; readonly until: Instant | null }
	/** An operation before it is not finished by then, or one after it would start too early. */
	| { readonly code: 'order-of-operations'; readonly with: OtherWork }
	/** It runs, is finished or was cancelled: what was really done is not re-planned. */
	| { readonly code: 'already-started' }
	/** The bay lacks what this work needs. */
	| { readonly code: 'bay-unsuitable'; readonly bay: BayCode; readonly skill: SkillCode }
	| {
			readonly code: 'skill-missing';
			readonly technician: TechnicianCode;
			readonly skill: SkillCode;
	  }
	/** Outside opening hours or the person's shift, or unsplittable work that does not fit in one stretch. */
	| { readonly code: 'closed-hours'; readonly technician: TechnicianCode | null }
	| {
			readonly code: 'absent';
			readonly technician: TechnicianCode;
			readonly from: Instant;
			readonly to: Instant;
	  }
	/** Parts are expected later than the start, or nobody knows when. */
	| { readonly code: 'parts-missing'; readonly dueAt: Instant | null }
	/** The car is due later than the start. */
	| { readonly code: 'before-arrival'; readonly expectedAt: Instant }
	/** The start lies in the past. */
	| { readonly code: 'in-the-past' };

/** The other piece of work in a clash. */
export interface OtherWork {
	readonly job: JobId;
	readonly operation: OperationId;
	readonly from: Instant;
	readonly to: Instant;
}

export type ConflictCode = Conflict['code'];
export type ConflictWeight = 'never' | 'override' | 'warn';

/** How much each conflict weighs; the compiler asks for a row per code. */
export const CONFLICT_WEIGHT: Readonly<Record<ConflictCode, ConflictWeight>> = {
	'bay-busy': 'never',
	'technician-busy': 'never',
	'bay-out-of-order': 'never',
	'order-of-operations': 'never',
	'already-started': 'never',
	'bay-unsuitable': 'override',
	'skill-missing': 'override',
	'closed-hours': 'override',
	absent: 'override',
	'parts-missing': 'override',
	'before-arrival': 'warn',
	'in-the-past': 'warn'
};

/** A place for an operation, proposed or wished. */
export interface Placement {
	readonly job: JobId;
	readonly operation: OperationId;
	readonly bay: BayCode;
	/** At least one; the first leads. */
	readonly technicians: readonly TechnicianCode[];
	readonly start: Instant;
	/** Minutes of work; left out: the standard time with the lead's factor. */
	readonly minutes?: number | undefined;
}
