import type { Circumstances } from '../decider.ts';
import type { Operation } from '../job/job.ts';
import type { Refusal } from '../refusals.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';

/** Days that were closed are read-only, but for corrections that say that they are some. */

const MAY_CORRECT: ReadonlySet<string> = new Set(['supervisor', 'administrator']);

/**
 * Past days are read-only: what was finished before the last closing is changed by a supervisor only,
 * whose change is marked as a correction. Null: the work is of a day that goes on.
 */
export function closedDayRefusal(
	{ closing }: Pick<WorkshopState, 'closing'>,
	{ id, finishedAt }: Pick<Operation, 'id' | 'finishedAt'>,
	{ actor }: Pick<Circumstances, 'actor'>
): Refusal | null {
	if (!isOfClosedDay(closing, finishedAt) || MAY_CORRECT.has(actor.role)) return null;
	return { code: 'closing/day-closed', operation: id, date: closing?.date ?? '' };
}

/** Whether something that happened then belongs to a day that was closed. */
export const isOfClosedDay = (closing: WorkshopState['closing'], at: Instant | null): boolean =>
	closing !== null && at !== null && at <= closing.at;
