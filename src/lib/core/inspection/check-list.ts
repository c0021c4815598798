import type { Job, Operation } from '../job/job.ts';
import type { Setup } from '../workshop/setup.ts';
import type { CheckItem } from './check-item.ts';

/**
 * What an inspector looks at before a car goes on (duty D9): which list an inspection is held against.
 * It knows no person and no clock.
 */

/** Inspections and road tests: work that is passed or failed. */
export const isInspection = ({ kind }: Pick<Operation, 'kind'>): boolean =>
	kind === 'process-inspection' || kind === 'final-inspection' || kind === 'road-test';

/** The last work before an operation on the route: what a process inspection looks at; null before any. */
export function workBefore(job: Pick<Job, 'operations'>, operation: Operation): Operation | null {
	const index = job.operations.findIndex(({ id }) => id === operation.id);
	const before = job.operations.slice(0, Math.max(0, index));
	return before.findLast(({ kind }) => kind === 'work' || kind === 'rework') ?? null;
}

/** The items of this inspection; empty for a road test and where the workshop keeps no list for it. */
export function checkListFor(
	{ checkLists }: Pick<Setup, 'checkLists'>,
	job: Pick<Job, 'operations' | 'category'>,
	operation: Operation
): readonly CheckItem[] {
	switch (operation.kind) {
		case 'process-inspection':
			return checkLists.process[workBefore(job, operation)?.trade ?? ''] ?? [];
		case 'final-inspection':
			return checkLists.final[job.category] ?? checkLists.final[''] ?? [];
		default:
			return [];
	}
}
