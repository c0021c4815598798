import { dutiesOfFollowUp, type FollowUpDuty } from '../duty/d13-follow-up.ts';
import { answersForOthers, isTheirs } from '../duty/whose.ts';
import type { Reader } from '../duty/worklist.ts';
import { callsDue, type CallDue } from '../follow-up/due.ts';
import type { FollowUp, FollowUpTask } from '../follow-up/follow-up.ts';
import type { DutyId } from '../ids.ts';
import { mayDo } from '../people/may.ts';
import type { Asker } from '../people/own.ts';
import { plateLabel } from '../plate/plate.ts';
import type { WorkshopState } from '../state.ts';
import type { StaffFollowUp } from './rows.ts';

/** Whom to ring, as the page of calls shows it. */
export interface FollowUpLine extends Omit<CallDue, 'followUp'> {
	readonly followUp: StaffFollowUp;
	/** With the middle dot. */
	readonly plate: string;
	/** What is to be done for them, the call before the settling. */
	readonly tasks: readonly FollowUpTaskLine[];
	/** All of it that is the reader's to do is done by colleagues. */
	readonly isOthers: boolean;
}

/** One thing to do for a customer who has left. */
interface FollowUpTaskLine {
	readonly duty: DutyId;
	readonly kind: FollowUpTask;
	/** Whoever took it, by name, and whether that is the reader; null while nobody did. */
	readonly taken: { readonly name: string; readonly byMe: boolean } | null;
	/** Whether it is of the reader's role to do it, and to give it back as it stands now. */
	readonly may: { readonly take: boolean; readonly release: boolean };
}

const isStaffs = (followUp: CallDue['followUp']): followUp is StaffFollowUp => 'plate' in followUp;

function taskOf(followUp: StaffFollowUp, duty: FollowUpDuty, who: Asker): FollowUpTaskLine {
	const { id, kind } = duty;
	const holder = followUp.taken.find((one) => one.duty === id);
	const taken = holder === undefined ? null : { name: holder.who, byMe: holder.by === who.id };
	const isOfRole = mayDo(who.role, 'TakeFollowUp') && isTheirs(duty, who);
	return {
		...{ duty: id, kind, taken },
		may: {
			take: isOfRole && taken === null,
			release:
				mayDo(who.role, 'ReleaseFollowUp') &&
				taken !== null &&
				(taken.byMe || answersForOthers(who))
		}
	};
}

function isLeftToOthers(followUp: StaffFollowUp, duties: readonly FollowUpDuty[], who: Asker) {
	const own = duties.filter((duty) => isTheirs(duty, who));
	const isTaken = ({ id }: FollowUpDuty): boolean =>
		followUp.taken.some(({ duty, by }) => duty === id && by !== who.id);
	return own.length > 0 && own.every(isTaken);
}

/**
 * The calls of a screen's state, the most urgent first, what colleagues have taken at the end; what came
 * without names is no row of staff.
 */
export const followUpLines = (
	{ followUps }: Pick<WorkshopState, 'followUps'>,
	{ who, now }: Reader
): readonly FollowUpLine[] =>
	callsDue(followUps, now)
		.flatMap(({ followUp, ...due }): readonly FollowUpLine[] => {
			if (!isStaffs(followUp)) return [];
			const duties = dutiesOfFollowUp(followUp, now);
			return [
				{
					...{ ...due, followUp },
					plate: plateLabel(followUp.plate),
					tasks: duties.map((duty) => taskOf(followUp, duty, who)),
					isOthers: isLeftToOthers(followUp, duties, who)
				}
			];
		})
		.sort((a, b) => Number(a.isOthers) - Number(b.isOthers));

/** The calls to make for customers of those advisors, by when they are due. */
export const callsAmong = (
	state: Pick<WorkshopState, 'followUps'>,
	{ isAmong, ...reader }: Reader & { readonly isAmong: (followUp: FollowUp) => boolean }
): readonly FollowUpLine[] =>
	followUpLines(state, reader)
		.filter(({ nth, followUp }) => nth !== null && isAmong(followUp))
		.sort((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity));
