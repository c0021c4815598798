import type {
	AdvisorCode,
	CustomerId,
	DutyId,
	JobId,
	NoteId,
	PersonId,
	VehicleId
} from '../ids.ts';
import type { Instant } from '../time/instant.ts';

/**
 * Calls after delivery (duty D13): a car that was handed over is followed up until two calls were made
 * or their time is over. Ids only; names, plates and what was said come from the registers.
 */

/** What a call brought. */
export const CALL_RESULTS = ['satisfied', 'unreached', 'complaint', 'comeback'] as const;
export type CallResult = (typeof CALL_RESULTS)[number];

/** One call; what was said stands in the note. */
export interface FollowUpCall {
	readonly at: Instant;
	readonly by: PersonId;
	readonly result: CallResult;
	readonly note: NoteId | null;
}

/** Something the service manager has to settle. */
export interface Complaint {
	readonly kind: 'complaint' | 'comeback';
	readonly at: Instant;
	readonly settledAt: Instant | null;
	readonly settledBy: PersonId | null;
	/** How it was settled. */
	readonly note: NoteId | null;
}

/** What is to be done for a customer who has left: a call, or settling what they complain of. */
export type FollowUpTask = 'follow-up' | 'settle-complaint';

/** Somebody has said that they do it; the others need not. */
export interface TakenTask {
	readonly duty: DutyId;
	readonly kind: FollowUpTask;
	readonly at: Instant;
	readonly by: PersonId;
	/** The name of whoever it was, as colleagues read it. */
	readonly name: NoteId;
}

/** A visit that was delivered and is followed up. */
export interface FollowUp {
	readonly visit: JobId;
	readonly version: number;
	readonly vehicle: VehicleId;
	readonly customer: CustomerId;
	readonly advisor: AdvisorCode | null;
	readonly category: string;
	readonly deliveredAt: Instant;
	/** Oldest first, tries that reached nobody among them. */
	readonly calls: readonly FollowUpCall[];
	/** The latest of it; null while the customer is content. */
	readonly complaint: Complaint | null;
	/** The visit this one came back as; first-time-fix counts it. */
	readonly comeback: JobId | null;
	/** One entry per task that is still to be done and that somebody has taken. */
	readonly taken: readonly TakenTask[];
}
