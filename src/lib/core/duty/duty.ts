import type { AdditionId, DutyId, JobId, OperationId } from '../ids.ts';
import type { Job } from '../job/job.ts';
import type { Role } from '../people/role.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import type { DutyKind } from './duty-kind.ts';

/**
 * The duties of the trade (product section 5): what is to be done for a car now, since when it stands
 * on somebody's list, by when it is due, whose it is, and why. Each rule is a plain function in a file
 * of its own; it reads the facts of the visit and no clock.
 */

/** What lies behind a duty, for the sentence that says why. Instants are workshop time. */
export type DutyReason =
	| { readonly kind: 'meet' | 'hand-in'; readonly arrivedAt: Instant }
	| { readonly kind: 'remind'; readonly appointmentAt: Instant }
	/** Minutes worked, of the minutes the work takes. */
	| { readonly kind: 'ask-progress'; readonly worked: number; readonly length: number }
	| { readonly kind: 'say-late'; readonly promisedAt: Instant; readonly forecastAt: Instant }
	| { readonly kind: 'ask-addition' | 'see-addition'; readonly addition: AdditionId }
	| { readonly kind: 'order-parts'; readonly missingSince: Instant }
	| { readonly kind: 'chase-parts'; readonly partsDueAt: Instant }
	| { readonly kind: 'parts-here'; readonly partsArrivedAt: Instant }
	/** `readyAt` null while the last work goes on; `promisedAt` null where nothing was promised. */
	| {
			readonly kind: 'tell-ready';
			readonly readyAt: Instant | null;
			readonly promisedAt: Instant | null;
	  }
	| { readonly kind: 'tell-delay'; readonly promisedAt: Instant; readonly forecastAt: Instant }
	| { readonly kind: 'clear-today'; readonly forecastAt: Instant | null }
	/** `nth` 1 for the first call, 2 for the second. */
	| { readonly kind: 'follow-up'; readonly deliveredAt: Instant; readonly nth: 1 | 2 }
	| {
			readonly kind: 'settle-complaint';
			readonly what: 'complaint' | 'comeback';
			readonly at: Instant;
	  }
	| { readonly kind: 'give-promise'; readonly forecastAt: Instant | null }
	/** How many cars have work that nobody is planned for. */
	| { readonly kind: 'plan-tomorrow'; readonly cars: number };

/** What a rule says about one visit: one thing to be done. */
export interface Due {
	/** Tells several duties of one kind in one visit apart; the same as long as it is the same duty. */
	readonly subject: string;
	/** The operation it is about; null: the whole visit. */
	readonly operation: OperationId | null;
	/** From then on it stands on the list. */
	readonly since: Instant;
	/** By then it has to be done. */
	readonly dueAt: Instant;
	readonly why: DutyReason;
}

/** One rule of the trade: whose duty it is, and when it is one. */
export interface DutyRule {
	readonly kind: DutyKind;
	/** An advisor's duties are those of the own cars and of cars without an advisor. */
	readonly roles: readonly Role[];
	readonly dues: (state: WorkshopState, job: Job, now: Instant) => readonly Due[];
}

/** One duty as it stands on a list. */
export interface Duty extends Due {
	readonly id: DutyId;
	readonly kind: DutyKind;
	/** Null for a duty about the whole day. */
	readonly job: JobId | null;
	readonly roles: readonly Role[];
}

/** Nothing is to be done. */
export const NOTHING_DUE: readonly Due[] = [];
