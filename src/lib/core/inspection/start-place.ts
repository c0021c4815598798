import type { BayCode, TechnicianCode } from '../ids.ts';
import { clockedOn } from '../job/decide-clocking.ts';
import type { Job, Operation } from '../job/job.ts';
import { bayRefusal } from '../job/workplace.ts';
import { absenceConflicts, bayTypeConflicts, skillConflicts } from '../plan/needs.ts';
import type { StaffLink } from '../people/staff-link.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import type { Setup } from '../workshop/setup.ts';

/** Where and by whom an inspection or a wash can begin now, the likeliest first. */
export interface StartChoices {
	/** Free bays that have what it needs; the one the car stands in, or is planned for, first. */
	readonly bays: readonly BayCode[];
	/** People who can do it and are here; whoever asks first, then those who are free. */
	readonly technicians: readonly TechnicianCode[];
}

interface At {
	readonly job: Job;
	readonly operation: Operation;
}

/** The workshop, and when it is asked about. */
interface There {
	readonly state: WorkshopState;
	readonly setup: Setup;
	readonly now: Instant;
}

/** Wanted ones first, in the order of the wish; the others keep theirs. */
function wantedFirst<Code>(codes: readonly Code[], wanted: readonly Code[]): readonly Code[] {
	const first = wanted.filter(
		(code, index) => codes.includes(code) && wanted.indexOf(code) === index
	);
	return [...first, ...codes.filter((code) => !first.includes(code))];
}

function baysFor({ state, setup, now }: There, { job, operation }: At): readonly BayCode[] {
	const free = setup.bays
		.map(({ code }) => code)
		.filter((bay) => bayTypeConflicts(setup, bay, operation).length === 0)
		.filter((bay) => bayRefusal(state, { bay, job: job.id }, now) === null);
	const likely = [operation.plan?.bay, job.place?.bay].filter((bay) => bay !== undefined);
	// Its own kind of bay before one that mechanics need, too.
	const own = setup.bays.filter(({ kind }) => kind === operation.trade).map(({ code }) => code);
	return wantedFirst(free, [...likely, ...own]);
}

function peopleFor({ state, setup, now }: There, { operation }: At): readonly TechnicianCode[] {
	const busy = new Set(
		[...state.jobs.values()].flatMap(({ operations }) => operations.flatMap(clockedOn))
	);
	const able = setup.technicians
		.map(({ code }) => code)
		.filter((code) => skillConflicts(setup, code, operation).length === 0)
		.filter((code) => absenceConflicts(state, code, now).length === 0);
	const free = able.filter((code) => !busy.has(code));
	return wantedFirst(able, [...(operation.plan?.technicians ?? []), ...free]);
}

/** Whether a code of the set-up is this person's. */
const codeOf = (setup: Setup, staff: StaffLink | null | undefined): TechnicianCode | null =>
	setup.technicians.find(({ code }) => staff?.workshop === setup.code && code === staff.code)
		?.code ?? null;

/** What a tablet offers, and what its first tap means; both lists may be empty. */
export function startChoices(
	state: WorkshopState,
	at: At,
	{ now, staff }: { readonly now: Instant; readonly staff: StaffLink | null | undefined }
): StartChoices {
	const { setup } = state;
	if (setup === null) return { bays: [], technicians: [] };
	const there = { state, setup, now };
	const people = peopleFor(there, at);
	const mine = codeOf(setup, staff);
	return {
		bays: baysFor(there, at),
		technicians: mine === null ? people : wantedFirst(people, [mine])
	};
}
