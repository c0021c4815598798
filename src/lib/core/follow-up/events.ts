import type { DutyId, JobId, NoteId } from '../ids.ts';
import type { CallResult, FollowUpTask } from './follow-up.ts';

interface OfTask {
	readonly visit: JobId;
	readonly duty: DutyId;
	readonly kind: FollowUpTask;
}

/** The facts of following up. */
export type FollowUpEvent =
	| {
			readonly type: 'FollowUpRecorded';
			readonly visit: JobId;
			readonly result: CallResult;
			readonly note: NoteId | null;
	  }
	| { readonly type: 'ComplaintSettled'; readonly visit: JobId; readonly note: NoteId | null }
	| ({ readonly type: 'FollowUpTaken'; readonly name: NoteId } & OfTask)
	| ({ readonly type: 'FollowUpReleased' } & OfTask);
