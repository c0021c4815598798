import { advisorDuties, type DutyLine } from '../duty/worklist.ts';
import type { FollowUp } from '../follow-up/follow-up.ts';
import type { AdvisorCode } from '../ids.ts';
import type { Job } from '../job/job.ts';
import { isReady } from '../job/stage.ts';
import { mayOnCar, type Viewer } from '../people/may-on.ts';
import { isOwnCar, isOwnFollowUp } from '../people/own.ts';
import type { CarCauses } from '../plan/late-cause.ts';
import { causesOfCar } from '../plan/late-causes.ts';
import { hindranceOf, type Hindrance } from '../planner/cannot-plan.ts';
import { latenessOf, type Lateness } from '../promise/lateness.ts';
import { needsNewPromise, proposedPromise, type PromiseProposal } from '../promise/proposal.ts';
import { proposalAsTold } from '../promise/told-proposal.ts';
import type { Instant } from '../time/instant.ts';
import { additionLines, canReportAddition, type AdditionLine } from './addition-lines.ts';
import { carName, type CarName } from './car.ts';
import { delayLines, type DelayLine } from './delay-lines.ts';
import { statusWordOf, type StatusWord } from './marks.ts';

/** The cars of a service advisor, one line each, and what is to be done for them. */

/** Whose cars: one's own (and nobody's), everybody's, or those of one advisor. */
export type CarsOf = 'own' | 'all' | AdvisorCode;

/** A car on the list. */
export interface AdvisorCar extends CarName {
	readonly job: Job;
	readonly customer: string;
	readonly status: StatusWord;
	readonly lateness: Lateness;
	/** Why it is or will be late; null as in `causesOfCar`. */
	readonly causes: CarCauses | null;
	/** What the advisor has to do for it now, the earliest due first. */
	readonly duties: readonly DutyLine[];
	readonly additions: readonly AdditionLine[];
	/** The first of its work that cannot be planned, and why; null where all of it can. */
	readonly hindrance: Hindrance | null;
	/** A time to agree on: none was given, or the one given will not be kept. */
	readonly proposal: PromiseProposal | null;
	/** What was said of its delay, to the house and to the customer, the latest first. */
	readonly delays: readonly DelayLine[];
	readonly may: {
		readonly report: boolean;
		readonly promise: boolean;
		readonly tell: boolean;
		readonly settle: boolean;
		readonly deliver: boolean;
		readonly record: boolean;
	};
}

/** Which visits a choice means. */
export const isAmong =
	({ state, who }: Viewer, cars: CarsOf) =>
	(job: Job): boolean => {
		if (cars === 'all') return true;
		return cars === 'own' ? isOwnCar(state, job, who) : job.advisor === cars;
	};

/** Which customers who have left a choice means. */
export const isAmongLeft =
	({ state, who }: Viewer, cars: CarsOf) =>
	(followUp: FollowUp): boolean => {
		if (cars === 'all') return true;
		return cars === 'own' ? isOwnFollowUp(state, followUp, who) : followUp.advisor === cars;
	};

/** Whoever has cars of their own begins with them; the others with everybody's. */
export const firstChoice = ({ who }: Viewer): CarsOf => (who.role === 'advisor' ? 'own' : 'all');

/**
 * Every car that goes on, those with something to do first, by when it is due; then by promise. A
 * booked one stands there with what is to be done for it.
 */
export function advisorCars(
	viewer: Viewer,
	{ cars, now }: { readonly cars: CarsOf; readonly now: Instant }
): readonly AdvisorCar[] {
	const { state, who } = viewer;
	const among = isAmong(viewer, cars);
	const duties = new Map<string, DutyLine[]>();
	for (const line of advisorDuties(state, { who, now, cars: among })) {
		if (line.duty.job === null) continue;
		duties.set(line.duty.job, [...(duties.get(line.duty.job) ?? []), line]);
	}
	return [...state.jobs.values()]
		.filter((job) => job.end === null && among(job))
		.map((job) => carOf(viewer, { job, duties: duties.get(job.id) ?? [], now }))
		.sort(byUrgency);
}

function carOf(
	viewer: Viewer,
	{ job, duties, now }: Pick<AdvisorCar, 'job' | 'duties'> & { readonly now: Instant }
): AdvisorCar {
	const { state } = viewer;
	const may = {
		report: canReportAddition(viewer, job),
		promise: mayOnCar(viewer, 'ChangePromise', job),
		tell: mayOnCar(viewer, 'TellDelay', job),
		settle: isReady(job) && mayOnCar(viewer, 'SettleJob', job),
		deliver: isReady(job) && mayOnCar(viewer, 'DeliverJob', job),
		record: mayOnCar(viewer, 'RecordDuty', job)
	};
	const isToAgree =
		(job.arrivedAt !== null && job.promises.length === 0) || needsNewPromise(state, job, now);
	return {
		job,
		...carName(state, job),
		customer: state.registers.customer.get(job.customer)?.name ?? '',
		status: statusWordOf(job),
		lateness: latenessOf(state, job, now),
		causes: causesOfCar(state, job, now),
		duties,
		additions: additionLines(viewer, job),
		hindrance: hindranceOf(state, job, now),
		proposal:
			may.promise && isToAgree ? proposalAsTold(job, proposedPromise(state, job, now)) : null,
		delays: delayLines(state, job),
		may
	};
}

/** When the first open duty of a car is due, one that another took left aside. */
const firstDue = ({ duties }: AdvisorCar): number =>
	duties.find(({ taken }) => taken?.byMe !== false)?.duty.dueAt ?? Infinity;

function byUrgency(a: AdvisorCar, b: AdvisorCar): number {
	const [first, other] = [firstDue(a), firstDue(b)];
	if (first !== other) return first - other;
	return (a.lateness.promisedAt ?? Infinity) - (b.lateness.promisedAt ?? Infinity) || 0;
}
