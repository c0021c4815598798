import type { OperationId } from '../ids.ts';
import type { Job } from '../job/job.ts';

/** Which operations of a visit come before and after one another, over any number of steps. */

/** Everything that must be finished before this operation. */
export function predecessorsOf(job: Job, operation: OperationId): ReadonlySet<OperationId> {
	const found = new Set<OperationId>();
	const visit = (id: OperationId): void => {
		for (const before of job.operations.find((one) => one.id === id)?.after ?? []) {
			if (found.has(before)) continue;
			found.add(before);
			visit(before);
		}
	};
	visit(operation);
	return found;
}

/** Everything that cannot start before this operation is finished. */
export function successorsOf(job: Job, operation: OperationId): ReadonlySet<OperationId> {
	const found = new Set<OperationId>();
	const visit = (id: OperationId): void => {
		for (const { id: later, after } of job.operations) {
			if (found.has(later) || !after.includes(id)) continue;
			found.add(later);
			visit(later);
		}
	};
	visit(operation);
	return found;
}
