import type { Command } from '#core/commands.ts';
import { checkListFor, isInspection, workBefore } from '#core/inspection/check-list.ts';
import type { InspectionWish } from '#core/inspection/commands.ts';
import type { BayCode, TechnicianCode } from '#core/ids.ts';
import { clockedOn } from '#core/job/decide-clocking.ts';
import type { Job, Operation, Stint } from '#core/job/job.ts';
import { lateMinutesAt } from '#core/job/late-finish.ts';
import { openOperations } from '#core/job/stage.ts';
import { isSplittable, totalMinutes, workedMinutes } from '#core/plan/length.ts';
import type { WorkshopState } from '#core/state.ts';
import { MINUTE_MS, type Instant } from '#core/time/instant.ts';
import { workingStretches } from '#core/workshop/calendar.ts';
import { causeOf, failsInspection, mishapOf, realShare } from './temperament.ts';

/** What technicians of the simulated crew do: clock on and off, wait, go to lunch, finish. */

/** What a command on an operation names. */
export const on = (job: Job, { id: operation, version: seen }: Operation) => ({
	job: job.id,
	operation,
	seen
});

/** A car and the operation it stands at. */
interface AtWork {
	readonly job: Job;
	readonly operation: Operation;
}

const worksNow = (state: WorkshopState, technician: TechnicianCode, now: Instant): boolean =>
	workingStretches(state, technician, { from: now, to: now + MINUTE_MS }).length > 0;

const busyOn = (state: WorkshopState): ReadonlySet<TechnicianCode> =>
	new Set([...state.jobs.values()].flatMap(({ operations }) => operations.flatMap(clockedOn)));

/** The visit whose car stands in the bay. */
const carIn = (state: WorkshopState, bay: BayCode): Job | undefined =>
	[...state.jobs.values()].find(({ place }) => place?.bay === bay);

/** Whether the car may be driven out of its bay: nobody works on it, and it is not to go on there. */
const canBeMoved = ({ operations, place }: Job): boolean => {
	const next = operations.find(({ state }) => state !== 'finished' && state !== 'cancelled');
	return (
		next === undefined ||
		(next.state === 'open' && next.plan?.bay !== place?.bay) ||
		(next.state === 'stopped' && next.stints.length === 0)
	);
};

/** Where and by whom: as it was before, else as planned; null without either. */
function placeFor({ job, operation }: AtWork):
	| (Pick<Stint, 'bay'> & {
			readonly people: readonly TechnicianCode[];
	  })
	| null {
	const last = operation.stints.at(-1);
	if (last !== undefined) return { bay: job.place?.bay ?? last.bay, people: [last.technician] };
	const { plan } = operation;
	return plan === null ? null : { bay: plan.bay, people: plan.technicians };
}

/** Clocks on where the people are there and free and the bay is; else drives away the car in the way. */
function tryToClockOn(state: WorkshopState, at: AtWork, now: Instant): Command | null {
	const { job, operation } = at;
	const place = placeFor(at);
	if (place === null) return null;
	const { bay, people } = place;
	const busy = busyOn(state);
	if (people.some((code) => busy.has(code) || !worksNow(state, code, now))) return null;
	const other = carIn(state, bay);
	if (other !== undefined && other.id !== job.id)
		return canBeMoved(other) ? { type: 'MoveCar', job: other.id, to: null } : null;
	return operation.stints.length === 0
		? { type: 'StartOperation', ...on(job, operation) }
		: { type: 'ResumeOperation', ...on(job, operation), bay, technicians: people };
}

const partsAreMissing = ({ partsDueAt, partsArrivedAt }: Operation): boolean =>
	partsDueAt !== null && partsArrivedAt === null;

function begin(state: WorkshopState, at: AtWork, now: Instant): Command | null {
	const { operation, job } = at;
	if (operation.plan === null || operation.plan.start > now) return null;
	if (!partsAreMissing(operation)) return tryToClockOn(state, at, now);
	return operation.state === 'stopped'
		? null
		: {
				type: 'StopOperation',
				...on(job, operation),
				reason: 'parts',
				note: '',
				expectedUntil: operation.partsDueAt
			};
}

function goOn(state: WorkshopState, at: AtWork, now: Instant): Command | null {
	const { operation } = at;
	const stoppage = operation.stoppages.findLast(({ to }) => to === null);
	if (operation.stints.length === 0) return begin(state, at, now);
	const held = stoppage !== undefined && (stoppage.expectedUntil ?? now) > now;
	return held ? null : tryToClockOn(state, at, now);
}

function workOn(state: WorkshopState, { job, operation }: AtWork, now: Instant): Command | null {
	if (state.setup === null) return null;
	const planned = totalMinutes(state.setup, operation);
	const worked = workedMinutes(state, operation, now);
	if (worked >= planned * realShare(operation)) return finish(state, { job, operation }, now);
	const mishap = operation.stoppages.length === 0 ? mishapOf(operation) : null;
	if (mishap !== null && worked >= planned / 2)
		return {
			type: 'StopOperation',
			...on(job, operation),
			reason: mishap.reason,
			note: '',
			expectedUntil: now + mishap.lastsMs
		};
	const atLunch = clockedOn(operation).every((code) => !worksNow(state, code, now));
	return atLunch && isSplittable(state.setup, operation)
		? { type: 'PauseOperation', ...on(job, operation) }
		: null;
}

/** What an inspector of the crew who finds nothing writes down. */
function allGood(
	{ setup }: WorkshopState,
	{ job, operation }: AtWork
): Pick<InspectionWish, 'checks' | 'roadTest'> {
	if (setup === null || !isInspection(operation)) return {};
	const list = checkListFor(setup, job, operation);
	return {
		checks: list.map(({ name }) => ({ item: name, result: 'ok' })),
		...(operation.kind === 'road-test' ? { roadTest: { distanceKm: 6, note: '' } } : {})
	};
}

function finish(state: WorkshopState, { job, operation }: AtWork, now: Instant): Command {
	const again = job.operations.some(({ outcome }) => outcome === 'failed');
	const culprit = workBefore(job, operation)?.stints.at(-1)?.technician;
	if (
		operation.kind === 'final-inspection' &&
		!again &&
		culprit !== undefined &&
		failsInspection(operation)
	)
		return {
			type: 'FinishOperation',
			...on(job, operation),
			outcome: 'failed',
			finding: '底盘渗油',
			responsible: culprit,
			reworkMinutes: 20
		};
	const isLate = lateMinutesAt(job, operation, { at: now, goesBack: false }) > 0;
	const cause = causeOf(operation, state.setup?.reasons.lateFinish ?? []);
	return {
		type: 'FinishOperation',
		...on(job, operation),
		...allGood(state, { job, operation }),
		...(isLate ? { cause } : {})
	};
}

/** The next thing somebody on the floor does for this car, or null. */
export function floorWish(state: WorkshopState, job: Job, now: Instant): Command | null {
	const [operation] = openOperations(job);
	if (job.arrivedAt === null || operation === undefined) return null;
	const at = { job, operation };
	switch (operation.state) {
		case 'running':
			return workOn(state, at, now);
		case 'open':
			return begin(state, at, now);
		case 'paused':
		case 'stopped':
			return goOn(state, at, now);
		default:
			return null;
	}
}

/** Whether the work should have begun and the people or the bay are taken: its plan is out of date. */
export function isOverdue(job: Job, operation: Operation, now: Instant): boolean {
	const isNext = openOperations(job)[0] === operation;
	if (operation.plan === null || operation.stints.length > 0 || !isNext) return false;
	return now - operation.plan.start > 12 * MINUTE_MS && !partsAreMissing(operation);
}
