import type { DutyId, JobId } from '../ids.ts';
import type { CallResult } from './follow-up.ts';

/** What a person can wish about a customer who has left. */
export type FollowUpCommand =
	| {
			readonly type: 'RecordFollowUp';
			readonly visit: JobId;
			readonly result: CallResult;
			/** What was said; free text, so it goes into the register. Empty for nothing. */
			readonly note: string;
	  }
	/** The service manager has settled it. */
	| { readonly type: 'SettleComplaint'; readonly visit: JobId; readonly note: string }
	/** I ring them, or I settle it: for the others it is off the list. */
	| { readonly type: 'TakeFollowUp'; readonly visit: JobId; readonly duty: DutyId }
	/** I do not do it after all: it is on everybody's list again. */
	| { readonly type: 'ReleaseFollowUp'; readonly visit: JobId; readonly duty: DutyId };
