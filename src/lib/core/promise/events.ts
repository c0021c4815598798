import type { JobId } from '../ids.ts';
import type { ToldDelay } from './told-delay.ts';

/** Facts about what a customer was told; who and when stand with every fact. */
export type PromiseEvent = {
	readonly type: 'DelayTold';
	readonly job: JobId;
} & Pick<ToldDelay, 'promisedAt' | 'expectedAt' | 'name' | 'said'>;
