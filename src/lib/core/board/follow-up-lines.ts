import { callsDue, type CallDue } from '../follow-up/due.ts';
import type { FollowUp } from '../follow-up/follow-up.ts';
import { plateLabel } from '../plate/plate.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import type { StaffFollowUp } from './rows.ts';

/** Whom to ring, as the page of calls shows it. */
export interface FollowUpLine extends Omit<CallDue, 'followUp'> {
	readonly followUp: StaffFollowUp;
	/** With the middle dot. */
	readonly plate: string;
}

const isStaffs = (followUp: CallDue['followUp']): followUp is StaffFollowUp => 'plate' in followUp;

/** The calls of a screen's state, the most urgent first; what came without names is no row of staff. */
export const followUpLines = (
	{ followUps }: Pick<WorkshopState, 'followUps'>,
	now: Instant
): readonly FollowUpLine[] =>
	callsDue(followUps, now).flatMap(({ followUp, ...due }) =>
		isStaffs(followUp) ? [{ ...due, followUp, plate: plateLabel(followUp.plate) }] : []
	);

/** The calls to make for customers of those advisors, by when they are due. */
export const callsAmong = (
	state: Pick<WorkshopState, 'followUps'>,
	{ now, isAmong }: { readonly now: Instant; readonly isAmong: (followUp: FollowUp) => boolean }
): readonly FollowUpLine[] =>
	followUpLines(state, now)
		.filter(({ nth, followUp }) => nth !== null && isAmong(followUp))
		.sort((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity));
