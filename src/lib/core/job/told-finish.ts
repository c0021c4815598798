import type { Instant } from '../time/instant.ts';
import type { Operation } from './job.ts';

/**
 * When the people on an operation said it will be finished (duty D6); null where nobody said, and where
 * it was stopped since: how long the stoppage takes is known better than what was said before it.
 */
export function toldFinish({ delay, stoppages }: Operation): Instant | null {
	if (delay === null) return null;
	const last = stoppages.at(-1);
	return last !== undefined && last.from > delay.at ? null : delay.expectedFinish;
}
