import type { JobId, OperationId, TechnicianCode } from '../ids.ts';
import type { SelfCheckKind } from './inspection-facts.ts';

export type InspectionEvent = {
	readonly type: 'SelfChecked';
	readonly job: JobId;
	readonly operation: OperationId;
	readonly kind: SelfCheckKind;
	readonly technician: TechnicianCode;
};
