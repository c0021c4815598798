import type { JobId } from '../ids.ts';
import type { Instant } from '../time/instant.ts';

/** The facts of how a visit is shown where customers wait. */

interface OfJob {
	readonly job: JobId;
}

export type LoungeEvent =
	/** When customers are told that the car is ready: never a false minute. */
	| ({ readonly type: 'WindowAnnounced'; readonly from: Instant; readonly to: Instant } & OfJob)
	/** What the screen shows in place of the plate; null: the masked plate again. */
	| ({ readonly type: 'TicketGiven'; readonly ticket: string | null } & OfJob)
	| ({ readonly type: 'LoungeLeft' } & OfJob);
