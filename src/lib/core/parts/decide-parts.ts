import type { Command } from '../commands.ts';
import type { Circumstances, Decision } from '../decider.ts';
import { decided, nothingToDo, openJob } from '../decision.ts';
import { refused } from '../result.ts';
import type { WorkshopState } from '../state.ts';
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
	return decided([{ type: 'PartsSeen', job: id, about, as }], circumstances);
}
