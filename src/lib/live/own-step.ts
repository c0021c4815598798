import type { CommandId } from '#core/ids.ts';
import type { Event } from '#core/job/events.ts';

/** A step that can be taken back, or done again. */
export interface OwnStep {
	readonly id: CommandId;
	/** The fact the step stands for, e.g. `OperationAssigned`; `eventsText` has its words. */
	readonly what: Event['type'];
	/** What it was about when it was done, in words: a car may have left since. Empty where nobody said. */
	readonly about: string;
	/** Ids of what it was about: after a reload they find the words again, which are never kept. */
	readonly on?: readonly string[] | undefined;
}
