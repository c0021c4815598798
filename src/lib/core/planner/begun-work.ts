import type { TechnicianCode } from '../ids.ts';
import type { Operation, Stint } from '../job/job.ts';
import { isSplittable, minutesLeft, runningEnd } from '../plan/length.ts';
import type { CannotPlan } from './left-out.ts';
import { notBefore, placeOf, type Reading, type Unordered } from './reading.ts';

/** When the spell of work that runs now began; the last one of work that is interrupted. */
function spell({ stints }: Operation): Stint | undefined {
	const on = stints.filter(({ to }) => to === null);
	return on.length === 0
		? stints[stints.length - 1]
		: on.reduce((first, stint) => (stint.from < first.from ? stint : first));
}

/**
 * Work somebody is at, or was at: it stays with its people in its bay. Where it was interrupted, when
 * it goes on is for `state-problem.ts` to say; until then it has no place.
 */
export function begunWork(reading: Reading, operation: Operation): Unordered | CannotPlan {
	const { state, setup, now } = reading;
	const on = operation.stints.filter(({ to }) => to === null);
	const last = spell(operation);
	const people = on.length > 0 ? on.map(({ technician }) => technician) : returning(operation);
	if (last === undefined) return 'no-technician';
	const end = on.length > 0 ? runningEnd(state, operation, now) : now;
	const place = placeOf(reading, { bay: last.bay, technicians: people }, [last.from, end]);
	const lead = place.technicians[0];
	if (lead === undefined) return 'no-technician';
	if (place.bay < 0) return 'no-bay';
	return {
		id: operation.id,
		choices: [
			{
				technician: lead,
				minutes: Math.max(1, Math.ceil(minutesLeft(state, operation, now)))
			}
		],
		bays: [place.bay],
		helpers: place.technicians.slice(1),
		splittable: isSplittable(setup, operation),
		notBefore: notBefore(reading, operation),
		pin: 'started',
		place: on.length > 0 ? place : null
	};
}

/** Who goes on with interrupted work. */
const returning = ({ plan, stints }: Operation): readonly TechnicianCode[] =>
	plan?.technicians ?? stints.slice(-1).map(({ technician }) => technician);
