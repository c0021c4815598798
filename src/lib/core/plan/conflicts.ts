import type { BayCode } from '../ids.ts';
import type { Whose } from '../planner/state-hours.ts';
import type { WorkshopState } from '../state.ts';
import { overlaps, type Instant, type Stretch } from '../time/instant.ts';
import { technicianOf } from '../workshop/lookup.ts';
import type { Setup, Technician } from '../workshop/setup.ts';
import {
	CONFLICT_WEIGHT,
	type Conflict,
	type ConflictWeight,
	type OtherWork,
	type Placement
} from './conflict.ts';
import { isSplittable } from './length.ts';
import { absenceConflicts, bayTypeConflicts, partsConflicts, skillConflicts } from './needs.ts';
import { occupancyAt, type Held } from './occupancy.ts';
import { orderConflicts } from './order-conflicts.ts';
import { liesWithin } from './place.ts';
import { canBePlanned, lay, placed, type Laid, type Placed } from './plan-for.ts';
import { waitsForPartsWithoutDate } from './readiness.ts';

/**
 * Everything a placement would break, said before it is done. Page and server ask the same function,
 * many times a second while a bar is dragged.
 */

/** A placement with its length, at a moment. */
interface Trial extends Placed {
	readonly laid: Laid;
	/** From its start to its end, breaks included: bay and people are held all the while. */
	readonly held: Stretch;
	readonly now: Instant;
}

const otherWork = ({ job, operation, from, to }: Held): OtherWork => ({ job, operation, from, to });

/** Work of others, or other work of the same car, that is in the way. */
const clashes = (held: readonly Held[] | undefined, { held: mine, operation }: Trial): Held[] =>
	(held ?? []).filter((other) => other.operation !== operation.id && overlaps(other, mine));

function bayConflicts(state: WorkshopState, trial: Trial, bay: BayCode): Conflict[] {
	const { setup, operation, job, held, now } = trial;
	const conflicts: Conflict[] = [...bayTypeConflicts(setup, bay, operation)];
	const outage = state.outages.get(bay);
	if (
		outage !== undefined &&
		overlaps({ from: outage.since, to: outage.until ?? Infinity }, held)
	) {
		conflicts.push({ code: 'bay-out-of-order', bay, until: outage.until });
	}
	for (const other of clashes(occupancyAt(state, now).bays.get(bay), trial)) {
		// Two may work on one car in its bay; a second car cannot be there.
		if (other.job !== job.id) conflicts.push({ code: 'bay-busy', bay, with: otherWork(other) });
	}
	return conflicts;
}

/** Whether some of the work lies outside those hours. */
const leaves = (state: WorkshopState, { laid }: Trial, whose: Whose): boolean =>
	laid.pieces.some((piece) => !liesWithin(state, whose, piece));

/** Whether one of the people works outside their hours, overtime counted in; absences are another matter. */
function leavesOwnHours(state: WorkshopState, trial: Trial, { code }: Technician): boolean {
	const { setup, operation, placement } = trial;
	// The lead's hours set the pieces; who helps with long work goes to lunch in between.
	const mayLunch = code !== placement.technicians[0] && isSplittable(setup, operation);
	return leaves(state, trial, { technician: code, kind: mayLunch ? 'shift' : 'own' });
}

function technicianConflicts(
	state: WorkshopState,
	trial: Trial,
	technician: Technician
): Conflict[] {
	const { setup, operation, laid, now } = trial;
	const { code } = technician;
	const conflicts: Conflict[] = [
		...skillConflicts(setup, code, operation),
		...absenceConflicts(state, code, laid.pieces)
	];
	for (const other of clashes(occupancyAt(state, now).technicians.get(code), trial)) {
		conflicts.push({ code: 'technician-busy', technician: code, with: otherWork(other) });
	}
	return conflicts;
}

/** Closed hours are said once for the workshop, else for each person whose own hours are left. */
function hoursConflicts(state: WorkshopState, trial: Trial): Conflict[] {
	const { setup, placement } = trial;
	const people = peopleOf(setup, placement);
	const leaving = people.filter((technician) => leavesOwnHours(state, trial, technician));
	// Whom overtime keeps here works on behind closed doors.
	if (people.length > 0 && leaving.length === 0) return [];
	if (leaves(state, trial, { technician: null, kind: 'working' })) {
		return [{ code: 'closed-hours', technician: null }];
	}
	return leaving.map(({ code }) => ({ code: 'closed-hours', technician: code }));
}

/** The people of a placement, each once. */
function peopleOf(setup: Setup, { technicians }: Placement): readonly Technician[] {
	const people = new Set<Technician>();
	for (const code of technicians) {
		const technician = technicianOf(setup, code);
		if (technician !== undefined) people.add(technician);
	}
	return Array.from(people);
}

/** What stands against starting then, whoever does it and wherever. */
function readinessConflicts({ job, operation, placement, now }: Trial): Conflict[] {
	const { start } = placement;
	const conflicts: Conflict[] = [...partsConflicts(operation, start, now)];
	if (conflicts.length === 0 && waitsForPartsWithoutDate(operation)) {
		conflicts.push({ code: 'parts-missing', dueAt: null });
	}
	const expectedAt = job.arrivedAt === null ? (job.expectedAt ?? job.appointmentAt) : null;
	if (expectedAt !== null && expectedAt > start) {
		conflicts.push({ code: 'before-arrival', expectedAt });
	}
	if (start < now) conflicts.push({ code: 'in-the-past' });
	return conflicts;
}

function trialOf(state: WorkshopState, placement: Placement, now: Instant): Trial | null {
	const found = placed(state, placement);
	if (!found.ok) return null;
	const laid = lay(state, found.value);
	return { ...found.value, laid, held: { from: placement.start, to: laid.end }, now };
}

/**
 * All that a placement would break, gravest kinds first: work that has begun or ended, bay, people,
 * order of operations, hours, parts and arrival. It is held against all other work, not against the
 * present plan of the same operation. A placement that names something unknown has no conflicts; ask
 * `planFor` whether it can be made at all.
 */
export function conflictsOf(
	state: WorkshopState,
	placement: Placement,
	now: Instant
): readonly Conflict[] {
	const trial = trialOf(state, placement, now);
	if (trial === null) return [];
	if (!canBePlanned(trial)) return [{ code: 'already-started' }];
	const conflicts = bayConflicts(state, trial, placement.bay);
	for (const technician of peopleOf(trial.setup, placement)) {
		conflicts.push(...technicianConflicts(state, trial, technician));
	}
	conflicts.push(
		...orderConflicts(state, trial, now),
		...hoursConflicts(state, trial),
		...readinessConflicts(trial)
	);
	return conflicts;
}

const HEAVIEST_FIRST: readonly ConflictWeight[] = ['never', 'override', 'warn'];

/** The weight of the gravest conflict; null when there is none. */
export const heaviest = (conflicts: readonly Conflict[]): ConflictWeight | null =>
	HEAVIEST_FIRST.find((weight) => conflicts.some(({ code }) => CONFLICT_WEIGHT[code] === weight)) ??
	null;
