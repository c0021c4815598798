import type { CommandId, JobId, OperationId, WorkshopCode } from '#core/ids.ts';
import type { Event } from '#core/job/events.ts';
import type { Instant } from '#core/time/instant.ts';
import type { ChangedBy } from '#protocol/messages.ts';
import type { SetupChange, SetupFact } from '#protocol/setup-history.ts';
import type { Page, Store } from '../storage/port.ts';
import type { PeopleRegister } from './people.ts';

/** One fact of a job's history, with the name of who caused it. */
export interface HistoryEntry {
	readonly seq: number;
	/** When it was true, and when it was written down, in workshop time. */
	readonly at: Instant;
	readonly recordedAt: Instant;
	readonly by: string;
	/** The step it was part of, as an undo names it. */
	readonly command: CommandId;
	readonly event: Event;
}

/** What histories are read from. */
export interface HistoryParts {
	readonly store: Store;
	readonly people: PeopleRegister;
}

/** Everything that ever happened to a job, oldest first. */
export async function historyOf(
	{ store, people }: HistoryParts,
	workshop: WorkshopCode,
	job: JobId
): Promise<readonly HistoryEntry[]> {
	const recorded = await store.historyOf(workshop, job);
	return recorded.map(({ seq, at, recordedAt, actor, command, event }) => ({
		seq,
		at,
		recordedAt,
		by: people.nameOf(actor),
		command,
		event
	}));
}

/** What makes up the history of the set-up: everything that can be changed where it is edited. */
const SETUP_EVENTS: readonly SetupFact['type'][] = [
	'WorkshopSetUp',
	'SetupEdited',
	'AbsenceRecorded',
	'AbsenceWithdrawn',
	'BayTakenOut',
	'BayReturned'
];

/** Who changed what in the set-up, latest first. */
export async function setupHistoryOf(
	parts: HistoryParts,
	workshop: WorkshopCode,
	page: Page
): Promise<readonly SetupChange[]> {
	const recorded = await parts.store.shopEvents(workshop, SETUP_EVENTS, page);
	return recorded.map(({ seq, at, actor, event }) => ({
		seq,
		at,
		by: parts.people.nameOf(actor),
		// The store gives the types it was asked for, and no others.
		event: event.type === 'WorkshopSetUp' ? { type: event.type } : (event as SetupFact)
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
		.map(changeOf);

/** Who edited the set-up after position `seen`, from its history latest first; latest last. */
export const setupChangesSince = (
	history: readonly SetupChange[],
	seen: number
): readonly ChangedBy[] =>
	history
		.filter(
			({ seq, event }) =>
				seq > seen && (event.type === 'SetupEdited' || event.type === 'WorkshopSetUp')
		)
		.slice(0, MOST_TOLD)
		.reverse()
		.map(changeOf);

/** Who did what to the visit, or to one operation of it, after a step; latest last. */
export const changesUpon = (
	history: readonly HistoryEntry[],
	since: number,
	what: string
): readonly ChangedBy[] => {
	const later = history.filter(({ seq }) => seq > since);
	const own = later.filter(({ event }) => concerns(event, what as OperationId));
	const isOfOperation = what.includes('/') && own.length > 0;
	return (isOfOperation ? own : later).slice(-MOST_TOLD).map(changeOf);
};

/** Who changed an absence, by its id, or a bay after a step, from the history latest first; latest last. */
export const shopChangesSince = (
	history: readonly SetupChange[],
	since: number,
	what: string
): readonly ChangedBy[] =>
	history
		.filter(({ seq, event }) => seq > since && isAbout(event, what))
		.slice(0, MOST_TOLD)
		.reverse()
		.map(changeOf);

function isAbout(event: SetupChange['event'], what: string): boolean {
	switch (event.type) {
		case 'AbsenceRecorded':
			return event.absence.id === what;
		case 'AbsenceWithdrawn':
			return event.absence === what;
		case 'BayTakenOut':
			return event.outage.bay === what;
		case 'BayReturned':
			return event.bay === what;
		default:
			return false;
	}
}

const changeOf = ({ seq, at, by, event }: HistoryEntry | SetupChange): ChangedBy => ({
	seq,
	at,
	by,
	what: event.type
});

/** Facts of the visit that change its operations, too. */
const OF_ALL: ReadonlySet<Event['type']> = new Set([
	'RouteLaid',
	'JobDelivered',
	'JobCancelled',
	'NoShowRecorded'
]);

function concerns(event: Event, operation: OperationId | null): boolean {
	if ('operation' in event) return event.operation === operation;
	if (operation === null || OF_ALL.has(event.type)) return true;
	return event.type === 'StepUndone' && event.operations.some((one) => one.operation === operation);
}
