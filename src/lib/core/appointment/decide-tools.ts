import type { Circumstances, Decision } from '../decider.ts';
import { decided, nothingToDo, openJob, setupOf } from '../decision.ts';
import { refused } from '../result.ts';
import type { WorkshopState } from '../state.ts';
import { toolsChosen, toolsOfVisit } from './booked-tools.ts';
import type { AppointmentCommand } from './commands.ts';

/** Other special tools for a booked car; once it is here, whoever works on it fetches what is needed. */
export function decideChangeTools(
	state: WorkshopState,
	{ job: id, seen, tools }: Extract<AppointmentCommand, { type: 'ChangeTools' }>,
	circumstances: Circumstances
): Decision {
	const [found, setup] = [openJob(state, id), setupOf(state)];
	if (!found.ok) return found;
	if (!setup.ok) return setup;
	const job = found.value;
	if (job.arrivedAt !== null) return refused({ code: 'job/already-arrived', job: id });
	if (seen !== job.ownVersion)
		return refused({ code: 'stale', what: id, seen, version: job.ownVersion });
	// One that was taken off the list since is needed no less.
	const known = new Set([...setup.value.specialTools, ...toolsOfVisit(job)]);
	const unknown = tools.find((tool) => !known.has(tool));
	if (unknown !== undefined) return refused({ code: 'tool/unknown', tool: unknown });
	const work = toolsChosen(job, setup.value.operations, [...new Set(tools)]);
	return work.length === 0
		? nothingToDo(circumstances)
		: decided([{ type: 'ToolsChanged', job: id, work }], circumstances);
}
