import type { JobId, NoteId } from '../ids.ts';
import type { CallResult } from './follow-up.ts';

/** The facts of following up. */
export type FollowUpEvent =
	| {
			readonly type: 'FollowUpRecorded';
			readonly visit: JobId;
			readonly result: CallResult;
			readonly note: NoteId | null;
	  }
	| { readonly type: 'ComplaintSettled'; readonly visit: JobId; readonly note: NoteId | null };
