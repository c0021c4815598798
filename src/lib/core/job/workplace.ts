import type { BayCode, JobId, TechnicianCode } from '../ids.ts';
import type { Conflict } from '../plan/conflict.ts';
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
		...bayConflicts(setup, bay, operation),
		...partsConflicts(operation),
		...technicians.flatMap((technician) => [
			...skillConflicts(setup, technician, operation),
			...absencesAt(state, technician, at)
		])
	];
}

function bayConflicts(setup: Setup, bay: BayCode, { skill }: Operation): readonly Conflict[] {
	const type = setup.bays.find(({ code }) => code === bay)?.type ?? '';
	const suits = setup.skills.find(({ code }) => code === skill)?.bayTypes.includes(type) ?? true;
	return suits ? [] : [{ code: 'bay-unsuitable', bay, skill }];
}

const partsConflicts = ({ partsDueAt, partsArrivedAt }: Operation): readonly Conflict[] =>
	partsDueAt !== null && partsArrivedAt === null
		? [{ code: 'parts-missing', dueAt: partsDueAt }]
		: [];

function skillConflicts(
	setup: Setup,
	technician: TechnicianCode,
	{ skill }: Operation
): readonly Conflict[] {
	const known = setup.technicians.find(({ code }) => code === technician);
	return known?.skills[skill] === undefined ? [{ code: 'skill-missing', technician, skill }] : [];
}

const absencesAt = (
	{ absences }: WorkshopState,
	technician: TechnicianCode,
	at: Instant
): readonly Conflict[] =>
	[...absences.values()]
		.filter((absence) => absence.technician === technician && absence.from <= at && at < absence.to)
		.map(({ from, to }) => ({ code: 'absent', technician, from, to }));
