import type { NoteId, PersonId } from '../ids.ts';
import type { Instant } from '../time/instant.ts';

/**
 * A customer was told that the car comes later (duty D11). It is a fact of its own beside the promise:
 * a time that was told is proposed as the next promise, and becomes one only when somebody gives it.
 */
export interface ToldDelay {
	/** The promise that will not be kept. */
	readonly promisedAt: Instant;
	/** The time they were told instead. */
	readonly expectedAt: Instant;
	readonly at: Instant;
	readonly by: PersonId;
	/** The name of whoever told them, as colleagues read it. */
	readonly name: NoteId;
	/** The reason they were told. */
	readonly said: NoteId;
}
