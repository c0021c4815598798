import type { JobId, OperationId, WorkshopCode } from '#core/ids.ts';
import type { Event } from '#core/job/events.ts';
import type { Instant } from '#core/time/instant.ts';
import type { ChangedBy } from '#protocol/messages.ts';
import type { Store } from '../storage/port.ts';
import type { PeopleRegister } from './people.ts';

/** One fact of a job's history, with the name of who caused it. */
export interface HistoryEntry {
	readonly seq: number;
	/** When it was true, and when it was written down, in workshop time. */
	readonly at: Instant;
	readonly recordedAt: Instant;
	readonly by: string;
	readonly event: Event;
}

/** Everything that ever happened to a job, oldest first. */
export async function historyOf(
	{ store, people }: { readonly store: Store; readonly people: PeopleRegister },
	workshop: WorkshopCode,
	job: JobId
): Promise<readonly HistoryEntry[]> {
	const recorded = await store.historyOf(workshop, job);
	return recorded.map(({ seq, at, recordedAt, actor, event }) => ({
		seq,
		at,
		recordedAt,
		by: people.nameOf(actor),
		event
	}));
}

/** Enough to say who was faster; the whole history is one click away. */
const MOST_TOLD = 5;

/** Who changed the operation, or the visit itself, after position `seen`; latest last. */
export const changesSince = (
	history: readonly HistoryEntry[],
	seen: number,
	operation: OperationId | null
): readonly ChangedBy[] =>
	history
		.filter(({ seq, event }) => seq > seen && concerns(event, operation))
		.slice(-MOST_TOLD)
		.map(({ seq, at, by, event }) => ({ seq, at, by, what: event.type }));

/** Facts of the visit that change its operations, too. */
const OF_ALL: ReadonlySet<Event['type']> = new Set([
	'RouteLaid',
	'JobDelivered',
	'JobCancelled',
	'NoShowRecorded'
]);

const concerns = (event: Event, operation: OperationId | null): boolean =>
	'operation' in event
		? event.operation === operation
		: operation === null || OF_ALL.has(event.type);
