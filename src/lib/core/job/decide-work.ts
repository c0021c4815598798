import type { Command } from '../commands.ts';
import type { Circumstances, Decision } from '../decider.ts';
import { decided, isBlank, nothingToDo, seenOperation, setupOf } from '../decision.ts';
import { isInspection } from '../inspection/check-list.ts';
import { inspectionRefusal, redoOf, reportOf, type Inspected } from '../inspection/inspect.ts';
import type { Refusal } from '../refusals.ts';
import { refused } from '../result.ts';
import type { WorkshopState } from '../state.ts';
import { clockedOn } from './decide-clocking.ts';
import type { Event } from './events.ts';
import { MOST_OPERATIONS } from './decide-open.ts';
import { lateMinutesAt } from './late-finish.ts';
import { reworkRoute } from './route.ts';
import { clockingTime } from './tap.ts';

/** Clocking off: pausing, stopping with a reason, finishing; and the parts an operation waits for. */

/** Clocks off some or all; the operation is paused once nobody is left. */
export function decidePause(
	state: WorkshopState,
	command: Extract<Command, { type: 'PauseOperation' }>,
	circumstances: Circumstances
): Decision {
	const found = seenOperation(state, command);
	if (!found.ok) return found;
	const { operation } = found.value;
	if (operation.state !== 'running')
		return refused({ code: 'operation/not-running', operation: operation.id });
	const on = clockedOn(operation);
	const technicians = command.technicians ?? on;
	const absent = technicians.find((technician) => !on.includes(technician));
	if (absent !== undefined)
		return refused({ code: 'technician/not-clocked-on', technician: absent });
	const at = clockingTime(operation, circumstances, state.closing);
	if (!at.ok) return at;
	const { job, operation: id } = command;
	return decided(
		[{ type: 'OperationPaused', job, operation: id, technicians, cause: 'pause' }],
		circumstances,
		{ at: at.value }
	);
}

/** A long interruption with its reason, of running work or of work that cannot begin. */
export function decideStop(
	state: WorkshopState,
	command: Extract<Command, { type: 'StopOperation' }>,
	circumstances: Circumstances
): Decision {
	const found = seenOperation(state, command);
	if (!found.ok) return found;
	const { operation } = found.value;
	if (operation.state === 'finished')
		return refused({ code: 'operation/already-finished', operation: operation.id });
	if (operation.state === 'stopped')
		return refused({ code: 'operation/not-running', operation: operation.id });
	// What a car that is not here waits for is said by its parts and its appointment.
	if (found.value.job.arrivedAt === null)
		return refused({ code: 'job/not-arrived', job: command.job });
	if (command.reason === 'other' && isBlank(command.note))
		return refused({ code: 'reason/missing', why: 'stoppage' });
	const at = clockingTime(operation, circumstances, state.closing);
	if (!at.ok) return at;
	const { job, operation: id, reason, note, expectedUntil } = command;
	return decided(
		[{ type: 'OperationStopped', job, operation: id, reason, note, expectedUntil }],
		circumstances,
		{ at: at.value }
	);
}

type Finish = Extract<Command, { type: 'FinishOperation' }>;

/** What only inspections can say of their end. */
const OF_INSPECTIONS = ['outcome', 'checks', 'roadTest', 'responsible', 'redo'] as const;

function finishRefusal(inspected: Inspected, command: Finish): Refusal | null {
	const { operation } = inspected;
	const id = operation.id;
	if (operation.state === 'finished') return { code: 'operation/already-finished', operation: id };
	if (operation.state !== 'running' && operation.state !== 'paused')
		return { code: 'operation/not-running', operation: id };
	if (isInspection(operation)) return inspectionRefusal(inspected, command);
	return OF_INSPECTIONS.some((key) => command[key] !== undefined)
		? { code: 'operation/not-an-inspection', operation: id }
		: null;
}

/** Finishes work; a failed inspection sends the job back with rework and a new inspection. */
export function decideFinish(
	state: WorkshopState,
	command: Finish,
	circumstances: Circumstances
): Decision {
	const found = seenOperation(state, command);
	if (!found.ok) return found;
	const setup = setupOf(state);
	if (!setup.ok) return setup;
	const inspected = { setup: setup.value, ...found.value };
	const { job, operation } = inspected;
	const refusal = finishRefusal(inspected, command);
	if (refusal !== null) return refused(refusal);
	const at = clockingTime(operation, circumstances, state.closing);
	if (!at.ok) return at;
	const back = wayBack(inspected, command);
	if (job.operations.length + (back?.added.length ?? 0) > MOST_OPERATIONS)
		return refused({ code: 'job/too-long', job: job.id, limit: MOST_OPERATIONS });
	const { ended, notes } = endOf(inspected, command, circumstances);
	const lateMinutes = lateMinutesAt(job, operation, { at: at.value, goesBack: back !== null });
	const finished: Event = {
		type: 'OperationFinished',
		job: job.id,
		operation: operation.id,
		...ended,
		finding: '',
		lateMinutes,
		cause: (command.cause ?? '').trim()
	};
	return decided(back === null ? [finished] : [finished, back], circumstances, {
		at: at.value,
		records: notes
	});
}

/** The rework and the new inspection after one that failed; null where the car goes on. */
const wayBack = (inspected: Inspected, command: Finish) =>
	isInspection(inspected.operation) && command.outcome === 'failed'
		? reworkRoute(inspected, redoOf(inspected, command))
		: null;

/** How it ended, with what was written about it; other work than inspections just ends. */
function endOf(inspected: Inspected, command: Finish, { command: step }: Circumstances) {
	if (!isInspection(inspected.operation))
		return { ended: { outcome: null, responsible: null }, notes: [] };
	const { inspection, notes } = reportOf(inspected, command, step);
	const outcome = command.outcome ?? 'passed';
	const responsible = outcome === 'failed' ? (command.responsible ?? null) : null;
	return { ended: { outcome, responsible, inspection }, notes };
}

/** Parts are ordered and expected at a time. */
export function decideExpectParts(
	state: WorkshopState,
	command: Extract<Command, { type: 'ExpectParts' }>,
	circumstances: Circumstances
): Decision {
	const found = seenOperation(state, command);
	if (!found.ok) return found;
	const { operation } = found.value;
	if (operation.state === 'finished')
		return refused({ code: 'operation/already-finished', operation: operation.id });
	const { job, dueAt } = command;
	if (operation.partsDueAt === dueAt && operation.partsArrivedAt === null)
		return nothingToDo(circumstances);
	return decided([{ type: 'PartsExpected', job, operation: operation.id, dueAt }], circumstances);
}

/** The parts an operation waited for are there. */
export function decideReceiveParts(
	state: WorkshopState,
	command: Extract<Command, { type: 'ReceiveParts' }>,
	circumstances: Circumstances
): Decision {
	const found = seenOperation(state, command);
	if (!found.ok) return found;
	const { operation } = found.value;
	const waits = operation.stoppages.some(({ reason, to }) => reason === 'parts' && to === null);
	if (operation.partsArrivedAt !== null) return nothingToDo(circumstances);
	if (operation.partsDueAt === null && !waits)
		return refused({ code: 'parts/none-expected', operation: operation.id });
	return decided(
		[{ type: 'PartsArrived', job: command.job, operation: operation.id }],
		circumstances
	);
}
