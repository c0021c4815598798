import type { Call } from '../andon/call.ts';
import { isUnanswered } from '../andon/call.ts';
import type { BayCode, JobId } from '../ids.ts';
import type { WorkshopState } from '../state.ts';
import { MINUTE_MS, type Instant } from '../time/instant.ts';

/** Calls for help on a wall: those nobody has answered, where they come from and how old they are. */

/** Where a call may come from: a bay, the car in it, both; neither: it is for the whole floor. */
interface Where {
	readonly bay: BayCode | null;
	readonly job: JobId | null;
}

const isFrom =
	({ bay, job }: Where) =>
	(call: Call): boolean => {
		if (bay === null && job === null) return call.bay === null && call.job === null;
		return (job !== null && call.job === job) || (bay !== null && call.bay === bay);
	};

/** Where a call that names no place comes from. */
export const WHOLE_FLOOR: Where = { bay: null, job: null };

/** Minutes since the oldest call from there that nobody has answered; null where nobody calls. */
export function callMinutes(
	{ calls }: Pick<WorkshopState, 'calls'>,
	where: Where,
	now: Instant
): number | null {
	const open = [...calls.values()].filter(isUnanswered).filter(isFrom(where));
	if (open.length === 0) return null;
	const since = Math.min(...open.map(({ called }) => called.at));
	return Math.max(0, (now - since) / MINUTE_MS);
}

/** Whether somebody calls from there and nobody has answered. */
export const isCalling = (state: Pick<WorkshopState, 'calls'>, where: Where): boolean =>
	callMinutes(state, where, 0) !== null;
