import type { TechnicianCode } from '../ids.ts';
import type { Instant, LocalDate, Stretch } from '../time/instant.ts';

/**
 * Who is here: what a supervisor marks on the floor in the morning and through the day. Being away is
 * kept as an absence like any other, so that plan, load and conflicts know it at once; only longer
 * hours and the mark itself are kept here. It knows nothing of cars.
 */

/** What can be marked of somebody. */
export const ATTENDANCE_STATES = ['present', 'late', 'absent', 'gone-home', 'overtime'] as const;
export type AttendanceState = (typeof ATTENDANCE_STATES)[number];

/** The last mark of one person's day; a day without one runs as the calendar says. */
export interface Attendance {
	readonly version: number;
	readonly technician: TechnicianCode;
	/** The day it is about. */
	readonly date: LocalDate;
	readonly state: AttendanceState;
	/** When it was marked. */
	readonly at: Instant;
	/** When somebody late comes, or overtime ends; null otherwise. */
	readonly until: Instant | null;
	/** Hours beyond the calendar; null unless overtime is worked. */
	readonly extra: Stretch | null;
}

/** The mark without its position in the log, as a fact says it. */
export type Mark = Omit<Attendance, 'version'>;
