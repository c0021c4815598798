import type { OrderDraft } from '../job/order-draft.ts';
import type { BayCode, JobId, OperationId, TechnicianCode } from '../ids.ts';
import type { Instant } from '../time/instant.ts';

/** What is wished of cars that have not come yet. */

/** The place an appointment holds for one piece of work. */
export interface Hold {
	readonly bay: BayCode;
	readonly technicians: readonly TechnicianCode[];
	readonly start: Instant;
}

/** An order that is booked: when it comes is said beside it. */
export type BookingDraft = Omit<OrderDraft, 'source' | 'appointmentAt' | 'arrivedAt'>;

export type AppointmentCommand =
	/**
	 * Opens a visit for a time to come. `holds` are the places of its lines in their order, null for a
	 * line that gets none; they are held to the rules of any plan, and none of them may be broken.
	 */
	| {
			readonly type: 'BookAppointment';
			readonly job: JobId;
			readonly at: Instant;
			readonly draft: BookingDraft;
			readonly holds: readonly (Hold | null)[];
	  }
	/**
	 * Another time for a car that has not come. Every place it held is given back, and `holds` taken.
	 * A promise that changes with it needs a reason; null leaves it. `seen` is the visit's own version.
	 */
	| {
			readonly type: 'MoveAppointment';
			readonly job: JobId;
			readonly seen: number;
			readonly to: Instant;
			readonly promisedAt: Instant | null;
			readonly reason: string;
			readonly holds: readonly (Hold & { readonly operation: OperationId })[];
	  }
	/** Other special tools for a car that has not come: all of them, of the set-up's list. `seen` as above. */
	| {
			readonly type: 'ChangeTools';
			readonly job: JobId;
			readonly seen: number;
			readonly tools: readonly string[];
	  };
