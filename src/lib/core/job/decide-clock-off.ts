import type { Command } from '../commands.ts';
import type { Circumstances, Decision } from '../decider.ts';
import { decided, isBlank, nothingToDo, seenOperation } from '../decision.ts';
import { refused } from '../result.ts';
import type { WorkshopState } from '../state.ts';

/**
 * Corrects a forgotten clock-off (product rule 8): the last stint of somebody on an operation ended
 * earlier than the board thought. It can only become shorter: work nobody clocked on for is not made
 * up afterwards. What stood there before stays with the stint, and in the history.
 */
export function decideCorrectClockOff(
	state: WorkshopState,
	command: Extract<Command, { type: 'CorrectClockOff' }>,
	circumstances: Circumstances
): Decision {
	const found = seenOperation(state, command);
	if (!found.ok) return found;
	const { operation } = found.value;
	const { job, technician, at: to } = command;
	const stint = operation.stints.findLast((one) => one.technician === technician);
	if (stint === undefined) return refused({ code: 'technician/not-clocked-on', technician });
	if (isBlank(command.reason)) return refused({ code: 'reason/missing', why: 'clock-off' });
	const { from, to: was } = stint;
	const latest = was ?? circumstances.now;
	if (to < from || to > latest)
		return refused({ code: 'clock-off/implausible', at: to, earliest: from, latest });
	if (to === was) return nothingToDo(circumstances);
	const reason = command.reason.trim();
	return decided(
		[
			{
				type: 'ClockOffCorrected',
				job,
				operation: operation.id,
				technician,
				from,
				to,
				was,
				reason
			}
		],
		circumstances
	);
}
