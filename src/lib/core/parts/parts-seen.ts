import type { OperationId } from '../ids.ts';
import type { Instant } from '../time/instant.ts';

/** Those who are told that parts have arrived. */
export const PARTS_READERS = ['advisor', 'dispatcher'] as const;
export type PartsReader = (typeof PARTS_READERS)[number];

/** One of them has seen it. */
export interface PartsSeen {
	readonly operation: OperationId;
	readonly as: PartsReader;
	readonly at: Instant;
}
