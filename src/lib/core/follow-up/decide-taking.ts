import type { Circumstances, Decision } from '../decider.ts';
import { decided, nothingToDo } from '../decision.ts';
import { dutiesOfFollowUp } from '../duty/d13-follow-up.ts';
import { answersForOthers, isTheirs } from '../duty/whose.ts';
import { noteId } from '../ids.ts';
import type { Refusal } from '../refusals.ts';
import { refused } from '../result.ts';
import type { WorkshopState } from '../state.ts';
import type { Note } from '../workshop/registers.ts';
import type { FollowUpCommand } from './commands.ts';
import { takenOf, takerOf } from './taken.ts';
import type { TakenTask } from './follow-up.ts';

/**
 * A call, or a complaint, is taken by one person and given back, as duties of a visit are
 * (`duty/decide-duty.ts`). Doing it ends it, whoever had taken it.
 */

type Taking = Extract<FollowUpCommand, { type: 'TakeFollowUp' | 'ReleaseFollowUp' }>;

const takenAlready = (
	state: WorkshopState,
	{ visit }: Pick<Taking, 'visit'>,
	taken: TakenTask
): Refusal => ({
	...{ code: 'duty/taken', job: visit, duty: taken.kind },
	by: takerOf(state, taken)
});

/** Somebody rings, or settles; the others need not. */
export function decideTakeFollowUp(
	state: WorkshopState,
	{ type, visit, duty }: Extract<Taking, { type: 'TakeFollowUp' }>,
	circumstances: Circumstances
): Decision {
	const { now, actor, command } = circumstances;
	const followUp = state.followUps.get(visit);
	if (followUp === undefined) return refused({ code: 'follow-up/unknown', visit });
	const task = dutiesOfFollowUp(followUp, now).find(({ id }) => id === duty);
	if (task === undefined) return refused({ code: 'duty/not-due', job: visit, duty });
	if (!isTheirs(task, actor))
		return refused({ code: 'person/not-allowed', role: actor.role, command: type, of: visit });
	const taken = takenOf(followUp, duty);
	if (taken?.by === actor.id) return nothingToDo(circumstances);
	if (taken !== undefined) return refused(takenAlready(state, { visit }, taken));
	const name: Note = {
		...{ kind: 'note', job: visit },
		id: noteId(`${command}/by`),
		text: actor.name
	};
	const { kind } = task;
	return decided([{ type: 'FollowUpTaken', visit, duty, kind, name: name.id }], circumstances, {
		records: [name]
	});
}

/** Given back by whoever had it, or by somebody who answers for them. */
export function decideReleaseFollowUp(
	state: WorkshopState,
	{ visit, duty }: Extract<Taking, { type: 'ReleaseFollowUp' }>,
	circumstances: Circumstances
): Decision {
	const followUp = state.followUps.get(visit);
	if (followUp === undefined) return refused({ code: 'follow-up/unknown', visit });
	const taken = takenOf(followUp, duty);
	if (taken === undefined) return nothingToDo(circumstances);
	const { actor } = circumstances;
	if (taken.by !== actor.id && !answersForOthers(actor))
		return refused(takenAlready(state, { visit }, taken));
	return decided([{ type: 'FollowUpReleased', visit, duty, kind: taken.kind }], circumstances);
}
