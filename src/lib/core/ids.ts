/**
 * The names things go by. Every identifier is a branded string, so that a bay cannot be handed in
 * where a technician is meant. Identifiers are made here and nowhere else; values come from set-up
 * files, imports or the sender of a command, never from chance (the core draws no random numbers).
 */
declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** A workshop's short code, e.g. `day-20`. */
export type WorkshopCode = Branded<'WorkshopCode'>;
/** One car's visit. */
export type JobId = Branded<'JobId'>;
/** One piece of work in a job; unique in the workshop. */
export type OperationId = Branded<'OperationId'>;
/** A bay as painted on the floor, e.g. `A03`. */
export type BayCode = Branded<'BayCode'>;
/** A technician's number, e.g. `T001`. */
export type TechnicianCode = Branded<'TechnicianCode'>;
/** A service advisor's name or number, as the export writes it. */
export type AdvisorCode = Branded<'AdvisorCode'>;
/** A skill, e.g. `M1`, `PAINT`. */
export type SkillCode = Branded<'SkillCode'>;
/** The repair order number of the DMS. */
export type OrderNo = Branded<'OrderNo'>;
/** A car in the register of cars. */
export type VehicleId = Branded<'VehicleId'>;
/** A customer in the register of customers. */
export type CustomerId = Branded<'CustomerId'>;
/** One command; sending it twice under one id does it once. */
export type CommandId = Branded<'CommandId'>;
/** Whoever sent a command: a person, the simulated crew, or the board itself. */
export type PersonId = Branded<'PersonId'>;
/** One piece of additional work found on a car; the id of the command that reported it. */
export type AdditionId = Branded<'AdditionId'>;
/** One photo of additional work; the id of the command that attached it. */
export type PhotoId = Branded<'PhotoId'>;
/** One call for help from the floor. */
export type CallId = Branded<'CallId'>;
/** One note about a visit. */
export type NoteId = Branded<'NoteId'>;
/** One duty of one visit, e.g. `tell-ready:1795400000000`; unique in the visit. */
export type DutyId = Branded<'DutyId'>;
/** One absence of one technician. */
export type AbsenceId = Branded<'AbsenceId'>;

/** Each takes the text as it is; checking its form is the business of whoever reads it in. */
export const workshopCode = (text: string): WorkshopCode => text as WorkshopCode;
export const jobId = (text: string): JobId => text as JobId;
export const bayCode = (text: string): BayCode => text as BayCode;
export const technicianCode = (text: string): TechnicianCode => text as TechnicianCode;
export const advisorCode = (text: string): AdvisorCode => text as AdvisorCode;
export const skillCode = (text: string): SkillCode => text as SkillCode;
export const orderNo = (text: string): OrderNo => text as OrderNo;
export const vehicleId = (text: string): VehicleId => text as VehicleId;
export const customerId = (text: string): CustomerId => text as CustomerId;
export const commandId = (text: string): CommandId => text as CommandId;
export const personId = (text: string): PersonId => text as PersonId;
export const additionId = (text: string): AdditionId => text as AdditionId;
export const photoId = (text: string): PhotoId => text as PhotoId;
export const callId = (text: string): CallId => text as CallId;
export const noteId = (text: string): NoteId => text as NoteId;
export const dutyId = (text: string): DutyId => text as DutyId;
export const absenceId = (text: string): AbsenceId => text as AbsenceId;

/** The id of the n-th operation ever made in a job; `n` counts from 1 and is never used again. */
export const operationId = (job: JobId, n: number): OperationId =>
	`${job}/${String(n)}` as OperationId;
/** Takes an operation id that came over the wire or out of a file as it is. */
export const operationIdFrom = (text: string): OperationId => text as OperationId;
/** The visit an operation belongs to, by its id. */
export const jobOfOperation = (operation: OperationId): JobId =>
	operation.slice(0, operation.lastIndexOf('/')) as JobId;
