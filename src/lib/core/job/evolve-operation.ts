import type { OperationId, TechnicianCode } from '../ids.ts';
import type { Instant } from '../time/instant.ts';
import type { Event, OperationSpec, Recorded } from './events.ts';
import { withFloorFact } from './evolve-floor.ts';
import type { Operation, Stint, Stoppage } from './job.ts';

/** How each fact changes one operation. Nothing is checked here: a fact is a fact. */

export type OperationEvent = Extract<Event, { operation: OperationId }>;

/** An operation as it enters a job at position `seq` of the log. */
export const newOperation = (spec: OperationSpec, seq: number): Operation => ({
	...spec,
	version: seq,
	after: [],
	partsArrivedAt: null,
	plan: null,
	state: 'open',
	stints: [],
	stoppages: [],
	finishedAt: null,
	outcome: null,
	finding: '',
	inspection: null,
	selfChecks: [],
	lateMinutes: 0,
	cause: '',
	delay: null
});

/** Clocks people off at `at`; a stint never ends before it began, even when a tap came in late. */
const clockOff = (
	stints: readonly Stint[],
	at: Instant,
	technicians: readonly TechnicianCode[] | null
): readonly Stint[] =>
	stints.map((stint) =>
		stint.to === null && (technicians === null || technicians.includes(stint.technician))
			? { ...stint, to: Math.max(at, stint.from) }
			: stint
	);

const endStoppage = (stoppages: readonly Stoppage[], at: Instant): readonly Stoppage[] =>
	stoppages.map((stoppage) =>
		stoppage.to === null ? { ...stoppage, to: Math.max(at, stoppage.from) } : stoppage
	);

const clockOn = (
	operation: Operation,
	{ bay, technicians }: Pick<Extract<Event, { type: 'OperationResumed' }>, 'bay' | 'technicians'>,
	at: Instant
): Operation => ({
	...operation,
	state: 'running',
	stoppages: endStoppage(operation.stoppages, at),
	stints: [
		...operation.stints,
		...technicians.map((technician) => ({ technician, bay, from: at, to: null }))
	]
});

function clockedOff(
	operation: Operation,
	at: Instant,
	technicians: readonly TechnicianCode[]
): Operation {
	const stints = clockOff(operation.stints, at, technicians);
	const someoneLeft = stints.some(({ to }) => to === null);
	return { ...operation, stints, state: someoneLeft ? 'running' : 'paused' };
}

/** Facts of earlier releases carry no report. */
const reportOf = (
	{ inspection, responsible }: Extract<OperationEvent, { type: 'OperationFinished' }>,
	by: Recorded['actor']
): Operation['inspection'] =>
	inspection === undefined ? null : { ...inspection, responsible, by };

type When = Pick<Recorded, 'seq' | 'at' | 'actor'>;

/** The operation after the event; its version is the event's position. */
export function evolveOperation(
	operation: Operation,
	event: OperationEvent,
	when: When
): Operation {
	return { ...applied(operation, event, when), version: when.seq };
}

/** Nobody is clocked on any more, and the reason stands with it. */
const stopped = (
	operation: Operation,
	{ reason, note, expectedUntil }: Extract<OperationEvent, { type: 'OperationStopped' }>,
	at: Instant
): Operation => ({
	...operation,
	state: 'stopped',
	stints: clockOff(operation.stints, at, null),
	stoppages: [...operation.stoppages, { reason, note, from: at, to: null, expectedUntil }]
});

function applied(operation: Operation, event: OperationEvent, when: When): Operation {
	const { at } = when;
	switch (event.type) {
		case 'OperationChanged':
			return { ...operation, ...event.facts };
		case 'OperationAssigned':
		case 'OperationRetimed':
			return { ...operation, plan: event.plan, delay: null };
		case 'OperationUnassigned':
			return { ...operation, plan: null, delay: null };
		case 'OperationStarted':
		case 'OperationResumed':
			return clockOn(operation, event, at);
		case 'OperationPaused':
			return clockedOff(operation, at, event.technicians);
		case 'PartsExpected':
			return { ...operation, partsDueAt: event.dueAt, partsArrivedAt: null };
		case 'PartsArrived':
			return { ...operation, partsArrivedAt: at };
		case 'OperationStopped':
			return stopped(operation, event, at);
		case 'OperationFinished':
			return {
				...operation,
				state: 'finished',
				stints: clockOff(operation.stints, at, null),
				stoppages: endStoppage(operation.stoppages, at),
				finishedAt: at,
				outcome: event.outcome,
				finding: event.finding,
				inspection: reportOf(event, when.actor),
				lateMinutes: event.lateMinutes,
				cause: event.cause,
				delay: null
			};
		case 'SelfChecked':
			return {
				...operation,
				selfChecks: [
					...operation.selfChecks,
					{ kind: event.kind, technician: event.technician, at, by: when.actor }
				]
			};
		case 'CauseGiven':
			return { ...operation, cause: event.cause };
		case 'DelayReported':
		case 'ClockOffCorrected':
			return withFloorFact(operation, event, when);
	}
}
