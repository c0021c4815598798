import { closedDayRefusal, isOfClosedDay } from '../closing/closed-day.ts';
import type { Command } from '../commands.ts';
import type { Circumstances, Decision } from '../decider.ts';
import { decided, isBlank, nothingToDo } from '../decision.ts';
import type { JobId, OperationId, TechnicianCode } from '../ids.ts';
import { refused } from '../result.ts';
import type { WorkshopState } from '../state.ts';
import { MINUTE_MS, type Instant } from '../time/instant.ts';
import type { Event } from './events.ts';
import type { Job, Operation } from './job.ts';
import { openOperations } from './stage.ts';

/**
 * Late finishes and their causes (product rule 6). Nobody is kept from clocking off for want of a
 * cause; what lacks one is listed until somebody gives it.
 */

/** A finish up to five minutes after its planned end is as good as planned. */
const TOLERATED_MINUTES = 5;

const minutesAfter = (at: Instant, due: Instant): number =>
	Math.max(0, Math.floor((at - due) / MINUTE_MS));

/** Whether this is the last work of the visit: with it the car is ready. */
const isLast = (job: Job, operation: Operation): boolean =>
	openOperations(job).every((open) => open === operation);

interface Finish {
	readonly at: Instant;
	/** An inspection that failed: the car is not ready with it. */
	readonly goesBack: boolean;
}

/**
 * Whole minutes an operation is finished late: after its planned end where that is more than
 * five minutes ago, and for the visit's last work after its promise, whichever is more. Only the last
 * work is held to the promise, so that one late car is not counted with each of its operations.
 */
export function lateMinutesAt(job: Job, operation: Operation, { at, goesBack }: Finish): number {
	const { plan } = operation;
	const afterPlan = plan === null ? 0 : minutesAfter(at, plan.end);
	const promise = job.promises.at(-1);
	const afterPromise =
		promise !== undefined && !goesBack && isLast(job, operation) ? minutesAfter(at, promise.at) : 0;
	return Math.max(afterPlan > TOLERATED_MINUTES ? afterPlan : 0, afterPromise);
}

/** A late finish nobody has explained. */
export interface MissingCause {
	readonly job: JobId;
	readonly operation: OperationId;
	readonly lateMinutes: number;
	readonly finishedAt: Instant;
	/** Who was on it last. */
	readonly technicians: readonly TechnicianCode[];
}

const lastOn = ({ stints }: Operation): readonly TechnicianCode[] => {
	const until = stints.at(-1)?.to;
	return stints.filter(({ to }) => to === until).map(({ technician }) => technician);
};

/** All late finishes on the board that lack a cause, the latest finished first. */
export function causesMissing({ jobs }: WorkshopState): readonly MissingCause[] {
	const missing: MissingCause[] = [];
	for (const job of jobs.values()) {
		for (const operation of job.operations) {
			const { id, lateMinutes, cause, finishedAt } = operation;
			if (finishedAt === null || lateMinutes <= 0 || cause !== '') continue;
			const technicians = lastOn(operation);
			missing.push({ job: job.id, operation: id, lateMinutes, finishedAt, technicians });
		}
	}
	return missing.sort((a, b) => b.finishedAt - a.finishedAt);
}

/** Says, or corrects, why finished work was late; also after the car has left, until the day is closed. */
export function decideGiveCause(
	state: WorkshopState,
	command: Extract<Command, { type: 'GiveCause' }>,
	circumstances: Circumstances
): Decision {
	const { job: id, seen, cause } = command;
	const job = state.jobs.get(id);
	if (job === undefined) return refused({ code: 'job/unknown', job: id });
	const operation = job.operations.find((one) => one.id === command.operation);
	if (operation === undefined)
		return refused({ code: 'operation/unknown', operation: command.operation });
	const { version } = operation;
	if (version !== seen) return refused({ code: 'stale', what: operation.id, seen, version });
	if (operation.lateMinutes <= 0)
		return refused({ code: 'operation/not-late', operation: operation.id });
	if (isBlank(cause)) return refused({ code: 'reason/missing', why: 'late-finish' });
	if (operation.cause === cause.trim()) return nothingToDo(circumstances);
	const closed = closedDayRefusal(state, operation, circumstances);
	if (closed !== null) return refused(closed);
	const given: Event = {
		type: 'CauseGiven',
		job: id,
		operation: operation.id,
		cause: cause.trim(),
		...(isOfClosedDay(state.closing, operation.finishedAt) ? { correction: true } : {})
	};
	return decided([given], circumstances);
}
