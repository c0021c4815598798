import type { JobId } from '../ids.ts';

/** What is wished about how a visit is shown where customers wait. */

interface OnJob {
	readonly job: JobId;
}

export type LoungeCommand =
	/** The customer wants a ticket number on the screen in place of the plate, or the plate again. */
	| ({ readonly type: 'ShowTicket'; readonly wanted: boolean } & OnJob)
	/** A car that was handed over goes from the screen; the board wishes it by itself. */
	| ({ readonly type: 'LeaveLounge' } & OnJob);
