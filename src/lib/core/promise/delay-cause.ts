import type { AdditionId, OperationId } from '../ids.ts';
import type { Job, Operation, StoppageReason } from '../job/job.ts';
import { currentOperation, isHeldByAnswer, openOperations } from '../job/stage.ts';
import { missingPartsDueAt } from '../plan/readiness.ts';
import { totalMinutes, workedMinutes } from '../plan/length.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';

/** What a customer is told when a car comes later than promised; the gravest thing that is true of it. */
export type DelayCause =
	| { readonly kind: 'stoppage'; readonly reason: StoppageReason }
	/** The customer's own answer is awaited. */
	| { readonly kind: 'approval' }
	/** Approved since the promise was given; minutes it was reported with. */
	| { readonly kind: 'addition'; readonly addition: AdditionId; readonly minutes: number }
	| { readonly kind: 'parts'; readonly dueAt: Instant }
	| { readonly kind: 'rework' }
	| { readonly kind: 'overrun'; readonly operation: OperationId }
	/** Nothing of that: it waits for its turn. */
	| { readonly kind: 'waiting' };

/** Why a visit is later than it was promised, as far as the facts say. */
export function delayCauseOf(state: WorkshopState, job: Job, now: Instant): DelayCause {
	const current = currentOperation(job);
	if (isHeldByAnswer(job)) return { kind: 'approval' };
	return (
		stoppageOf(current) ??
		additionSince(job) ??
		partsOf(job) ??
		(openOperations(job).some(({ kind }) => kind === 'rework') ? { kind: 'rework' } : null) ??
		overrunOf(state, current, now) ?? { kind: 'waiting' }
	);
}

function stoppageOf(current: Operation | null): DelayCause | null {
	if (current?.state !== 'stopped') return null;
	const stoppage = current.stoppages.findLast(({ to }) => to === null);
	return stoppage === undefined ? null : { kind: 'stoppage', reason: stoppage.reason };
}

function additionSince({ additions, promises }: Job): DelayCause | null {
	const given = promises.at(-1)?.givenAt ?? 0;
	const addition = additions.findLast(
		({ becomes, answer }) => becomes !== null && (answer?.at ?? 0) >= given
	);
	if (addition === undefined) return null;
	return { kind: 'addition', addition: addition.id, minutes: addition.standardMinutes };
}

function partsOf(job: Job): DelayCause | null {
	const dueAt = openOperations(job).reduce<Instant | null>((latest, operation) => {
		const due = missingPartsDueAt(operation);
		return due !== null && due > (latest ?? 0) ? due : latest;
	}, null);
	return dueAt === null ? null : { kind: 'parts', dueAt };
}

function overrunOf(
	state: WorkshopState,
	current: Operation | null,
	now: Instant
): DelayCause | null {
	if (state.setup === null || current?.state !== 'running') return null;
	const isOver = workedMinutes(state, current, now) > totalMinutes(state.setup, current);
	return isOver ? { kind: 'overrun', operation: current.id } : null;
}
