import type { JobId, OperationId } from '../ids.ts';

/** What a person can wish about parts beside expecting and receiving them. */
export type PartsCommand = {
	/** Whoever sends it has seen that the parts are here (duty D8). */
	readonly type: 'AcknowledgeParts';
	readonly job: JobId;
	readonly about: OperationId;
};
