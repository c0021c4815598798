import type { BayCode, JobId, TechnicianCode } from '../ids.ts';
import type { Conflict } from '../plan/conflict.ts';
import {
	absenceConflicts,
	bayTypeConflicts,
	partsConflicts,
	skillConflicts
} from '../plan/needs.ts';
import type { Refusal } from '../refusals.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import type { Setup } from '../workshop/setup.ts';
import type { Operation } from './job.ts';

/** Where somebody is about to clock on. */
export interface Workplace {
	readonly bay: BayCode;
	readonly technicians: readonly TechnicianCode[];
}

/** Whether the bay is out of order at `at`; an outage with a known end is over by itself. */
export function outageAt(state: WorkshopState, bay: BayCode, at: Instant) {
	const outage = state.outages.get(bay);
	return outage !== undefined && (outage.until === null || outage.until > at) ? outage : null;
}

/** The visit whose car stands in the bay, other than `except`. */
const carIn = (state: WorkshopState, bay: BayCode, except: JobId) =>
	[...state.jobs.values()].find(({ id, place }) => id !== except && place?.bay === bay);

/** What nobody may override about putting a car into a bay; null when it may stand there. */
export function bayRefusal(
	state: WorkshopState,
	{ bay, job }: { readonly bay: BayCode; readonly job: JobId },
	at: Instant
): Refusal | null {
	if (!state.setup?.bays.some(({ code }) => code === bay)) return { code: 'bay/unknown', bay };
	const outage = outageAt(state, bay, at);
	if (outage !== null) return { code: 'bay/out-of-order', bay, reason: outage.reason };
	const other = carIn(state, bay, job);
	return other === undefined ? null : { code: 'bay/occupied', bay, job: other.id };
}

/** The first technician the set-up does not know, or null. */
export function unknownTechnician(
	setup: Setup,
	technicians: readonly TechnicianCode[]
): Refusal | null {
	const unknown = technicians.find((wanted) =>
		setup.technicians.every(({ code }) => code !== wanted)
	);
	return unknown === undefined ? null : { code: 'technician/unknown', technician: unknown };
}

/** What starting here and now would break although a reason may allow it: skill, absence, parts, bay type. */
export function startConflicts(
	state: WorkshopState,
	{ operation, bay, technicians }: Workplace & { readonly operation: Operation },
	at: Instant
): readonly Conflict[] {
	const { setup } = state;
	if (setup === null) return [];
	return [
		...bayTypeConflicts(setup, bay, operation),
		...partsConflicts(operation, at, at),
		...technicians.flatMap((technician) => [
			...skillConflicts(setup, technician, operation),
			...absenceConflicts(state, technician, at)
		])
	];
}
