import type { BayCode, JobId, OperationId, TechnicianCode } from '../ids.ts';
import { gravity, OF_BAYS, OF_PEOPLE } from '../plan/alternatives.ts';
import type { Conflict, ConflictCode, Placement } from '../plan/conflict.ts';
import { conflictsOf } from '../plan/conflicts.ts';
import { occupancyAt } from '../plan/occupancy.ts';
import { findOperation, type FoundOperation } from '../plan/plan-for.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import { skillOf } from '../workshop/lookup.ts';

/** What letting go of a bar over a row comes to: a row says the bay or the person, the rest is found. */

/** A row of the timeline that something is let go over. */
export type DropRow =
	| { readonly by: 'bay'; readonly bay: BayCode }
	| {
			readonly by: 'technician';
			readonly technician: TechnicianCode;
			/** Whose row it was taken from, when it was one of several people's. */
			readonly instead?: TechnicianCode | undefined;
	  };

/** A piece of work let go. */
export interface Drop {
	readonly job: JobId;
	readonly operation: OperationId;
	readonly row: DropRow;
	readonly start: Instant;
	/** Minutes of work; left out: as planned, or the standard of whoever leads now. */
	readonly minutes?: number | undefined;
}

/**
 * The placement a drop means. On a bay's row the planned people stay, on a person's row the planned
 * bay; work without a plan gets whoever can do it then and has least to do, or the bay that suits it
 * best. Null for unknown work, or where the set-up has nobody or no bay at all.
 */
export function placementAt(state: WorkshopState, drop: Drop, now: Instant): Placement | null {
	const found = findOperation(state, drop);
	if (!found.ok) return null;
	const { plan } = found.value.operation;
	const place = placeOf({ state, found: found.value, drop, now });
	if (place === null) return null;
	const isSameLead = plan !== null && plan.technicians[0] === place.technicians[0];
	const minutes = drop.minutes ?? (isSameLead ? plan.minutes : undefined);
	return {
		job: drop.job,
		operation: drop.operation,
		start: drop.start,
		...place,
		...(minutes === undefined ? {} : { minutes })
	};
}

interface Finding {
	readonly state: WorkshopState;
	readonly found: FoundOperation;
	readonly drop: Drop;
	readonly now: Instant;
}

type Place = Pick<Placement, 'bay' | 'technicians'>;

function placeOf(finding: Finding): Place | null {
	const { row } = finding.drop;
	const { plan } = finding.found.operation;
	if (row.by === 'bay') {
		if (plan !== null) return { bay: row.bay, technicians: plan.technicians };
		const lead = leadFor(finding, row.bay);
		return lead === null ? null : { bay: row.bay, technicians: [lead] };
	}
	const technicians = peopleWith(plan?.technicians ?? [], row);
	const bay = plan?.bay ?? bayFor(finding, technicians);
	return bay === null ? null : { bay, technicians };
}

/** The new person takes the place of the one it was taken from, else of the lead. */
function peopleWith(
	planned: readonly TechnicianCode[],
	{ technician, instead = planned[0] }: Extract<DropRow, { by: 'technician' }>
): readonly TechnicianCode[] {
	if (planned.includes(technician)) return planned;
	if (planned.length === 0) return [technician];
	return planned.map((one) => (one === instead ? technician : one));
}

function leadFor(finding: Finding, bay: BayCode): TechnicianCode | null {
	const { state, found, now } = finding;
	const { technicians } = occupancyAt(state, now);
	const busy = (code: TechnicianCode): number =>
		(technicians.get(code) ?? []).reduce((sum, { from, to }) => sum + (to - from), 0);
	const skilled = found.setup.technicians.filter(
		({ skills }) => skills[found.operation.skill] !== undefined
	);
	const people = (skilled.length > 0 ? skilled : found.setup.technicians)
		.map(({ code }) => ({ code, load: busy(code) }))
		.sort((a, b) => a.load - b.load)
		.map(({ code }) => code);
	return leastHindered(people, OF_PEOPLE, (code) => against(finding, { bay, technicians: [code] }));
}

function bayFor(finding: Finding, technicians: readonly TechnicianCode[]): BayCode | null {
	const { setup, operation } = finding.found;
	const types: readonly string[] = skillOf(setup, operation.skill)?.bayTypes ?? [];
	const suiting = types.flatMap((type) => setup.bays.filter((bay) => bay.type === type));
	const bays = (suiting.length > 0 ? suiting : setup.bays).map(({ code }) => code);
	return leastHindered(bays, OF_BAYS, (bay) => against(finding, { bay, technicians }));
}

const against = (
	{ state, drop: { job, operation, start, minutes }, now }: Finding,
	place: Place
): readonly Conflict[] => conflictsOf(state, { job, operation, start, minutes, ...place }, now);

/** The first that nothing speaks against, else the one with least; null of none. */
function leastHindered<T>(
	all: readonly T[],
	kinds: ReadonlySet<ConflictCode>,
	conflicts: (one: T) => readonly Conflict[]
): T | null {
	let best: T | null = null;
	let least = Infinity;
	for (const one of all) {
		const weight = gravity(conflicts(one).filter(({ code }) => kinds.has(code)));
		if (weight < least) [best, least] = [one, weight];
		if (weight === 0) break;
	}
	return best;
}
