import type { Job } from '../job/job.ts';
import { isReady, stageOf, type Stage } from '../job/stage.ts';
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

/** A car between two pieces of work has been begun, whatever it waits for. */
function stepOf(job: Job): LoungeStep {
	const step = STEP[stageOf(job)];
	const begun = job.operations.some(({ stints }) => stints.length > 0);
	return step === 'received' && begun ? 'in-work' : step;
}

const idOf = ({ id }: Job): string => opaqueId(`lounge/${id}`);

/** Customers on site, and cars that are ready: masked plate, advisor's surname, step and window. */
export const loungeJobs: JobProjection = {
	masked: true,
	named: true,
	shows: (job) => job.arrivedAt !== null && job.end === null && (job.waiting || isReady(job)),
	idOf,
	row: (job, state, { version, label }) => {
		const body: LoungeJob = {
			plate: label,
			advisor: advisorSurname(job, state),
			step: stepOf(job),
			window: job.announced === null ? null : { ...job.announced }
		};
		return { kind: 'job', id: idOf(job), version, body };
	}
};

function advisorSurname({ advisor }: Job, { registers }: WorkshopState): string {
	if (advisor === null) return '';
	return surnameOf(registers.staff.get(advisor)?.name ?? advisor);
}
