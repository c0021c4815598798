import type { AdditionId, CallId, CustomerId, JobId, NoteId, VehicleId } from '../ids.ts';

/**
 * Who and whose: plates, names and phones. They stand beside the log and never in it, so that a
 * person can be erased without rewriting history; events carry the ids only.
 */

/** A car as the register knows it. Plate and VIN are normalised; a car may lack either. */
export interface Vehicle {
	readonly kind: 'vehicle';
	readonly id: VehicleId;
	readonly plate: string;
	readonly vin: string | null;
	readonly model: string;
	readonly colour: string;
}

/** Who brought the car. */
export interface Customer {
	readonly kind: 'customer';
	readonly id: CustomerId;
	readonly name: string;
	readonly phone: string;
}

/** The name of a technician or advisor, by code. */
export interface Staff {
	readonly kind: 'staff';
	readonly id: string;
	readonly name: string;
}

/** What was written on the order for this job; free text may name people, so it stays out of the log. */
export interface Remark {
	readonly kind: 'remark';
	readonly id: JobId;
	readonly text: string;
}

/** What was said about additional work; free text, like a remark. Empty where nothing was said yet. */
export interface AdditionText {
	readonly kind: 'addition';
	readonly id: AdditionId;
	readonly job: JobId;
	/** What was found. */
	readonly text: string;
	/** Which parts it takes. */
	readonly parts: string;
	/** Who gave the answer. */
	readonly saidBy: string;
	/** The price they were told. */
	readonly price: string;
}

/** What was said with a call for help, and the names of who called and who came; '' where nobody has. */
export interface CallText {
	readonly kind: 'call';
	readonly id: CallId;
	/** The visit it was about, which it is erased with; null where it was about none. */
	readonly job: JobId | null;
	readonly note: string;
	readonly calledBy: string;
	readonly answeredBy: string;
}

/**
 * Something people wrote or said about a visit: a name, a finding, what was agreed. Facts that have such
 * words carry the id of the note, so that the log stays free of what may name people. The id is unique
 * in the workshop; the id of the command that brought it, with a word behind it, always is.
 */
export interface Note {
	readonly kind: 'note';
	readonly id: NoteId;
	readonly job: JobId;
	readonly text: string;
}

/** One entry of a register; writing it again under the same kind and id replaces it. */
export type PersonalRecord = Vehicle | Customer | Staff | Remark | AdditionText | CallText | Note;

/** All registers of a workshop, by id. */
export interface Registers {
	readonly vehicle: ReadonlyMap<string, Vehicle>;
	readonly customer: ReadonlyMap<string, Customer>;
	readonly staff: ReadonlyMap<string, Staff>;
	readonly remark: ReadonlyMap<string, Remark>;
	readonly addition: ReadonlyMap<string, AdditionText>;
	readonly call: ReadonlyMap<string, CallText>;
	readonly note: ReadonlyMap<string, Note>;
}
