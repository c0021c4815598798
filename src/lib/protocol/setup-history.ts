import type { Event } from '#core/job/events.ts';
import type { Instant } from '#core/time/instant.ts';

/** The answer of `GET /api/v1/setup/history?workshop=CODE[&before=SEQ]`: who changed what, latest first. */
export interface SetupHistory {
	readonly events: readonly SetupChange[];
	/** Whether there are earlier ones: ask again with `before` the last one's `seq`. */
	readonly hasEarlier: boolean;
}

/** One change of the set-up, of an absence or of an outage. */
export interface SetupChange {
	readonly seq: number;
	/** Workshop time. */
	readonly at: Instant;
	/** The name people know the person by. */
	readonly by: string;
	readonly event: SetupFact;
}

/** A whole set-up that was imported is told by its type only; it would fill the answer. */
export type SetupFact =
	| { readonly type: 'WorkshopSetUp' }
	| Extract<
			Event,
			{
				type:
					'SetupEdited' | 'AbsenceRecorded' | 'AbsenceWithdrawn' | 'BayTakenOut' | 'BayReturned';
			}
	  >;
