import { isOwnCar, isOwnFollowUp, isOwnOperation, type Asker } from '../people/own.ts';
import type { Role } from '../people/role.ts';
import type { WorkshopState } from '../state.ts';
import type { Duty } from './duty.ts';

/** Whose a duty is: it belongs to a role, and there to whom the car or the work is theirs. */

/** They answer for everybody's duties, and the crew of the demo plays everybody. */
const FOR_ALL: ReadonlySet<Role> = new Set(['administrator', 'manager', 'crew']);

/** They may give back what somebody else has taken: nobody waits for a colleague who went home. */
const ANSWER_FOR_OTHERS: ReadonlySet<Role> = new Set(['administrator', 'manager', 'supervisor']);

/** Whether they may give back what a colleague has taken. */
export const answersForOthers = ({ role }: Pick<Asker, 'role'>): boolean =>
	ANSWER_FOR_OTHERS.has(role);

/** Whether somebody of that role may do it, be it of their own cars only (`people/own.ts`). */
export const isTheirs = ({ roles }: Pick<Duty, 'roles'>, { role }: Pick<Asker, 'role'>): boolean =>
	FOR_ALL.has(role) || roles.includes(role);

const OF_OWN_ONLY: ReadonlySet<Role> = new Set(['advisor', 'technician', 'leader']);

/**
 * Whether this very person has to see to it: their role's, and of their own car or work where the role
 * works on its own. Who answers for all is not reminded of all of it.
 */
export function isFor(state: WorkshopState, duty: Duty, asker: Asker): boolean {
	if (!duty.roles.includes(asker.role)) return false;
	if (duty.job === null || !OF_OWN_ONLY.has(asker.role)) return true;
	const job = state.jobs.get(duty.job);
	if (job === undefined) {
		const followUp = state.followUps.get(duty.job);
		return followUp !== undefined && isOwnFollowUp(state, followUp, asker);
	}
	const operation = job.operations.find(({ id, plan }) => id === duty.operation && plan !== null);
	return operation === undefined
		? isOwnCar(state, job, asker)
		: isOwnOperation(state, { job, operation }, asker);
}
