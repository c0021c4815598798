import type { Job, Operation } from '../job/job.ts';
import { openOperations } from '../job/stage.ts';
import type { Role } from '../people/role.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import { PARTS_READERS, type PartsReader } from './parts-seen.ts';

/**
 * Parts as the parts counter, the advisor and the dispatcher need them (duty D8): what has to be
 * ordered, what is awaited and overdue, and what has arrived and was not seen yet.
 */

/** For whom somebody of this role has seen it: the advisor, or the workshop. */
export const partsReader = (role: Role): PartsReader =>
	role === 'advisor' ? 'advisor' : 'dispatcher';

/** Whether parts of this work have arrived and this reader has not seen it; work that began needs no telling. */
export function isUnseenBy(
	{ partsSeen, end }: Pick<Job, 'partsSeen' | 'end'>,
	{ id, partsArrivedAt, state }: Pick<Operation, 'id' | 'partsArrivedAt' | 'state'>,
	reader: PartsReader
): boolean {
	if (partsArrivedAt === null || end !== null || (state !== 'open' && state !== 'stopped'))
		return false;
	return !partsSeen.some(
		(seen) => seen.operation === id && seen.as === reader && seen.at >= partsArrivedAt
	);
}

/** When it was found that parts are missing of which nobody knows when they come; null: none are. */
export function missingSince(
	{ additions }: Pick<Job, 'additions'>,
	operation: Operation
): Instant | null {
	if (operation.partsDueAt !== null || operation.partsArrivedAt !== null) return null;
	const stopped = operation.stoppages.findLast(({ to }) => to === null);
	if (stopped?.reason === 'parts') return stopped.from;
	const addition = additions.find(({ becomes }) => becomes === operation.id);
	return addition?.needsParts === true ? (addition.answer?.at ?? addition.reportedAt) : null;
}

/** How one line of the list stands. */
export type PartsState = 'to-order' | 'overdue' | 'awaited' | 'arrived';

/** Parts of one operation. */
export interface PartsLine {
	readonly job: Job;
	readonly operation: Operation;
	readonly state: PartsState;
	/** When they are to come; null where nothing was ordered. */
	readonly dueAt: Instant | null;
	readonly arrivedAt: Instant | null;
	/** Who has not seen yet that they are here. */
	readonly unseenBy: readonly PartsReader[];
}

const ORDER: Readonly<Record<PartsState, number>> = {
	overdue: 0,
	'to-order': 1,
	awaited: 2,
	arrived: 3
};

function stateOf(job: Job, operation: Operation, now: Instant): PartsState | null {
	const { partsDueAt, partsArrivedAt } = operation;
	if (partsArrivedAt !== null) return 'arrived';
	if (partsDueAt !== null) return partsDueAt <= now ? 'overdue' : 'awaited';
	return missingSince(job, operation) === null ? null : 'to-order';
}

/**
 * Parts of all open work: overdue ones first, then what nobody has ordered, then by when it comes; what
 * arrived stays at the end until advisor and dispatcher have seen it.
 */
export function partsLines(
	{ jobs }: Pick<WorkshopState, 'jobs'>,
	now: Instant
): readonly PartsLine[] {
	const lines: PartsLine[] = [];
	for (const job of jobs.values()) {
		if (job.end !== null) continue;
		for (const operation of openOperations(job)) {
			const state = stateOf(job, operation, now);
			if (state === null) continue;
			const unseenBy = PARTS_READERS.filter((reader) => isUnseenBy(job, operation, reader));
			if (state === 'arrived' && unseenBy.length === 0) continue;
			const { partsDueAt: dueAt, partsArrivedAt: arrivedAt } = operation;
			lines.push({ job, operation, state, dueAt, arrivedAt, unseenBy });
		}
	}
	return lines.sort((a, b) => ORDER[a.state] - ORDER[b.state] || (a.dueAt ?? 0) - (b.dueAt ?? 0));
}
