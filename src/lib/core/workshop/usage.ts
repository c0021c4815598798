import type { JobId, OperationId, TechnicianCode } from '../ids.ts';
import type { RouteRules } from './setup.ts';

/** Where a part of the set-up is needed, so that a person knows what to clear away before deleting it. */
export type Usage =
	/** The car stands there, or the visit belongs to the advisor. */
	| { readonly by: 'job'; readonly job: JobId }
	/** Open work is planned or running there, or needs it. */
	| { readonly by: 'operation'; readonly job: JobId; readonly operation: OperationId }
	| { readonly by: 'technician'; readonly technician: TechnicianCode }
	| { readonly by: 'rule'; readonly rule: keyof RouteRules }
	| { readonly by: 'operation-type'; readonly itemCode: string };
