import type { Closing } from '../closing/closing.ts';
import type { Circumstances } from '../decider.ts';
import { latest } from '../decision.ts';
import type { Refusal } from '../refusals.ts';
import { ok, refused, type Result } from '../result.ts';
import { MINUTE_MS, type Instant } from '../time/instant.ts';
import type { Operation } from './job.ts';

/** How far back a tap may lie without a supervisor (product.md, settled questions). */
const TAP_MAX_AGE_MS = 30 * MINUTE_MS;

/** When something last happened to the operation, or null before anything did. */
const lastEventOf = (operation: Operation): Instant | null =>
	latest([
		operation.finishedAt,
		...operation.stints.flatMap(({ from, to }) => [from, to]),
		...operation.stoppages.flatMap(({ from, to }) => [from, to])
	]);

/**
 * The time a clocking counts from: that of the tap, where a tablet was without connection and the time
 * is plausible; else now. A tap from the future is a wrong clock and counts as now.
 */
export function clockingTime(
	operation: Operation,
	{ now, tappedAt, actor }: Circumstances,
	closing: Closing | null
): Result<Instant, Refusal> {
	if (tappedAt === undefined || tappedAt >= now) return ok(now);
	const confirmed = actor.role === 'supervisor' || actor.role === 'administrator';
	// What is tapped late does not change a day that was closed meanwhile.
	const oldest = confirmed ? -Infinity : Math.max(now - TAP_MAX_AGE_MS, closing?.at ?? -Infinity);
	const earliest = Math.max(lastEventOf(operation) ?? -Infinity, oldest);
	return tappedAt < earliest
		? refused({ code: 'tap/implausible', tappedAt, earliest })
		: ok(tappedAt);
}
