import type { Operation } from '../job/job.ts';
import { openOperations } from '../job/stage.ts';
import { isUnseenBy, missingSince } from '../parts/parts.ts';
import type { PartsReader } from '../parts/parts-seen.ts';
import type { Instant } from '../time/instant.ts';
import type { Due, DutyRule } from './duty.ts';

/**
 * Product duty D8: missing parts are ordered with an expected arrival; that they came is told at once.
 * The facts are those of the list of parts: what is seen or ordered there is done here, and the reverse.
 */

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

/** Parts came: whoever waits for them knows, until the work goes on or they say that they have seen it. */
const cameFor = (reader: PartsReader): DutyRule => ({
	kind: 'parts-here',
	roles: [reader],
	dues: (_state, job) =>
		openOperations(job).flatMap((operation) => {
			const { id, partsArrivedAt } = operation;
			if (partsArrivedAt === null || !isUnseenBy(job, operation, reader)) return [];
			// Others that come later are news again.
			const subject = `${reader}:${id}@${String(partsArrivedAt)}`;
			const why = { kind: 'parts-here', partsArrivedAt } as const;
			return atOnce(operation, partsArrivedAt, { subject, why });
		})
});

/** The advisor tells the customer. */
export const partsHereForAdvisor = cameFor('advisor');
/** The dispatcher sets the work going again. */
export const partsHereForDispatcher = cameFor('dispatcher');
