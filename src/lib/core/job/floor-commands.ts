import type { JobId, OperationId, TechnicianCode } from '../ids.ts';
import type { Instant } from '../time/instant.ts';

/** What people on the floor say about work that has begun, besides clocking on and off. */

interface OnOperation {
	readonly job: JobId;
	readonly operation: OperationId;
	/** The version of the operation on the sender's screen. */
	readonly seen: number;
}

export type FloorCommand =
	/** Work that has begun will not be done in time: when it will be, and why (duty D6). */
	| ({
			readonly type: 'ReportDelay';
			readonly expectedFinish: Instant;
			readonly reason: string;
	  } & OnOperation)
	/** Somebody forgot to clock off: `at` is when their last stint really ended (product rule 8). */
	| ({
			readonly type: 'CorrectClockOff';
			readonly technician: TechnicianCode;
			readonly at: Instant;
			readonly reason: string;
	  } & OnOperation);
