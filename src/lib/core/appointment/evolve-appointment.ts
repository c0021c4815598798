import type { Recorded } from '../job/events.ts';
import type { Job, Operation } from '../job/job.ts';
import type { AppointmentEvent } from './events.ts';

/** What a fact of an appointment makes of the visit. */
export function appointmentFacts(
	job: Job,
	event: AppointmentEvent,
	{ seq }: Pick<Recorded, 'seq'>
): Partial<Job> {
	switch (event.type) {
		case 'AppointmentMoved':
			return { source: 'appointment', appointmentAt: event.to, expectedAt: event.to };
		case 'VisitReopened':
			return {
				end: null,
				// The appointment was not kept, and figures of kept ones count it so.
				source: 'walk-in',
				operations: job.operations.map((operation) =>
					operation.state === 'cancelled'
						? { ...operation, state: 'open', plan: null, version: seq }
						: operation
				)
			};
		case 'ToolsChanged':
			return { operations: job.operations.map((operation) => laidReady(operation, event, seq)) };
	}
}

function laidReady(
	operation: Operation,
	{ work }: Extract<AppointmentEvent, { type: 'ToolsChanged' }>,
	seq: number
): Operation {
	const changed = work.find((one) => one.operation === operation.id);
	return changed === undefined ? operation : { ...operation, tools: changed.tools, version: seq };
}
