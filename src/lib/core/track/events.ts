import type { AdditionId, JobId, NoteId } from '../ids.ts';

/** The facts of a customer's own page. */
export type TrackEvent =
	/** The words stand in the note, the price in the register of additions. */
	{
		readonly type: 'AdditionOffered';
		readonly job: JobId;
		readonly addition: AdditionId;
		readonly words: NoteId;
		readonly photos: boolean;
	};
