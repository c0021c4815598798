import { openCalls } from '../andon/called.ts';
import type { Call } from '../andon/call.ts';
import type { AdditionId, BayCode, JobId, TechnicianCode } from '../ids.ts';
import { awaitsAnswer, isUnseen } from '../job/addition.ts';
import type { Job, Operation } from '../job/job.ts';
import { currentOperation } from '../job/stage.ts';
import { toldFinish } from '../job/told-finish.ts';
import { missingPartsDueAt } from '../plan/readiness.ts';
import { mainCause, type LateCause } from '../plan/late-cause.ts';
import { causesAt } from '../plan/late-causes.ts';
import { hindranceOf, type Hindrance } from '../planner/cannot-plan.ts';
import { latenessOf, type Lateness } from '../promise/lateness.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import { carName } from './car.ts';
import { openStoppage, statusWordOf, type StatusWord, type Urgency } from './marks.ts';
import { urgencyOf } from './wall-row.ts';
import { peopleNow } from './people-now.ts';
import { progressOf, type ProgressPiece } from './wall-progress.ts';

/** One car as a tile on the floor tells it. */

export interface FloorCar {
	readonly job: JobId;
	readonly plate: string;
	readonly model: string;
	readonly bay: BayCode | null;
	readonly status: StatusWord;
	/** The work it stands at; null once all is done. */
	readonly operation: Operation | null;
	/** Who works on it, or is to next. */
	readonly people: readonly TechnicianCode[];
	readonly progress: readonly ProgressPiece[];
	readonly lateness: Lateness;
	/** What makes it late; null in time, and where nobody knows. */
	readonly cause: LateCause | null;
	readonly urgency: Urgency;
	/** The customer waits on site. */
	readonly isWaiting: boolean;
	/** Parts of the work it stands at are not here. */
	readonly lacksParts: boolean;
	/** The first of its work that cannot be planned, and why; null where all of it can. */
	readonly hindrance: Hindrance | null;
	/** The customer has yet to answer about additional work. */
	readonly isAsked: boolean;
	/** Approved additional work nobody in the workshop has seen: changed until tapped (duty D7). */
	readonly unseen: readonly AdditionId[];
	/** When its people said the work will be finished (duty D6); null while the plan holds. */
	readonly toldFinish: Instant | null;
	/** Calls for help with this car, or from its bay. */
	readonly calls: readonly Call[];
}

const lacksParts = (operation: Operation | null): boolean =>
	operation !== null &&
	(missingPartsDueAt(operation) !== null ||
		(openStoppage(operation)?.reason === 'parts' && operation.partsArrivedAt === null));

/** Open calls with a car or from its bay. */
const callsOf = (state: WorkshopState, { id, place }: Job): readonly Call[] =>
	openCalls(state).filter(({ job, bay }) => job === id || (bay !== null && bay === place?.bay));

/** The car as its tile shows it now. */
export function floorCar(state: WorkshopState, job: Job, now: Instant): FloorCar {
	const lateness = latenessOf(state, job, now);
	const operation = currentOperation(job);
	return {
		job: job.id,
		...carName(state, job),
		bay: job.place?.bay ?? null,
		status: statusWordOf(job),
		operation,
		people: peopleNow(job),
		progress: progressOf(job, now),
		lateness,
		cause: mainCause(causesAt(state, now).get(job.id) ?? []),
		urgency: urgencyOf(job, lateness),
		isWaiting: job.waiting,
		lacksParts: lacksParts(operation),
		hindrance: hindranceOf(state, job, now),
		isAsked: awaitsAnswer(job),
		unseen: job.additions.filter(isUnseen).map(({ id }) => id),
		toldFinish: operation === null ? null : toldFinish(operation),
		calls: callsOf(state, job)
	};
}
