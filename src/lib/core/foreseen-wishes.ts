import type { Command } from './commands.ts';
import { decide } from './decide.ts';
import type { Actor } from './decider.ts';
import { evolve, withRecords } from './evolve.ts';
import type { CommandId, OperationId } from './ids.ts';
import type { Recorded } from './job/events.ts';
import type { WorkshopState } from './state.ts';
import type { Instant } from './time/instant.ts';

/**
 * The board as it will be once everything that was tapped here is done: what a screen without a line goes
 * on with. The same rules as on the server, on what this screen knows; the server decides again.
 */

/** A wish that is not shown yet. */
export interface UnshownWish {
	readonly id: CommandId;
	readonly command: Command;
	/** Workshop time of the tap. */
	readonly at: Instant;
}

export interface Foreseen {
	readonly state: WorkshopState;
	/** The latest of the wishes that changes an operation, for whoever taps on it next. */
	readonly changedBy: ReadonlyMap<OperationId, CommandId>;
}

/**
 * A wish about a piece of work, on the version that this is now: it was made on what was foreseen then. Null
 * for other wishes, which may be on the screen already and would show twice.
 */
function onWhatIs(state: WorkshopState, command: Command): Command | null {
	if (!('operation' in command) || !('seen' in command)) return null;
	const { job, operation: id } = command;
	const known = state.jobs.get(job)?.operations.find((one) => one.id === id);
	return known === undefined ? command : { ...command, seen: known.version };
}

/** What becomes of the state; wishes that the rules refuse leave it as it is. */
export function foreseenFrom(
	state: WorkshopState,
	wishes: readonly UnshownWish[],
	actor: Actor
): Foreseen {
	const changedBy = new Map<OperationId, CommandId>();
	let ahead = state;
	for (const { id, command, at } of wishes) {
		const around = { now: at, actor, command: id, archived: new Map() };
		const wish = onWhatIs(ahead, command);
		const decision = wish === null ? null : decide(ahead, wish, around);
		if (decision?.ok !== true) continue;
		const { events, records } = decision.value;
		const head = ahead.seq;
		const recorded = events.map((event, index): Recorded => {
			if ('operation' in event) changedBy.set(event.operation, id);
			const seq = head + index + 1;
			return { seq, at: decision.value.at, recordedAt: at, actor: actor.id, command: id, event };
		});
		ahead = evolve(withRecords(ahead, records), recorded);
	}
	return { state: ahead, changedBy };
}
