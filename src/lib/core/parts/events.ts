import type { JobId, OperationId } from '../ids.ts';
import type { PartsReader } from './parts-seen.ts';

/**
 * Somebody has seen that parts arrived. `about` and not `operation`: the operation itself is unchanged,
 * and nobody who has it on the screen is made stale.
 */
export type PartsEvent = {
	readonly type: 'PartsSeen';
	readonly job: JobId;
	readonly about: OperationId;
	readonly as: PartsReader;
};
