import type { Command } from '../commands.ts';
import type { Circumstances, Decision } from '../decider.ts';
import { decided, isBlank, nothingToDo, seenOperation } from '../decision.ts';
import type { Refusal } from '../refusals.ts';
import { refused } from '../result.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import { clockedOn } from './decide-clocking.ts';
import type { Event } from './events.ts';
import type { Job, Operation } from './job.ts';
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
	const at = clockingTime(operation, circumstances);
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
	const at = clockingTime(operation, circumstances);
	if (!at.ok) return at;
	const { job, operation: id, reason, note, expectedUntil } = command;
	return decided(
		[{ type: 'OperationStopped', job, operation: id, reason, note, expectedUntil }],
		circumstances,
		{ at: at.value }
	);
}

const isInspection = ({ kind }: Operation): boolean =>
	kind === 'process-inspection' || kind === 'final-inspection' || kind === 'road-test';

/** Minutes of rework where the inspector names none; a quarter of an hour is the usual first guess. */
const REWORK_MINUTES = 15;

type Finish = Extract<Command, { type: 'FinishOperation' }>;

function finishRefusal(operation: Operation, { outcome, finding }: Finish): Refusal | null {
	const id = operation.id;
	if (operation.state === 'finished') return { code: 'operation/already-finished', operation: id };
	if (operation.state !== 'running' && operation.state !== 'paused')
		return { code: 'operation/not-running', operation: id };
	if (outcome !== undefined && !isInspection(operation))
		return { code: 'operation/not-an-inspection', operation: id };
	return outcome === 'failed' && isBlank(finding)
		? { code: 'reason/missing', why: 'finding' }
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
	const { job, operation } = found.value;
	const refusal = finishRefusal(operation, command);
	if (refusal !== null) return refused(refusal);
	const at = clockingTime(operation, circumstances);
	if (!at.ok) return at;
	const { finished, back } = finishFacts({ job, operation }, command, at.value);
	return decided(back === null ? [finished] : [finished, back], circumstances, { at: at.value });
}

/** The finish, with its lateness, and the way back of an inspection that failed. */
function finishFacts(
	{ job, operation }: { readonly job: Job; readonly operation: Operation },
	command: Finish,
	at: Instant
) {
	const outcome = isInspection(operation) ? (command.outcome ?? 'passed') : null;
	const { finding = '', responsible = null, reworkMinutes = REWORK_MINUTES, cause = '' } = command;
	const back = outcome === 'failed' ? reworkRoute(job, operation, reworkMinutes) : null;
	const finished: Event = {
		type: 'OperationFinished',
		job: job.id,
		operation: operation.id,
		outcome,
		finding,
		responsible,
		lateMinutes: lateMinutesAt(job, operation, { at, goesBack: back !== null }),
		cause: cause.trim()
	};
	return { finished, back };
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
