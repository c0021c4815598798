import { isUnanswered, levelsCalled, type Call } from '../andon/call.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import type { Duty } from './duty.ts';
import { remindersFor, type Reader } from './worklist.ts';

/** What reaches a person on whatever page they are: their duties, and calls for help that call them. */

/** One thing they are told of, once: `key` tells whether they were. */
export type Reminder = { readonly key: string; readonly dueAt: Instant } & (
	| { readonly kind: 'duty'; readonly duty: Duty }
	/** A call for help that has reached their role and that nobody has answered. */
	| { readonly kind: 'call'; readonly call: Call }
);

const ofDuty = (duty: Duty): Reminder => ({
	kind: 'duty',
	key: `${duty.job ?? ''} ${duty.id}`,
	dueAt: duty.dueAt,
	duty
});

/** A call is a reminder of its own once it has gone up to the person's role. */
const ofCall = (call: Call): Reminder => ({
	kind: 'call',
	key: `call ${call.id}`,
	dueAt: call.called.at,
	call
});

/** Everything this person has to see to now: calls first, then duties by when they are due. */
export function remindersOf(state: WorkshopState, reader: Reader): readonly Reminder[] {
	const { who, now } = reader;
	const levels = state.setup?.andon.levels ?? [];
	const calls = [...state.calls.values()].filter(
		(call) =>
			isUnanswered(call) && levelsCalled(call, levels, now).some(({ role }) => role === who.role)
	);
	return [...calls.map(ofCall), ...remindersFor(state, reader).map(ofDuty)];
}
