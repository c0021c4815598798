import type { JobId } from '../ids.ts';

/** The facts of how a visit is shown where customers wait. */

interface OfJob {
	readonly job: JobId;
}

export type LoungeEvent =
	/** What the screen shows in place of the plate; null: the masked plate again. */
	| ({ readonly type: 'TicketGiven'; readonly ticket: string | null } & OfJob)
	| ({ readonly type: 'LoungeLeft' } & OfJob);
