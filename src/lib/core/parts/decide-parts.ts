import type { Command } from '../commands.ts';
import type { Circumstances, Decision } from '../decider.ts';
import { decided, nothingToDo, openJob } from '../decision.ts';
import { dutiesOfJob } from '../duty/duties.ts';
import { noteId, type DutyId } from '../ids.ts';
import type { Event } from '../job/events.ts';
import { refused } from '../result.ts';
import type { WorkshopState } from '../state.ts';
import type { Note } from '../workshop/registers.ts';
import { isUnseenBy, partsReader } from './parts.ts';

/** Advisor or dispatcher has seen that parts are here; whoever sent it decides for which of them. */
export function decideAcknowledgeParts(
	state: WorkshopState,
	{ job: id, about }: Extract<Command, { type: 'AcknowledgeParts' }>,
	circumstances: Circumstances
): Decision {
	const job = openJob(state, id);
	if (!job.ok) return job;
	const operation = job.value.operations.find((one) => one.id === about);
	if (operation === undefined) return refused({ code: 'operation/unknown', operation: about });
	if (operation.partsArrivedAt === null)
		return refused({ code: 'parts/not-arrived', operation: about });
	const as = partsReader(circumstances.actor.role);
	if (!isUnseenBy(job.value, operation, as)) return nothingToDo(circumstances);
	const seen: Event = { type: 'PartsSeen', job: id, about, as };
	const duty = dutiesOfJob(state, job.value, { now: circumstances.now }).find(
		({ kind, operation: on, roles }) => kind === 'parts-here' && on === about && roles.includes(as)
	);
	return duty === undefined
		? decided([seen], circumstances)
		: withDuty({ seen, duty: duty.id }, circumstances);
}

/** The duty to know of it is done with the same tap, and kept with who did it. */
function withDuty(
	{ seen, duty }: { readonly seen: Extract<Event, { type: 'PartsSeen' }>; readonly duty: DutyId },
	circumstances: Circumstances
): Decision {
	const { job } = seen;
	const { command, actor } = circumstances;
	const name: Note = { kind: 'note', job, id: noteId(`${command}/by`), text: actor.name };
	const done: Event = {
		...{ type: 'DutyDone', job, duty, kind: 'parts-here' },
		...{ name: name.id, said: null }
	};
	return decided([seen, done], circumstances, { records: [name] });
}
