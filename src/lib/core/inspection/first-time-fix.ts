import type { Job, Operation } from '../job/job.ts';

/** What the first-time-fix rate counts of a visit (duty D10). */

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
