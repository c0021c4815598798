import type { Command } from '../commands.ts';
import type { Circumstances, Decision } from '../decider.ts';
import { decided, isBlank } from '../decision.ts';
import { noteId, type JobId } from '../ids.ts';
import { refused } from '../result.ts';
import type { WorkshopState } from '../state.ts';
import type { PersonalRecord } from '../workshop/registers.ts';
import { isFlagged, nextCall } from './due.ts';

/** Decisions after delivery. What people say goes into the register of notes and never into the log. */

function noted(
	{ visit, note }: { readonly visit: JobId; readonly note: string },
	{ command }: Circumstances
): { readonly id: ReturnType<typeof noteId> | null; readonly records: readonly PersonalRecord[] } {
	if (isBlank(note)) return { id: null, records: [] };
	const id = noteId(command);
	return {
		id,
		records: [{ kind: 'note', id, job: visit, text: note.trim() }]
	};
}

/** A customer was rung: it counts as one of the two calls unless nobody answered. */
export function decideRecordFollowUp(
	{ followUps }: WorkshopState,
	command: Extract<Command, { type: 'RecordFollowUp' }>,
	circumstances: Circumstances
): Decision {
	const { visit, result } = command;
	const followUp = followUps.get(visit);
	if (followUp === undefined) return refused({ code: 'follow-up/unknown', visit });
	// A customer who rings by themselves may complain even after both calls.
	const isComplaint = result === 'complaint' || result === 'comeback';
	if (nextCall(followUp) === null && !isComplaint)
		return refused({ code: 'follow-up/finished', visit });
	if (isComplaint && isBlank(command.note))
		return refused({ code: 'reason/missing', why: 'complaint' });
	const { id, records } = noted(command, circumstances);
	const was = { complaint: followUp.complaint, taken: followUp.taken };
	return decided([{ type: 'FollowUpRecorded', visit, result, note: id, was }], circumstances, {
		records
	});
}

/** The service manager has settled what was flagged, and says how. */
export function decideSettleComplaint(
	{ followUps }: WorkshopState,
	command: Extract<Command, { type: 'SettleComplaint' }>,
	circumstances: Circumstances
): Decision {
	const { visit } = command;
	const followUp = followUps.get(visit);
	if (followUp === undefined) return refused({ code: 'follow-up/unknown', visit });
	if (!isFlagged(followUp)) return refused({ code: 'follow-up/no-complaint', visit });
	if (isBlank(command.note)) return refused({ code: 'reason/missing', why: 'settled' });
	const { id, records } = noted(command, circumstances);
	return decided([{ type: 'ComplaintSettled', visit, note: id }], circumstances, { records });
}
