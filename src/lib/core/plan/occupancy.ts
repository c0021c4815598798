import type { BayCode, JobId, OperationId, TechnicianCode } from '../ids.ts';
import type { Job, Operation, Stint } from '../job/job.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant, Stretch } from '../time/instant.ts';
import { runningEnd } from './length.ts';

/**
 * Who has which bay and which technician when, from plans and from what really happens. A car that
 * only stands in a bay after its work holds it against starting (`standing`), not against planning:
 * it will have been moved by then.
 */

/** A stretch in which an operation has a bay or a person. */
export interface Held extends Stretch {
	readonly job: JobId;
	readonly operation: OperationId;
	/** It runs, or is interrupted: it keeps its place whatever the plan says. */
	readonly started: boolean;
}

/** What one operation holds; `bay` null when the car was moved away from interrupted work. */
export interface Holding extends Held {
	readonly bay: BayCode | null;
	readonly technicians: readonly TechnicianCode[];
}

/** All that is held, by bay and by technician. */
export interface Occupancy {
	readonly bays: ReadonlyMap<BayCode, readonly Held[]>;
	readonly technicians: ReadonlyMap<TechnicianCode, readonly Held[]>;
	/** Cars by the bay they stand in; more than one only when the facts were corrected by hand. */
	readonly standing: ReadonlyMap<BayCode, readonly Job[]>;
}

const holdingAsPlanned = (job: Job, operation: Operation): Holding | null =>
	operation.plan === null
		? null
		: {
				job: job.id,
				operation: operation.id,
				from: operation.plan.start,
				to: operation.plan.end,
				started: false,
				bay: operation.plan.bay,
				technicians: operation.plan.technicians
			};

const lastStint = ({ stints }: Operation): Stint | null => stints[stints.length - 1] ?? null;

/**
 * Whether anybody ever worked on it. Such work keeps the plan it had: what was really done is not
 * re-planned (product rule 4.4).
 */
export const hasBegun = ({ stints }: Operation): boolean => stints.length > 0;

function holdingWhileInterrupted(job: Job, operation: Operation, now: Instant): Holding | null {
	const last = lastStint(operation);
	// Stopped before anybody began (its parts are missing, say): only the plan holds something.
	if (last === null) return holdingAsPlanned(job, operation);
	const people = operation.plan?.technicians ?? [last.technician];
	return {
		job: job.id,
		operation: operation.id,
		from: operation.stints[0]?.from ?? last.from,
		to: Math.max(operation.plan?.end ?? now, now),
		started: true,
		bay: job.place?.bay === last.bay ? last.bay : null,
		// A stoppage clocks its people off for long; a pause only until they come back.
		technicians: operation.state === 'paused' ? people : []
	};
}

function holdingWhileRunning(
	state: WorkshopState,
	{ job, operation }: { readonly job: Job; readonly operation: Operation },
	now: Instant
): Holding {
	const on = operation.stints.filter(({ to }) => to === null);
	const from = on.reduce((earliest, stint) => Math.min(earliest, stint.from), now);
	// Without a plan nobody has said an end, so the expected one stands in for it.
	const end = operation.plan?.end ?? runningEnd(state, operation, now);
	return {
		job: job.id,
		operation: operation.id,
		from,
		to: Math.max(end, now),
		started: true,
		bay: on[on.length - 1]?.bay ?? null,
		technicians: on.map(({ technician }) => technician)
	};
}

/** What an operation of a job holds, planned or real; null when it holds nothing. */
export function holdingOf(
	state: WorkshopState,
	which: { readonly job: Job; readonly operation: Operation },
	now: Instant
): Holding | null {
	const { job, operation } = which;
	switch (operation.state) {
		case 'open':
			return holdingAsPlanned(job, operation);
		case 'running':
			return holdingWhileRunning(state, which, now);
		case 'paused':
		case 'stopped':
			return holdingWhileInterrupted(job, operation, now);
		case 'finished':
		case 'cancelled':
			return null;
	}
}

function add<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
	const list = lists.get(key);
	if (list === undefined) lists.set(key, [value]);
	else list.push(value);
}

/** Reads who holds what from all open visits. Costs a pass over them; `occupancyAt` remembers it. */
export function buildOccupancy(state: WorkshopState, now: Instant): Occupancy {
	const bays = new Map<BayCode, Held[]>();
	const technicians = new Map<TechnicianCode, Held[]>();
	const standing = new Map<BayCode, Job[]>();
	for (const job of state.jobs.values()) {
		if (job.end !== null) continue;
		if (job.place !== null) add(standing, job.place.bay, job);
		for (const operation of job.operations) {
			const holding = holdingOf(state, { job, operation }, now);
			if (holding === null) continue;
			if (holding.bay !== null) add(bays, holding.bay, holding);
			for (const technician of holding.technicians) add(technicians, technician, holding);
		}
	}
	return { bays, technicians, standing };
}

const remembered = new WeakMap<
	WorkshopState['jobs'],
	{ readonly state: WorkshopState; readonly now: Instant; readonly occupancy: Occupancy }
>();

/**
 * As `buildOccupancy`, remembered for the last instant asked about these jobs: a drag asks many times
 * within one tick of the clock. Relies on the state never being changed in place.
 */
export function occupancyAt(state: WorkshopState, now: Instant): Occupancy {
	const known = remembered.get(state.jobs);
	const isKnown =
		known?.now === now &&
		known.state.setup === state.setup &&
		known.state.absences === state.absences &&
		known.state.attendance === state.attendance;
	if (isKnown) return known.occupancy;
	const occupancy = buildOccupancy(state, now);
	remembered.set(state.jobs, { state, now, occupancy });
	return occupancy;
}
