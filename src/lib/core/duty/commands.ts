import type { DutyId, JobId } from '../ids.ts';

interface OnDuty {
	readonly job: JobId;
	readonly duty: DutyId;
}

/** What people do about the duties of a visit. */
export type DutyCommand =
	/** It is done; the note is free text and goes into the register, never into the log. */
	| ({ readonly type: 'RecordDuty'; readonly note: string } & OnDuty)
	/** I do it: for the others of the role it is off the list. */
	| ({ readonly type: 'TakeDuty' } & OnDuty)
	/** I do not do it after all, or it was not done: it is on everybody's list again. */
	| ({ readonly type: 'ReleaseDuty' } & OnDuty);
