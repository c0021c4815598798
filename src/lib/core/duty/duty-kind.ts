import type { DutyId, NoteId, PersonId } from '../ids.ts';
import type { Instant } from '../time/instant.ts';

/** The kinds of duties, and what a visit keeps of what was done about one. */

/** Every kind of duty, in the order of the product's table; some numbers there are two acts here. */
export type DutyKind =
	| 'meet'
	| 'remind'
	| 'hand-in'
	| 'ask-progress'
	| 'say-late'
	| 'ask-addition'
	| 'see-addition'
	| 'order-parts'
	| 'chase-parts'
	| 'parts-here'
	| 'tell-ready'
	| 'tell-delay'
	| 'clear-today'
	| 'follow-up'
	| 'settle-complaint'
	| 'give-promise'
	| 'plan-tomorrow';

/**
 * Somebody took a duty upon them, or did it. One entry per duty: doing it replaces having taken it. What
 * they wrote and what they are called stands in the register of notes.
 */
export interface DutyRecord {
	readonly id: DutyId;
	readonly kind: DutyKind;
	readonly standing: 'taken' | 'done';
	readonly at: Instant;
	readonly by: PersonId;
	/** The name of whoever it was, as colleagues read it. */
	readonly name: NoteId;
	/** What they wrote; null where they wrote nothing. */
	readonly said: NoteId | null;
}
