import type { JobId, OperationId } from '../ids.ts';
import type { Instant } from '../time/instant.ts';

/** The facts of cars that come by appointment, or come after it was given up. */

interface OfJob {
	readonly job: JobId;
}

/** The special tools of one piece of work, all of them. */
export interface WorkTools {
	readonly operation: OperationId;
	readonly tools: readonly string[];
}

export type AppointmentEvent =
	| ({ readonly type: 'AppointmentMoved'; readonly to: Instant } & OfJob)
	/** A car recorded as a no-show came after all: its visit goes on, as a walk-in without any place. */
	| ({ readonly type: 'VisitReopened' } & OfJob)
	/** Other special tools are laid ready for these pieces of work; the others keep theirs. */
	| ({ readonly type: 'ToolsChanged'; readonly work: readonly WorkTools[] } & OfJob);
