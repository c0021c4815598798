import { HOUR_MS, type Instant } from '../time/instant.ts';
import { dayNumberAt } from '../time/zone.ts';
import { hoursOnDay } from '../workshop/calendar.ts';
import type { WorkshopState } from '../state.ts';

/** The evening, as the duties of closing time see it. */

/** Duties of the evening stand on the list for the last hour of the day. */
const EVENING_MS = HOUR_MS;

/** The last hour of the present day; null on a closed one. */
export function eveningOf(
	{ setup }: WorkshopState,
	now: Instant
): { readonly from: Instant; readonly closesAt: Instant } | null {
	if (setup === null) return null;
	const closesAt = hoursOnDay(setup, null, dayNumberAt(now, setup.timeZone)).at(-1)?.to;
	return closesAt === undefined ? null : { from: closesAt - EVENING_MS, closesAt };
}
