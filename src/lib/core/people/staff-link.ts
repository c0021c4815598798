import type { AdvisorCode, TechnicianCode, WorkshopCode } from '../ids.ts';

/**
 * Who somebody that signs in is in the set-up of a workshop: the technician of that number, or the
 * advisor. Numbers are the workshop's own, so T001 of one workshop is nobody in another.
 */
export interface StaffLink {
	readonly workshop: WorkshopCode;
	readonly code: TechnicianCode | AdvisorCode;
}
