import type { DutyId, JobId, NoteId } from '../ids.ts';
import type { CallResult, Complaint, FollowUpTask, TakenTask } from './follow-up.ts';

interface OfTask {
	readonly visit: JobId;
	readonly duty: DutyId;
	readonly kind: FollowUpTask;
}

/** What a call replaced: it comes back when the call is taken back. */
interface BeforeCall {
	readonly complaint: Complaint | null;
	readonly taken: readonly TakenTask[];
}

/** The facts of following up. */
export type FollowUpEvent =
	| {
			readonly type: 'FollowUpRecorded';
			readonly visit: JobId;
			readonly result: CallResult;
			readonly note: NoteId | null;
			/** Missing in what earlier releases wrote: such a call stands. */
			readonly was?: BeforeCall;
	  }
	/** The last call was recorded by mistake, and nothing was built upon it. */
	| {
			readonly type: 'FollowUpTakenBack';
			readonly visit: JobId;
			readonly result: CallResult;
			readonly note: NoteId | null;
			readonly back: BeforeCall;
	  }
	| { readonly type: 'ComplaintSettled'; readonly visit: JobId; readonly note: NoteId | null }
	| ({ readonly type: 'FollowUpTaken'; readonly name: NoteId } & OfTask)
	| ({ readonly type: 'FollowUpReleased' } & OfTask);
