import type { FollowUpEvent } from '../follow-up/events.ts';
import type { Event, Recorded } from '../job/events.ts';
import type { Refusal } from '../refusals.ts';
import { ok, refused, type Result } from '../result.ts';
import type { WorkshopState } from '../state.ts';
import { changedSince, type StepAt } from './built-upon.ts';

/** Taking back a call to a customer who has left: the fact says what it replaced, as those of the shop do. */

type CallEvent = Extract<FollowUpEvent, { type: 'FollowUpRecorded' | 'FollowUpTakenBack' }>;

const isCall = (event: Event): event is CallEvent =>
	event.type === 'FollowUpRecorded' || event.type === 'FollowUpTakenBack';

function callBack(event: CallEvent, { step }: StepAt): Result<Event, Refusal> {
	const { visit, result, note } = event;
	if (event.type === 'FollowUpTakenBack')
		return ok({ type: 'FollowUpRecorded', visit, result, note, was: event.back });
	return event.was === undefined
		? // Written before calls said what they replaced.
			refused({ code: 'undo/not-undoable', step, what: event.type })
		: ok({ type: 'FollowUpTakenBack', visit, result, note, back: event.was });
}

/**
 * The facts that take back the calls of a step. Whatever came after a call stands on it: another try,
 * somebody who took the next one, a complaint that was settled, a comeback.
 */
export function takenBackCalls(
	{ followUps }: Pick<WorkshopState, 'followUps'>,
	events: readonly Recorded[],
	at: StepAt
): Result<readonly Event[], Refusal> {
	const back: Event[] = [];
	for (const { event, seq } of events) {
		if (!isCall(event)) continue;
		if (followUps.get(event.visit)?.version !== seq)
			return refused(changedSince(at, null, event.visit));
		const one = callBack(event, at);
		if (!one.ok) return one;
		back.push(one.value);
	}
	return ok(back);
}
