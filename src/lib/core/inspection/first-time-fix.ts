import type { Job, Operation } from '../job/job.ts';
import { DAY_MS, type Instant } from '../time/instant.ts';

/** What the first-time-fix rate counts of a visit (duties D10 and D13). */

/** Product section 7: a car that comes back later than that has another trouble. */
const COMEBACK_WITHIN_MS = 30 * DAY_MS;

/** Inspections and road tests that failed, oldest first; each of them sent the car back once. */
const failedInspections = ({ operations }: Pick<Job, 'operations'>): readonly Operation[] =>
	operations.filter(({ outcome }) => outcome === 'failed');

/** How often the car was sent back during this visit; 0 for a visit that was right the first time. */
export const reworkRounds = (job: Pick<Job, 'operations'>): number => failedInspections(job).length;

/** The how-manieth round of this inspection it is, from 1: one more with each that failed before it. */
export function roundOf({ operations }: Pick<Job, 'operations'>, operation: Operation): number {
	const index = operations.findIndex(({ id }) => id === operation.id);
	const before = operations.slice(0, Math.max(0, index));
	// A new round stands right behind the rework of the last one; a passed inspection ends the count.
	const start = before.findLastIndex(
		({ kind, outcome }) => kind === operation.kind && outcome === 'passed'
	);
	return (
		1 +
		before
			.slice(start + 1)
			.filter(({ kind, outcome }) => kind === operation.kind && outcome === 'failed').length
	);
}

/** Whether a car that comes now may come back because of what was done in that delivered visit. */
export const mayBeComeback = (deliveredAt: Instant, now: Instant): boolean =>
	now >= deliveredAt && now - deliveredAt <= COMEBACK_WITHIN_MS;

/**
 * Whether a delivered visit was right the first time: nothing was done anew during it, and the car did
 * not come back because of it within 30 days. `comebackAt`: when it was opened as a comeback; null: never.
 */
export const isFixedFirstTime = (
	job: Pick<Job, 'operations'>,
	{
		deliveredAt,
		comebackAt
	}: { readonly deliveredAt: Instant; readonly comebackAt: Instant | null }
): boolean =>
	reworkRounds(job) === 0 && (comebackAt === null || !mayBeComeback(deliveredAt, comebackAt));
