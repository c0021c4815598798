import type { Recorded } from '../job/events.ts';
import type { Job } from '../job/job.ts';
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
	}
}
