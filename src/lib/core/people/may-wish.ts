import type { Command } from '../commands.ts';
import type { Actor } from '../decider.ts';
import type { Refusal } from '../refusals.ts';
import type { WorkshopState } from '../state.ts';
import { reachOf } from './may.ts';
import { isOwn } from './own.ts';

/**
 * Whether this person may wish this now; null when they may. Asked once for every command, on the very
 * state it is decided on: whose work something is changes while a command waits in line.
 */
export function wishRefusal(
	state: WorkshopState,
	command: Command,
	actor: Pick<Actor, 'id' | 'role' | 'staff' | 'visit'>
): Refusal | null {
	const reach = reachOf(actor.role, command.type);
	if (reach === 'any' || (reach === 'own' && isOwn(state, command, actor))) return null;
	const no = { code: 'person/not-allowed', role: actor.role, command: command.type } as const;
	return reach === 'own' ? { ...no, of: subjectOf(command) } : no;
}

/** What the command is about: an operation, a visit, or an absence and whose. */
function subjectOf(command: Command): string {
	if ('operation' in command) return command.operation;
	if ('job' in command) return command.job;
	if (command.type === 'RecordAbsence') return command.absence.technician;
	if (command.type === 'EndHelp') return command.call;
	if (command.type === 'MarkAttendance') return command.technician;
	return command.type === 'WithdrawAbsence' ? command.absence : '';
}
