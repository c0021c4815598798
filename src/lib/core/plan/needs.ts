import type { BayCode, TechnicianCode } from '../ids.ts';
import type { Operation } from '../job/job.ts';
import type { WorkshopState } from '../state.ts';
import { overlaps, type Instant, type Stretch } from '../time/instant.ts';
import { absencesOf } from '../workshop/calendar.ts';
import { bayOf, skillOf, technicianOf } from '../workshop/lookup.ts';
import type { Setup } from '../workshop/setup.ts';
import type { Conflict } from './conflict.ts';
import { missingPartsDueAt } from './readiness.ts';

/**
 * What work asks of its bay, its people and its parts. Said once: planning asks over the stretches of
 * a placement, clocking on asks at an instant.
 */

/** An instant as the shortest stretch that holds it; instants are whole milliseconds. */
const momentOf = (at: Instant): Stretch => ({ from: at, to: at + 1 });

/** A bay of a type that lacks what the work needs. A bay or skill the set-up does not know has no conflict. */
export function bayTypeConflicts(
	setup: Setup,
	bay: BayCode,
	operation: Operation
): readonly Conflict[] {
	const type = bayOf(setup, bay)?.type;
	const skill = skillOf(setup, operation.skill);
	const suits = skill === undefined || type === undefined || skill.bayTypes.includes(type);
	return suits ? [] : [{ code: 'bay-unsuitable', bay, skill: skill.code }];
}

/** A person without the skill; one the set-up does not know has none. */
export const skillConflicts = (
	setup: Setup,
	technician: TechnicianCode,
	{ skill }: Operation
): readonly Conflict[] =>
	technicianOf(setup, technician)?.skills[skill] === undefined
		? [{ code: 'skill-missing', technician, skill }]
		: [];

/** Absences of a person that fall on an instant, or on one of the stretches of work. */
export function absenceConflicts(
	state: Pick<WorkshopState, 'absences'>,
	technician: TechnicianCode,
	when: Instant | readonly Stretch[]
): readonly Conflict[] {
	const pieces = typeof when === 'number' ? [momentOf(when)] : when;
	return absencesOf(state, technician)
		.filter((absence) => pieces.some((piece) => overlaps(piece, absence)))
		.map(({ from, to }) => ({ code: 'absent', technician, from, to }));
}

/**
 * Ordered parts that are not here when the work starts. Those that should have come by `now` and did
 * not count as well, however late the start: nobody knows when they will.
 */
export function partsConflicts(
	operation: Operation,
	start: Instant,
	now: Instant
): readonly Conflict[] {
	const dueAt = missingPartsDueAt(operation);
	return dueAt !== null && (dueAt > start || dueAt <= now)
		? [{ code: 'parts-missing', dueAt }]
		: [];
}
