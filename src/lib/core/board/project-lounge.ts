import type { Job } from '../job/job.ts';
import { isReady, readyAt, stageOf, type Stage } from '../job/stage.ts';
import { lingersInLounge } from '../lounge/stay.ts';
import { salutationOf, type Salutation } from '../plate/salutation.ts';
import { surnameOf } from '../plate/surname.ts';
import type { WorkshopState } from '../state.ts';
import { opaqueId } from './opaque-id.ts';
import type { JobProjection } from './projection.ts';
import type { LoungeJob, LoungeStep } from './rows.ts';

/** The six steps a customer understands; what holds a car up is told by the advisor, not by a screen. */
const STEP: Readonly<Record<Stage, LoungeStep>> = {
	booked: 'received',
	'waiting-for-dispatch': 'received',
	planned: 'received',
	'in-work': 'in-work',
	paused: 'on-hold',
	stopped: 'on-hold',
	inspection: 'inspection',
	'road-test': 'inspection',
	rework: 'in-work',
	wash: 'wash',
	'to-settle': 'ready',
	ready: 'ready',
	delivered: 'ready',
	cancelled: 'ready',
	'no-show': 'received'
};

/** The step of a visit. A car between two pieces of work has been begun, whatever it waits for. */
export function loungeStepOf(job: Job): LoungeStep {
	const step = STEP[stageOf(job)];
	const begun = job.operations.some(({ stints }) => stints.length > 0);
	return step === 'received' && begun ? 'in-work' : step;
}

const idOf = ({ id }: Job): string => opaqueId(`lounge/${id}`);

/**
 * Customers on site, cars that are ready, and for a quarter of an hour those handed over: masked plate or
 * ticket, salutation, advisor's surname and counter, step and window.
 */
export const loungeJobs: JobProjection = {
	masked: true,
	named: true,
	shows: (job) =>
		job.arrivedAt !== null &&
		(job.end === null ? job.waiting || isReady(job) : lingersInLounge(job)),
	idOf,
	row: (job, state, { version, label }) => {
		const body: LoungeJob = {
			plate: label,
			customer: customerOf(job, state),
			advisor: advisorSurname(job, state),
			counter: job.advisor === null ? null : (state.setup?.counters[job.advisor] ?? null),
			step: loungeStepOf(job),
			readyAt: job.end !== null || isReady(job) ? readyAt(job) : null,
			deliveredAt: job.end?.at ?? null,
			window: job.announced === null ? null : { ...job.announced }
		};
		return { kind: 'job', id: idOf(job), version, body };
	}
};

/** Whoever asked for a ticket is not named either. */
function customerOf({ customer, ticket }: Job, { registers }: WorkshopState): Salutation | null {
	if (ticket !== null) return null;
	return salutationOf(registers.customer.get(customer)?.name ?? '');
}

function advisorSurname({ advisor }: Job, { registers }: WorkshopState): string {
	if (advisor === null) return '';
	return surnameOf(registers.staff.get(advisor)?.name ?? advisor);
}
