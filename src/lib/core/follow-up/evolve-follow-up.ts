import type { JobId } from '../ids.ts';
import type { Recorded } from '../job/events.ts';
import type { Job } from '../job/job.ts';
import type { Instant } from '../time/instant.ts';
import { isOver } from './due.ts';
import type { FollowUpEvent } from './events.ts';
import type { FollowUp } from './follow-up.ts';

/** How facts change what is followed up. Nothing is checked here: a fact is a fact. */

type FollowUps = ReadonlyMap<string, FollowUp>;
type When = Pick<Recorded, 'seq' | 'at' | 'actor'>;

/** The list after a call or a settlement. */
export function followUpsAfter(followUps: FollowUps, event: FollowUpEvent, when: When): FollowUps {
	const followUp = followUps.get(event.visit);
	if (followUp === undefined) return followUps;
	return new Map(followUps).set(event.visit, {
		...followUp,
		...changed(followUp, event, when),
		version: when.seq
	});
}

function changed(
	followUp: FollowUp,
	event: FollowUpEvent,
	{ at, actor: by }: When
): Partial<FollowUp> {
	const { note } = event;
	if (event.type === 'ComplaintSettled') {
		const { complaint } = followUp;
		return complaint === null
			? {}
			: { complaint: { ...complaint, settledAt: at, settledBy: by, note } };
	}
	const { result } = event;
	const calls = [...followUp.calls, { at, by, result, note }];
	if (result !== 'complaint' && result !== 'comeback') return { calls };
	return { calls, complaint: { kind: result, at, settledAt: null, settledBy: null, note: null } };
}

/** A visit was opened as a comeback: the old one is linked to it, and flagged to the manager. */
export function comebackOpened(
	followUps: FollowUps,
	{ of, job }: { readonly of: JobId; readonly job: JobId },
	{ seq, at }: When
): FollowUps {
	const followUp = followUps.get(of);
	if (followUp === undefined) return followUps;
	const isKnown = followUp.complaint?.kind === 'comeback' && followUp.complaint.settledAt === null;
	return new Map(followUps).set(of, {
		...followUp,
		version: seq,
		comeback: job,
		complaint: isKnown
			? followUp.complaint
			: { kind: 'comeback', at, settledAt: null, settledBy: null, note: null }
	});
}

/** A delivered visit as it begins to be followed up. */
const begun = (job: Job, deliveredAt: Instant, version: number): FollowUp => ({
	visit: job.id,
	version,
	vehicle: job.vehicle,
	customer: job.customer,
	advisor: job.advisor,
	category: job.category,
	deliveredAt,
	calls: [],
	complaint: null,
	comeback: null
});

/** The list with a car that has just been handed over. */
export const followUpBegun = (followUps: FollowUps, job: Job, { seq, at }: When): FollowUps =>
	new Map(followUps).set(job.id, begun(job, at, seq));

/**
 * The list at the end of a day: what is over leaves it. Cars that were handed over before this began with
 * the hand-over itself join it here.
 */
export function followUpsAtClosing(
	followUps: FollowUps,
	ended: readonly Job[],
	{ seq, at }: Pick<When, 'seq' | 'at'>
): FollowUps {
	const left = [...followUps].filter(([, followUp]) => !isOver(followUp, at));
	const joining = ended.flatMap((job) =>
		job.end?.how === 'delivered' && !followUps.has(job.id) ? [begun(job, job.end.at, seq)] : []
	);
	if (left.length === followUps.size && joining.length === 0) return followUps;
	return new Map([...left, ...joining.map((one) => [one.visit as string, one] as const)]);
}
