import type { Command } from '#core/commands.ts';
import { decide } from '#core/decide.ts';
import type { Circumstances, Decided } from '#core/decider.ts';
import { evolve, withRecords } from '#core/evolve.ts';
import { commandId, personId } from '#core/ids.ts';
import type { Event, Recorded } from '#core/job/events.ts';
import type { Job, Operation } from '#core/job/job.ts';
import type { Refusal } from '#core/refusals.ts';
import type { WorkshopState } from '#core/state.ts';
import { at } from '../builders/at.ts';

/** Given a state, when somebody sends a command, then these are the facts, or this is the refusal. */

/** A dispatcher at ten in the morning, unless the spec is about somebody or some time else. */
export const circumstances = (overrides: Partial<Circumstances> = {}): Circumstances => ({
	now: at('10:00'),
	actor: { id: personId('dispatcher'), role: 'dispatcher', name: '李调度' },
	command: commandId('c1'),
	archived: new Map(),
	...overrides
});

/** Numbers events as a store would after the head of `state`. */
export const recordedAfter = (
	state: WorkshopState,
	{ events, at: when }: Pick<Decided, 'events' | 'at'>,
	{ actor, command, now }: Circumstances = circumstances()
): readonly Recorded[] =>
	events.map((event, index) => ({
		seq: state.seq + index + 1,
		at: when,
		recordedAt: now,
		actor: actor.id,
		command,
		event
	}));

export interface Outcome {
	/** Empty when the command was refused. */
	readonly events: readonly Event[];
	/** Null when it was accepted. */
	readonly refusal: Refusal | null;
	/** The state after the command; the same object when it was refused. */
	readonly state: WorkshopState;
}

/** Sends one command. */
export function when(
	state: WorkshopState,
	command: Command,
	overrides: Partial<Circumstances> = {}
): Outcome {
	const around = circumstances(overrides);
	const decision = decide(state, command, around);
	if (!decision.ok) return { events: [], refusal: decision.refusal, state };
	const { events, records } = decision.value;
	const recorded = recordedAfter(state, decision.value, around);
	return { events, refusal: null, state: evolve(withRecords(state, records), recorded) };
}

/** Sends commands one after the other; fails at the first refusal and says which. */
export function after(
	state: WorkshopState,
	commands: readonly (Command | ((state: WorkshopState) => Command))[],
	overrides: Partial<Circumstances> = {}
): WorkshopState {
	return commands.reduce((current, step, index) => {
		const command = typeof step === 'function' ? step(current) : step;
		const outcome = when(current, command, overrides);
		if (outcome.refusal !== null)
			throw new Error(`step ${String(index)} ${command.type}: ${JSON.stringify(outcome.refusal)}`);
		return outcome.state;
	}, state);
}

/** The only job of the state, or the one with the id. */
export function theJob(state: WorkshopState, id?: string): Job {
	const job = [...state.jobs.values()].find((candidate) => id === undefined || candidate.id === id);
	if (job === undefined) throw new Error(`no job ${id ?? ''}`);
	return job;
}

/** The n-th operation of a job, from 0. */
export function theOperation(state: WorkshopState, index = 0, job?: string): Operation {
	const operation = theJob(state, job).operations[index];
	if (operation === undefined) throw new Error(`no operation ${String(index)}`);
	return operation;
}

/** What a command on an operation names: the ids, and the version its sender saw. */
export function onOperation(state: WorkshopState, index = 0, job?: string) {
	const { id: operation, version: seen } = theOperation(state, index, job);
	return { job: theJob(state, job).id, operation, seen };
}
