import type { JobId, WorkshopCode } from '#core/ids.ts';
import type { Event } from '#core/job/events.ts';
import { isEventType } from '$lib/i18n/events.ts';
import type { HistoryEntry } from './history-sentence.ts';

/** A row of the answer of `GET /api/v1/jobs/<id>/history`. */
interface HistoryRow {
	readonly seq: number;
	readonly at: number;
	readonly by: string;
	readonly event: { readonly type: string };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null;

const isRow = (row: unknown): row is HistoryRow =>
	isObject(row) && isObject(row['event']) && typeof row['event']['type'] === 'string';

/**
 * The rows this page has words for, oldest first. Events of a newer server than the page are left
 * out rather than shown as codes; the page is loaded again soon anyway.
 */
export function historyFrom(answer: unknown): readonly HistoryEntry[] {
	const events = isObject(answer) ? answer['events'] : null;
	if (!Array.isArray(events)) return [];
	return events.filter(isRow).flatMap(({ seq, at, by, event }) =>
		// The server wrote this event under this type; only its name had to be checked.
		isEventType(event.type) ? [{ seq, at, by, event: event as Event }] : []
	);
}

/** Reads the history of a job; fails when the server does not answer with it. */
export async function readHistory(
	workshop: WorkshopCode,
	job: JobId,
	signal: AbortSignal
): Promise<readonly HistoryEntry[]> {
	const query = new URLSearchParams({ workshop });
	const answer = await fetch(
		`/api/v1/jobs/${encodeURIComponent(job)}/history?${query.toString()}`,
		{ signal }
	);
	if (!answer.ok) throw new Error(`history of ${job}: ${String(answer.status)}`);
	return historyFrom(await answer.json());
}
