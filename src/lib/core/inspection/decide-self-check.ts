import type { Command } from '../commands.ts';
import type { Circumstances, Decision } from '../decider.ts';
import { decided, nothingToDo, seenOperation, setupOf } from '../decision.ts';
import type { Job, Operation } from '../job/job.ts';
import { unknownTechnician } from '../job/workplace.ts';
import type { Refusal } from '../refusals.ts';
import { refused } from '../result.ts';
import type { WorkshopState } from '../state.ts';

/** The first of three looks at quality (duty D9): by who did the work, or by a colleague. */

type SelfCheckWish = Extract<Command, { type: 'RecordSelfCheck' }>;

/** Whether this is work that somebody has begun: what inspectors and washers do is not looked over. */
export const canBeSelfChecked = ({ kind, stints }: Pick<Operation, 'kind' | 'stints'>): boolean =>
	(kind === 'work' || kind === 'rework') && stints.length > 0;

function selfCheckRefusal(
	operation: Operation,
	{ kind, technician }: SelfCheckWish
): Refusal | null {
	if (!canBeSelfChecked(operation)) return { code: 'self-check/no-work', operation: operation.id };
	const didIt = operation.stints.some((stint) => stint.technician === technician);
	return didIt === (kind === 'self')
		? null
		: { code: 'self-check/wrong-person', operation: operation.id, technician };
}

const isKnown = ({ selfChecks }: Job['operations'][number], wish: SelfCheckWish): boolean =>
	selfChecks.some(({ kind, technician }) => kind === wish.kind && technician === wish.technician);

/** Notes who looked the work over; the same person the same way again is no news. */
export function decideSelfCheck(
	state: WorkshopState,
	command: SelfCheckWish,
	circumstances: Circumstances
): Decision {
	const found = seenOperation(state, command);
	if (!found.ok) return found;
	const setup = setupOf(state);
	if (!setup.ok) return setup;
	const { operation } = found.value;
	const { job, kind, technician } = command;
	const refusal =
		unknownTechnician(setup.value, [technician]) ?? selfCheckRefusal(operation, command);
	if (refusal !== null) return refused(refusal);
	if (isKnown(operation, command)) return nothingToDo(circumstances);
	return decided(
		[{ type: 'SelfChecked', job, operation: operation.id, kind, technician }],
		circumstances
	);
}
