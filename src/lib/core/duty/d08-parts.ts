import type { Job, Operation } from '../job/job.ts';
import { openOperations } from '../job/stage.ts';
import type { Instant } from '../time/instant.ts';
import { NOTHING_DUE, type Due, type DutyRule } from './duty.ts';

/** Product duty D8: missing parts are ordered with an expected arrival; that they came is told at once. */

/** When it was found that parts are missing of which nobody knows when they come; null: none are. */
function missingSince({ additions }: Job, operation: Operation): Instant | null {
	if (operation.partsDueAt !== null || operation.partsArrivedAt !== null) return null;
	const stopped = operation.stoppages.findLast(({ to }) => to === null);
	if (stopped?.reason === 'parts') return stopped.from;
	const addition = additions.find(({ becomes }) => becomes === operation.id);
	return addition?.needsParts === true ? (addition.answer?.at ?? addition.reportedAt) : null;
}

/** A duty about one operation, due at once. */
const atOnce = (
	{ id: operation }: Operation,
	at: Instant,
	rest: Pick<Due, 'why'> & { readonly subject?: string }
): Due => ({ subject: operation, operation, since: at, dueAt: at, ...rest });

/** Parts are missing and nobody has said when they come. */
export const orderParts: DutyRule = {
	kind: 'order-parts',
	roles: ['parts'],
	dues: (_state, job) =>
		openOperations(job).flatMap((operation) => {
			const since = missingSince(job, operation);
			if (since === null) return [];
			return atOnce(operation, since, { why: { kind: 'order-parts', missingSince: since } });
		})
};

/** Parts that should have come by now. */
export const chaseParts: DutyRule = {
	kind: 'chase-parts',
	roles: ['parts'],
	dues: (_state, job) =>
		openOperations(job).flatMap((operation) => {
			const { id, partsDueAt, partsArrivedAt } = operation;
			if (partsDueAt === null || partsArrivedAt !== null) return [];
			// Another expected arrival is another thing to run after.
			const subject = `${id}@${String(partsDueAt)}`;
			return atOnce(operation, partsDueAt, { subject, why: { kind: 'chase-parts', partsDueAt } });
		})
};

/** Parts came: whoever waits for them knows, until they act on it or say that they have seen it. */
const cameFor = (
	role: 'advisor' | 'dispatcher',
	isActedOn: (operation: Operation, came: Instant) => boolean
): DutyRule => ({
	kind: 'parts-here',
	roles: [role],
	dues: (_state, job) => {
		if (job.arrivedAt === null) return NOTHING_DUE;
		return openOperations(job).flatMap((operation) => {
			const { id, partsArrivedAt } = operation;
			if (partsArrivedAt === null || isActedOn(operation, partsArrivedAt)) return [];
			const subject = `${role}:${id}`;
			return atOnce(operation, partsArrivedAt, {
				subject,
				why: { kind: 'parts-here', partsArrivedAt }
			});
		});
	}
});

const wentOn = ({ stints }: Operation, came: Instant): boolean =>
	stints.some(({ from }) => from >= came);

/** The advisor tells the customer. */
export const partsHereForAdvisor = cameFor('advisor', wentOn);
/** The dispatcher sets the work going again. */
export const partsHereForDispatcher = cameFor('dispatcher', wentOn);
