import type { Job, Operation } from '../job/job.ts';
import type { Instant } from '../time/instant.ts';

/** What has to be there before work can begin, whoever does it: the car, its parts, the end of a stoppage. */

/** When parts that are still missing are due; null when none are missing, or nobody knows. */
export const missingPartsDueAt = (operation: Operation): Instant | null =>
	operation.partsArrivedAt === null ? operation.partsDueAt : null;

/** When a stopped operation may go on at the earliest; null when nobody said, or its parts came. */
export function stoppageEndsAt(operation: Operation): Instant | null {
	if (operation.state !== 'stopped') return null;
	const last = operation.stoppages[operation.stoppages.length - 1];
	if (last === undefined || last.to !== null) return null;
	const partsCame =
		last.reason === 'parts' &&
		operation.partsArrivedAt !== null &&
		operation.partsArrivedAt >= last.from;
	return partsCame ? null : last.expectedUntil;
}

/** When the car is here: since it came, else when it is due; null where nobody said when it comes. */
export const hereAt = ({ arrivedAt, expectedAt, appointmentAt }: Job): Instant | null =>
	arrivedAt ?? expectedAt ?? appointmentAt;

/** It stopped for parts, and nobody has said when they come. */
export function waitsForPartsWithoutDate({
	stoppages,
	partsDueAt,
	partsArrivedAt
}: Operation): boolean {
	const last = stoppages[stoppages.length - 1];
	if (last === undefined || last.to !== null || last.reason !== 'parts') return false;
	const cameSince = partsArrivedAt !== null && partsArrivedAt >= last.from;
	return !cameSince && partsDueAt === null && last.expectedUntil === null;
}
