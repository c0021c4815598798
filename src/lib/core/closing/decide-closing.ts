import type { Command } from '../commands.ts';
import type { Circumstances, Decision } from '../decider.ts';
import { decided, nothingToDo, openJob } from '../decision.ts';
import { clockedOn } from '../job/decide-clocking.ts';
import type { Event } from '../job/events.ts';
import { refused } from '../result.ts';
import type { WorkshopState } from '../state.ts';
import { checklistOf, stayingOf, summaryOf } from './checklist.ts';

/** Decisions at the end of the day. */

/** A car stays overnight, and why; another word replaces it until the day is closed. */
export function decideCarryOver(
	state: WorkshopState,
	{ job: id, reason }: Extract<Command, { type: 'CarryOver' }>,
	circumstances: Circumstances
): Decision {
	const job = openJob(state, id);
	if (!job.ok) return job;
	if (job.value.arrivedAt === null) return refused({ code: 'job/not-arrived', job: id });
	if ((job.value.carryOver?.reason ?? null) === reason) return nothingToDo(circumstances);
	return decided([{ type: 'CarryOverDecided', job: id, reason }], circumstances);
}

/** Programs close the day whatever is open; a person goes through the list first. */
const goesThroughTheList = ({ actor: { role } }: Circumstances): boolean =>
	role !== 'board' && role !== 'crew';

/**
 * Closing time: nobody stays clocked on, and every open visit is carried over with its reason (product
 * rule 9). A person is refused while a car has no decision; the board closes all the same and says so.
 */
export function decideCloseDay(
	state: WorkshopState,
	{ date }: Extract<Command, { type: 'CloseDay' }>,
	circumstances: Circumstances
): Decision {
	const list = checklistOf(state, circumstances.now, date);
	const undecided = list.cars.filter(({ isDecided }) => !isDecided);
	const byPerson = goesThroughTheList(circumstances);
	const [first] = undecided;
	if (byPerson && first !== undefined)
		return refused({ code: 'closing/undecided', job: first.job.id, count: undecided.length });
	const off = [...state.jobs.values()].flatMap((job) =>
		job.operations
			.filter((operation) => operation.state === 'running')
			.map((operation): Event => ({
				type: 'OperationPaused',
				job: job.id,
				operation: operation.id,
				technicians: clockedOn(operation),
				cause: 'closing'
			}))
	);
	const closed: Event = {
		type: 'DayClosed',
		date: list.date,
		byPerson,
		summary: summaryOf(list),
		stayed: stayingOf(list)
	};
	return decided([...off, closed], circumstances);
}
