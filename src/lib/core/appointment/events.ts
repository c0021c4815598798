import type { JobId } from '../ids.ts';
import type { Instant } from '../time/instant.ts';

/** The facts of cars that come by appointment, or come after it was given up. */

interface OfJob {
	readonly job: JobId;
}

export type AppointmentEvent =
	| ({ readonly type: 'AppointmentMoved'; readonly to: Instant } & OfJob)
	/** A car recorded as a no-show came after all: its visit goes on, as a walk-in without any place. */
	| ({ readonly type: 'VisitReopened' } & OfJob);
