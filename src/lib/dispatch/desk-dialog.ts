import type { AdditionId, BayCode, JobId, OperationId, TechnicianCode } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';

/** Somebody who is asked to stay. */
export interface Staying {
	readonly technician: TechnicianCode;
	readonly until: Instant;
}

/** Which dialog is open, and about what. */
export type DeskDialog =
	| {
			readonly kind: 'place' | 'stop' | 'inspect' | 'parts' | 'join' | 'cause' | 'why';
			readonly job: JobId;
			readonly operation: OperationId;
	  }
	| { readonly kind: 'cancel' | 'deliver' | 'report-addition' | 'help'; readonly job: JobId }
	/** `at`: the time that is proposed; left out: the one promised so far. */
	| { readonly kind: 'promise'; readonly job: JobId; readonly at?: Instant }
	| { readonly kind: 'overtime'; readonly people: readonly Staying[] }
	| { readonly kind: 'answer-addition'; readonly job: JobId; readonly addition: AdditionId }
	| { readonly kind: 'absence'; readonly technician: TechnicianCode }
	| { readonly kind: 'outage'; readonly bay: BayCode }
	| { readonly kind: 'open-job' | 'causes' | 'keys' };
