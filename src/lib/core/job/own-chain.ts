import type { Command } from '../commands.ts';
import type { PersonId } from '../ids.ts';
import type { Refusal } from '../refusals.ts';
import { ok, refused, type Result } from '../result.ts';
import type { WorkshopState } from '../state.ts';
import type { Recorded } from './events.ts';

/**
 * Several taps of one person on one operation, made before the first was answered: a start, a pause, a
 * resume while the tablet had no line. Each later one was made on what the earlier one was to bring about,
 * so it builds on that and not on a version the screen could not have seen. What somebody else did in
 * between is still found: nobody's change is hidden behind a chain.
 */

/** The wish before, as the log has it; null where it was not accepted, or never came. */
export type Predecessor = { readonly events: readonly Recorded[] } | null;

interface Following {
	readonly predecessor: Predecessor;
	/** Whose wish this is; nobody builds upon what somebody else tapped. */
	readonly actor: PersonId;
}

/**
 * The wish as it is to be decided: on the version its own predecessor left behind. Refused where the
 * predecessor came to nothing, and `stale` where somebody changed the operation after it. A predecessor that
 * changed nothing, or something else, says nothing about what was seen.
 */
export function rebased(
	state: WorkshopState,
	command: Command,
	{ predecessor, actor }: Following
): Result<Command, Refusal> {
	if (!('operation' in command) || !('seen' in command)) return ok(command);
	const { job, operation: id } = command;
	if (predecessor === null) return refused({ code: 'tap/first-refused', operation: id });
	const last = predecessor.events.at(-1);
	const isOwn = predecessor.events.every((entry) => entry.actor === actor);
	const isAbout = predecessor.events.some(
		({ event }) => 'operation' in event && event.operation === id
	);
	const operation = state.jobs.get(job)?.operations.find((one) => one.id === id);
	if (last === undefined || !isOwn || !isAbout || operation === undefined) return ok(command);
	const { version } = operation;
	return version > last.seq
		? refused({ code: 'stale', what: id, seen: last.seq, version })
		: ok({ ...command, seen: version });
}
