import type { TechnicianCode } from '../ids.ts';
import type { Operation } from '../job/job.ts';
import type { Asker } from '../people/own.ts';
import { isOwnColleague } from '../people/own.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import { isOpenCall, levelsCalled, type Call } from './call.ts';

/** Whose call it is: the people it comes from, and whether it is for whoever looks. */

const clockedOn = ({ stints }: Operation): readonly TechnicianCode[] =>
	stints.filter(({ to }) => to === null).map(({ technician }) => technician);

/** Who stands there: the technician who called, and who is clocked on to the car or in the bay. */
export function peopleAt(
	{ jobs }: Pick<WorkshopState, 'jobs'>,
	{ technician, bay, job }: Pick<Call, 'technician' | 'bay' | 'job'>
): readonly TechnicianCode[] {
	const cars = [...jobs.values()].filter(
		({ id, place }) => id === job || (bay !== null && place?.bay === bay)
	);
	const working = cars.flatMap(({ operations }) => operations.flatMap(clockedOn));
	return [...new Set([...(technician === null ? [] : [technician]), ...working])];
}

/**
 * Whether the call is for this person now: their role has been called, and a leader is of the team it
 * comes from. A call from nobody in particular is for every leader.
 */
export function isCalled(
	state: WorkshopState,
	{ call, who }: { readonly call: Call; readonly who: Asker },
	now: Instant
): boolean {
	const called = levelsCalled(call, state.setup?.andon.levels ?? [], now);
	if (!called.some(({ role }) => role === who.role)) return false;
	if (who.role !== 'leader') return true;
	const people = peopleAt(state, call);
	return people.length === 0 || people.some((one) => isOwnColleague(state, one, who));
}

/** Calls nobody has settled, the longest unanswered first, then those somebody comes for. */
export const openCalls = ({ calls }: Pick<WorkshopState, 'calls'>): readonly Call[] =>
	[...calls.values()]
		.filter(isOpenCall)
		.sort(
			(a, b) =>
				Number(a.answered !== null) - Number(b.answered !== null) || a.called.at - b.called.at
		);
