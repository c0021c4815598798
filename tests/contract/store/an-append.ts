import {
	bayCode,
	commandId,
	jobId,
	operationId,
	personId,
	technicianCode,
	workshopCode
} from '#core/ids.ts';
import type { JobId } from '#core/ids.ts';
import type { Event, Recorded } from '#core/job/events.ts';
import type { Append, EntityRow } from '../../../server/storage/port.ts';
import { at } from '../../builders/at.ts';

export const WORKSHOP = workshopCode('day-20');
export const JOB = jobId('J1');

/** The technician clocks on to the first operation of a job. */
export const aStart = (job: JobId = JOB): Event => ({
	type: 'OperationStarted',
	job,
	operation: operationId(job, 1),
	bay: bayCode('A01'),
	technicians: [technicianCode('T001')],
	overrides: []
});

/** A job as a projection keeps it; the store does not look into the body. */
export const anEntity = (overrides: Partial<EntityRow> = {}): EntityRow => ({
	kind: 'job',
	id: JOB,
	seq: 1,
	body: { id: JOB, waiting: true },
	gone: false,
	...overrides
});

interface AppendOverrides extends Partial<Omit<Append, 'events'>> {
	/** The events; positions, times and command are filled in. */
	readonly events?: readonly Event[];
}

/** One event on an empty log under command `C1`; give what the test is about. */
export const anAppend = ({ events = [aStart()], ...overrides }: AppendOverrides = {}): Append => {
	const expectedHead = overrides.expectedHead ?? 0;
	const command = overrides.command ?? commandId('C1');
	return {
		workshop: WORKSHOP,
		expectedHead,
		command,
		answer: { status: 'accepted', seq: expectedHead + events.length },
		events: events.map((event, index): Recorded => ({
			seq: expectedHead + index + 1,
			at: at('09:00'),
			recordedAt: at('09:01'),
			actor: personId('dispatcher'),
			command,
			event
		})),
		entities: [],
		records: [],
		archived: [],
		...overrides
	};
};

/** The n-th of a row of one-event appends, each on top of the one before; `n` counts from 1. */
export const anAppendAt = (n: number, overrides: AppendOverrides = {}): Append =>
	anAppend({ expectedHead: n - 1, command: commandId(`C${n}`), ...overrides });
