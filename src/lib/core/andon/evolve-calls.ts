import type { Recorded } from '../job/events.ts';
import { isOpenCall, type Call } from './call.ts';
import type { AndonEvent } from './events.ts';

/** How each fact changes the calls for help. Nothing is checked here: a fact is a fact. */

type Calls = ReadonlyMap<string, Call>;

/** The calls after the event. */
export function callsAfter(calls: Calls, event: AndonEvent, when: Omit<Recorded, 'event'>): Calls {
	const { seq: version, at, actor: by } = when;
	if (event.type === 'HelpCalled')
		return new Map(calls).set(event.call.id, {
			...event.call,
			version,
			called: { at, by },
			answered: null,
			ended: null
		});
	const call = calls.get(event.call);
	if (call === undefined) return calls;
	const deed = event.type === 'HelpAnswered' ? { answered: { at, by } } : { ended: { at, by } };
	return new Map(calls).set(call.id, { ...call, ...deed, version });
}

/** What is left of them overnight: those nobody settled. */
export const callsLeft = (calls: Calls): Calls =>
	[...calls.values()].every(isOpenCall)
		? calls
		: new Map([...calls].filter(([, call]) => isOpenCall(call)));
