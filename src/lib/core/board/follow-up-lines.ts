import { callsDue, type CallDue } from '../follow-up/due.ts';
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
