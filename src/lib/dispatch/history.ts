import { commandId, type JobId, type WorkshopCode } from '#core/ids.ts';
import type { Event } from '#core/job/events.ts';
import type { Instant } from '#core/time/instant.ts';
import { canBeUndone } from '#core/undo/undoable.ts';
import { isEventType } from '$lib/i18n/events.ts';
import type { OwnStep } from '$lib/live/own-step.ts';
import type { HistoryEntry } from './history-sentence.ts';

/** A row of the answer of `GET /api/v1/jobs/<id>/history`. */
interface HistoryRow {
	readonly seq: number;
	readonly at: number;
	readonly by: string;
	readonly command: string;
	readonly event: { readonly type: string };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null;

const isRow = (row: unknown): row is HistoryRow =>
	isObject(row) &&
	isObject(row['event']) &&
	typeof row['event']['type'] === 'string' &&
	typeof row['command'] === 'string';

/**
 * The rows this page has words for, oldest first. Events of a newer server than the page are left
 * out rather than shown as codes; the page is loaded again soon anyway.
 */
export function historyFrom(answer: unknown): readonly HistoryEntry[] {
	const events = isObject(answer) ? answer['events'] : null;
	if (!Array.isArray(events)) return [];
	return events.filter(isRow).flatMap(({ seq, at, by, command, event }) =>
		// The server wrote this event under this type; only its name had to be checked.
		isEventType(event.type)
			? [{ seq, at, by, command: commandId(command), event: event as Event }]
			: []
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

/** Whose steps can be taken back out of a history, and from when on. */
interface Whose {
	readonly by: string;
	readonly since: Instant;
	/** What the history is about, in words: a plate. */
	readonly about: string;
}

/**
 * The steps of one person that still stand, by the position of their last fact. A step that was taken
 * back stands again once its undo was taken back. The server asks the last question.
 */
export function standingSteps(
	entries: readonly HistoryEntry[],
	{ by, since, about }: Whose
): ReadonlyMap<number, OwnStep> {
	const undone = new Set<string>();
	const seen = new Set<string>();
	const steps = new Map<number, OwnStep>();
	for (const { seq, at, by: who, command, event } of entries.toReversed()) {
		const isStanding = !undone.has(command);
		if (event.type === 'StepUndone') {
			if (isStanding) undone.add(event.step);
			continue;
		}
		if (seen.has(command)) continue;
		seen.add(command);
		if (isStanding && who === by && at >= since && canBeUndone(event.type)) {
			steps.set(seq, { id: command, what: event.type, about });
		}
	}
	return steps;
}
