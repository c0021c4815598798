import type { BayCode, CallId, JobId, PersonId, TechnicianCode } from '../ids.ts';
import { MINUTE_MS, type Instant } from '../time/instant.ts';
import type { AndonLevel } from '../workshop/setup.ts';

/**
 * Calls for help from the floor (andon): who called from where, who is called as time goes by, and how
 * long it took somebody to come. What was said with a call, and names, stand in the register of calls.
 */

/** What kind of help is wanted. */
export const CALL_KINDS = ['help', 'quality', 'parts', 'equipment', 'safety'] as const;
export type CallKind = (typeof CALL_KINDS)[number];

/** Where the call comes from and what for; either place may be left open, both for the whole floor. */
export interface CallPlace {
	readonly id: CallId;
	readonly kind: CallKind;
	readonly bay: BayCode | null;
	readonly job: JobId | null;
}

/** Who did something about a call, and when. */
interface Deed {
	readonly at: Instant;
	readonly by: PersonId;
}

/** A call for help; it stays until the day is closed, so that its answer can be seen. */
export interface Call extends CallPlace {
	/** Position in the log of its last change. */
	readonly version: number;
	/** The technician who called; null for anybody else. */
	readonly technician: TechnicianCode | null;
	readonly called: Deed;
	/** Somebody said they come; null until then. */
	readonly answered: Deed | null;
	/** It is settled; null until then. */
	readonly ended: Deed | null;
}

/** Whether somebody still waits for it to be settled. */
export const isOpenCall = ({ ended }: Pick<Call, 'ended'>): boolean => ended === null;

/** Whether nobody has said yet that they come. */
export const isUnanswered = ({ answered, ended }: Pick<Call, 'answered' | 'ended'>): boolean =>
	answered === null && ended === null;

/**
 * Who has been called by `now`: the levels reached, lowest first. A level is reached at its very
 * minute; once somebody answered or the call has ended nobody else is called.
 */
export function levelsCalled(
	{ called, answered, ended }: Pick<Call, 'called' | 'answered' | 'ended'>,
	levels: readonly AndonLevel[],
	now: Instant
): readonly AndonLevel[] {
	const until = Math.min(now, answered?.at ?? now, ended?.at ?? now);
	// A screen reckons in steps, and may be a few seconds behind a call it shows already.
	const waited = Math.max(0, until - called.at);
	return levels.filter(({ afterMinutes }) => waited >= afterMinutes * MINUTE_MS);
}

/** When the next level will be called; null where nobody waits, or all have been called. */
export function nextLevelAt(
	call: Pick<Call, 'called' | 'answered' | 'ended'>,
	levels: readonly AndonLevel[],
	now: Instant
): Instant | null {
	if (!isUnanswered(call)) return null;
	const next = levels
		.map(({ afterMinutes }) => call.called.at + afterMinutes * MINUTE_MS)
		.filter((at) => at > Math.max(now, call.called.at));
	return next.length === 0 ? null : Math.min(...next);
}

/** Milliseconds from the call to its answer; null while nobody answered. */
export const responseMs = ({
	called,
	answered
}: Pick<Call, 'called' | 'answered'>): number | null =>
	answered === null ? null : Math.max(0, answered.at - called.at);
