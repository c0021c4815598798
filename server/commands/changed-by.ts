import type { JobId, OperationId } from '#core/ids.ts';
import type { Refusal } from '#core/refusals.ts';
import type { ChangedBy, CommandEnvelope } from '#protocol/messages.ts';
import type { Page } from '../storage/port.ts';
import {
	changesSince,
	changesUpon,
	historyOf,
	setupChangesSince,
	setupHistoryOf,
	shopChangesSince,
	type HistoryParts
} from './history.ts';

/** Who did what since, for the refusals that come of somebody having been faster. */

// Whoever edits a set-up saw it minutes ago; twenty edits meanwhile are more than anybody makes.
const LATEST: Page = { before: Number.MAX_SAFE_INTEGER, limit: 20 };

/** The changes that explain the refusal, latest last; null where it has nothing to do with others. */
export function changedByFor(
	parts: HistoryParts,
	envelope: CommandEnvelope,
	refusal: Refusal | { readonly code: `wire/${string}` }
): Promise<readonly ChangedBy[] | null> {
	switch (refusal.code) {
		case 'stale':
			return sinceSeen(parts, envelope, refusal);
		case 'undo/built-upon':
			return sinceStep(parts, envelope, refusal);
		default:
			return Promise.resolve(null);
	}
}

async function sinceSeen(
	parts: HistoryParts,
	{ workshop, command }: CommandEnvelope,
	{ what, seen }: Extract<Refusal, { code: 'stale' }>
): Promise<readonly ChangedBy[] | null> {
	if (command.type === 'EditSetup')
		return setupChangesSince(await setupHistoryOf(parts, workshop, LATEST), seen);
	const stale =
		command.type === 'ReplanOperations'
			? command.moves.find(({ operation }) => operation === what)
			: command;
	if (stale === undefined || !('job' in stale)) return null;
	const operation: OperationId | null = 'operation' in stale ? stale.operation : null;
	return changesSince(await historyOf(parts, workshop, stale.job), seen, operation);
}

async function sinceStep(
	parts: HistoryParts,
	{ workshop }: CommandEnvelope,
	{ job, what, since }: Extract<Refusal, { code: 'undo/built-upon' }>
): Promise<readonly ChangedBy[]> {
	if (job === null)
		return shopChangesSince(await setupHistoryOf(parts, workshop, LATEST), since, what);
	// The core names a visit it was handed by its id.
	return changesUpon(await historyOf(parts, workshop, job as JobId), since, what);
}
