import type { AdditionId, BayCode, JobId, OperationId, TechnicianCode } from '#core/ids.ts';

/** Which dialog is open, and about what. */
export type DeskDialog =
	| {
			readonly kind: 'place' | 'stop' | 'inspect' | 'parts' | 'join' | 'cause';
			readonly job: JobId;
			readonly operation: OperationId;
	  }
	| { readonly kind: 'promise' | 'cancel' | 'deliver' | 'report-addition'; readonly job: JobId }
	| { readonly kind: 'answer-addition'; readonly job: JobId; readonly addition: AdditionId }
	| { readonly kind: 'absence'; readonly technician: TechnicianCode }
	| { readonly kind: 'outage'; readonly bay: BayCode }
	| { readonly kind: 'open-job' | 'causes' | 'keys' };
