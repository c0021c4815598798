import type { JobId } from '../ids.ts';
import type { Recorded } from '../job/events.ts';
import type { Job } from '../job/job.ts';
import type { Instant } from '../time/instant.ts';
import { isOver } from './due.ts';
import type { FollowUpEvent } from './events.ts';
import type { FollowUp, FollowUpTask, TakenTask } from './follow-up.ts';

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

function changed(followUp: FollowUp, event: FollowUpEvent, when: When): Partial<FollowUp> {
	switch (event.type) {
		case 'FollowUpRecorded':
			return called(followUp, event, when);
		case 'FollowUpTakenBack':
			return { ...event.back, calls: followUp.calls.slice(0, -1) };
		case 'ComplaintSettled':
			return settled(followUp, event, when);
		case 'FollowUpTaken':
		case 'FollowUpReleased':
			return { taken: takenAfter(followUp.taken, event, when) };
	}
}

function called(
	followUp: FollowUp,
	{ result, note }: Extract<FollowUpEvent, { type: 'FollowUpRecorded' }>,
	{ at, actor: by }: When
): Partial<FollowUp> {
	const calls = [...followUp.calls, { at, by, result, note }];
	// Who tries in vain goes on trying; the call that was made is nobody's any more.
	if (result === 'unreached') return { calls };
	const taken = without(followUp.taken, 'follow-up');
	if (result === 'satisfied') return { calls, taken };
	return {
		calls,
		// Another complaint is another thing to settle.
		taken: without(taken, 'settle-complaint'),
		complaint: { kind: result, at, settledAt: null, settledBy: null, note: null }
	};
}

function settled(
	{ complaint, taken }: FollowUp,
	{ note }: Extract<FollowUpEvent, { type: 'ComplaintSettled' }>,
	{ at, actor: by }: When
): Partial<FollowUp> {
	if (complaint === null) return {};
	return {
		complaint: { ...complaint, settledAt: at, settledBy: by, note },
		taken: without(taken, 'settle-complaint')
	};
}

const without = (taken: readonly TakenTask[], done: FollowUpTask): readonly TakenTask[] =>
	taken.filter(({ kind }) => kind !== done);

function takenAfter(
	taken: readonly TakenTask[],
	event: Extract<FollowUpEvent, { type: 'FollowUpTaken' | 'FollowUpReleased' }>,
	{ at, actor: by }: When
): readonly TakenTask[] {
	const { duty, kind } = event;
	const others = taken.filter((one) => one.duty !== duty);
	return event.type === 'FollowUpReleased'
		? others
		: [...others, { duty, kind, at, by, name: event.name }];
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
		...(isKnown
			? {}
			: {
					complaint: { kind: 'comeback', at, settledAt: null, settledBy: null, note: null },
					taken: without(followUp.taken, 'settle-complaint')
				})
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
	comeback: null,
	taken: []
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
