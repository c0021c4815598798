import type { Circumstances, Decision } from '../decider.ts';
import { decided, nothingToDo, openJob } from '../decision.ts';
import type { WorkshopState } from '../state.ts';
import type { LoungeCommand } from './commands.ts';
import { hasToLeaveLounge } from './stay.ts';
import { nextTicket } from './ticket.ts';

/** What customers who wait are shown of a visit: its plate or a ticket, and until when. */

type Of<Type extends LoungeCommand['type']> = Extract<LoungeCommand, { type: Type }>;

/** Whoever asks for it gets a number in place of the plate; asking twice gives no second number. */
export function decideShowTicket(
	state: WorkshopState,
	{ job: of, wanted }: Of<'ShowTicket'>,
	circumstances: Circumstances
): Decision {
	const job = openJob(state, of);
	if (!job.ok) return job;
	if (wanted === (job.value.ticket !== null)) return nothingToDo(circumstances);
	const ticket = wanted ? nextTicket(state.jobs.values()) : null;
	return decided([{ type: 'TicketGiven', job: of, ticket }], circumstances);
}

/** The board's own duty a quarter of an hour after hand-over. */
export function decideLeaveLounge(
	state: WorkshopState,
	{ job: of }: Of<'LeaveLounge'>,
	circumstances: Circumstances
): Decision {
	const job = state.jobs.get(of);
	return job !== undefined && hasToLeaveLounge(job, circumstances.now)
		? decided([{ type: 'LoungeLeft', job: of }], circumstances)
		: nothingToDo(circumstances);
}
