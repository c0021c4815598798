import type { Job } from '../job/job.ts';
import { MINUTE_MS } from '../time/instant.ts';
import type { PromiseProposal } from './proposal.ts';
import { toldInstead } from './told-in-time.ts';

/**
 * The time to agree on once the customer was told of a delay: the very time they were told, as long as
 * the work will be done by then; else what can be promised now.
 */
export function proposalAsTold(
	job: Pick<Job, 'promises' | 'toldDelays'>,
	proposal: PromiseProposal | null
): PromiseProposal | null {
	const at = toldInstead(job)?.expectedAt;
	if (proposal === null || at === undefined || at < proposal.forecastAt) return proposal;
	const marginMinutes = Math.floor((at - proposal.forecastAt) / MINUTE_MS);
	return { ...proposal, at, marginMinutes };
}
