import type { JobId, OperationId, TechnicianCode } from '../ids.ts';
import type { Instant } from '../time/instant.ts';

/** Facts that people on the floor say about work that has begun, besides clocking on and off. */

interface OfOperation {
	readonly job: JobId;
	readonly operation: OperationId;
}

export type FloorEvent =
	| ({
			readonly type: 'DelayReported';
			readonly expectedFinish: Instant;
			readonly reason: string;
	  } & OfOperation)
	/** The stint of this person that began at `from` ended at `to`, not at `was` (null: it still ran). */
	| ({
			readonly type: 'ClockOffCorrected';
			readonly technician: TechnicianCode;
			readonly from: Instant;
			readonly to: Instant;
			readonly was: Instant | null;
			readonly reason: string;
	  } & OfOperation);
