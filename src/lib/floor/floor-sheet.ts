import type { BayCode, JobId, OperationId } from '#core/ids.ts';

/** What lies over the tiles: one car with what can be done, or the form of one of these. */
export type FloorSheet =
	| { readonly kind: 'car'; readonly job: JobId; readonly operation: OperationId | null }
	| {
			readonly kind: 'start' | 'join' | 'stop' | 'delay' | 'finish' | 'clock-off' | 'self-check';
			readonly job: JobId;
			readonly operation: OperationId;
	  }
	| { readonly kind: 'addition' | 'move' | 'key-tag'; readonly job: JobId }
	| { readonly kind: 'call'; readonly job: JobId | null; readonly bay: BayCode | null };
