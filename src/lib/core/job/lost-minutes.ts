import type { OperationId } from '../ids.ts';
import { hoursWithin } from '../plan/place.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import { minutesIn } from '../time/stretches.ts';
import type { Job, Operation, Stoppage } from './job.ts';

/** Where the minutes of a visit went (product rule 6). */
export interface LostMinutes {
	readonly operation: OperationId;
	/** Whole minutes; of a stoppage those in opening hours. */
	readonly minutes: number;
	/** As it was given, or the kind of stoppage (`parts`, …); empty while nobody gave one. */
	readonly reason: string;
	readonly kind: 'lengthening' | 'late-finish' | 'stoppage';
}

const stoppedMinutes = (state: WorkshopState, { from, to }: Stoppage, now: Instant): number =>
	minutesIn(hoursWithin(state, null, { from, to: to ?? now }));

function lostIn(state: WorkshopState, operation: Operation, now: Instant): readonly LostMinutes[] {
	const { id, plan, stoppages, lateMinutes, cause } = operation;
	const lost: LostMinutes[] = [];
	for (const { minutes, reason } of plan?.lengthenings ?? [])
		lost.push({ operation: id, minutes, reason, kind: 'lengthening' });
	for (const stoppage of stoppages) {
		const minutes = Math.round(stoppedMinutes(state, stoppage, now));
		lost.push({ operation: id, minutes, reason: stoppage.reason, kind: 'stoppage' });
	}
	lost.push({ operation: id, minutes: lateMinutes, reason: cause, kind: 'late-finish' });
	return lost.filter(({ minutes }) => minutes > 0);
}

/**
 * All minutes a visit lost, by operation in the order of the route: plans made longer than the standard,
 * stoppages (one that goes on, up to `now`), late finishes. A late finish may contain a stoppage of the
 * same operation; the list says what was written down and does not add up.
 */
export const lostMinutes = (state: WorkshopState, job: Job, now: Instant): readonly LostMinutes[] =>
	job.operations.flatMap((operation) => lostIn(state, operation, now));
