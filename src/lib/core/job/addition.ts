import type { OperationId } from '../ids.ts';
import type { Addition, Job } from './job.ts';

/** Where additional work stands; asked by the stage, the tray and every mark alike. */

/** Found and told to the office, and the customer has not answered yet. */
export const isAwaitingAnswer = ({ answer }: Pick<Addition, 'answer'>): boolean => answer === null;

/** Approved, all or in part, and the workshop has not said that it saw the change (duty D7). */
export const isUnseen = ({ becomes, acknowledgedAt }: Addition): boolean =>
	becomes !== null && acknowledgedAt === null;

/** Whether the customer still has to say something about this visit. */
export const awaitsAnswer = ({ additions }: Pick<Job, 'additions'>): boolean =>
	additions.some(isAwaitingAnswer);

/** Whether this operation was added during the visit and nobody in the workshop has seen that yet. */
export const isNewToWorkshop = (
	{ additions }: Pick<Job, 'additions'>,
	operation: OperationId
): boolean => additions.some((addition) => addition.becomes === operation && isUnseen(addition));
