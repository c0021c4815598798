import type { Circumstances } from './decider.ts';
import { evolve } from './evolve.ts';
import type { Event } from './job/events.ts';
import type { WorkshopState } from './state.ts';

/** The state with facts in it that nobody has written down yet, to look ahead at; their positions do not matter. */
export const withFacts = (
	state: WorkshopState,
	facts: readonly Event[],
	{ now, actor, command }: Pick<Circumstances, 'now' | 'actor' | 'command'>
): WorkshopState =>
	evolve(
		state,
		facts.map((event, index) => ({
			seq: state.seq + index + 1,
			at: now,
			recordedAt: now,
			actor: actor.id,
			command,
			event
		}))
	);
