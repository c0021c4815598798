import type { Command } from '../commands.ts';
import type { Circumstances, Decision } from '../decider.ts';
import { decided, isBlank, nothingToDo, seenOperation } from '../decision.ts';
import { refused } from '../result.ts';
import type { WorkshopState } from '../state.ts';
import { clockingTime } from './tap.ts';

/**
 * Somebody says that begun work will not be done in time (duty D6). What they say takes the place of
 * the reckoned end until the work is finished, stopped or planned anew.
 */
export function decideReportDelay(
	state: WorkshopState,
	command: Extract<Command, { type: 'ReportDelay' }>,
	circumstances: Circumstances
): Decision {
	const found = seenOperation(state, command);
	if (!found.ok) return found;
	const { operation } = found.value;
	if (operation.state === 'finished')
		return refused({ code: 'operation/already-finished', operation: operation.id });
	if (operation.stints.length === 0 || operation.state === 'cancelled')
		return refused({ code: 'operation/not-running', operation: operation.id });
	if (isBlank(command.reason)) return refused({ code: 'reason/missing', why: 'delay' });
	const at = clockingTime(operation, circumstances, state.closing);
	if (!at.ok) return at;
	const { job, expectedFinish } = command;
	if (expectedFinish <= at.value)
		return refused({ code: 'delay/not-ahead', expectedFinish, now: at.value });
	const reason = command.reason.trim();
	const { delay } = operation;
	if (delay?.expectedFinish === expectedFinish && delay.reason === reason)
		return nothingToDo(circumstances);
	return decided(
		[{ type: 'DelayReported', job, operation: operation.id, expectedFinish, reason }],
		circumstances,
		{ at: at.value }
	);
}
