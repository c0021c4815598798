import { opaqueId } from '../board/opaque-id.ts';
import type { BayCode, JobId, OperationId, SkillCode, TechnicianCode } from '../ids.ts';
import type { Job, Operation, Stint } from '../job/job.ts';
import {
	isSplittable,
	minutesLeft,
	plannedMinutes,
	runningEnd,
	workMinutes
} from '../plan/length.ts';
import { hasBegun } from '../plan/occupancy.ts';
import {
	hereAt,
	missingPartsDueAt,
	stoppageEndsAt,
	waitsForPartsWithoutDate
} from '../plan/readiness.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import { skillOf } from '../workshop/lookup.ts';
import type { Setup } from '../workshop/setup.ts';
import type { Choice, Pin, Place, ProblemJob, ProblemOperation } from './problem.ts';
import { minuteFrom, minuteOf, type Resources } from './state-resources.ts';

/** One visit as the planner sees it: what is left to do, who could do it where, and what holds it. */

/**
 * Why work cannot be planned: nobody has the skill; the workshop has no such bay; nobody who could do
 * it works at all within the horizon; it fits into no stretch of anybody's hours and may not be split;
 * nobody knows when its parts come; it comes after work of its own car that cannot be planned.
 */
type CannotPlan = 'no-technician' | 'no-bay' | 'closed' | 'too-long' | 'parts' | 'behind';

/** A piece of work that is left out of the question, and why. */
export interface LeftOut {
	readonly job: JobId;
	readonly operation: OperationId;
	readonly skill: SkillCode;
	readonly why: CannotPlan;
}

/** Operations of a visit as the problem has them, with which they are. */
export interface JobDraft {
	readonly job: ProblemJob;
	/** Ids by index in the problem. */
	readonly operations: readonly OperationId[];
	readonly leftOut: readonly LeftOut[];
	/** Settles which of two equal cars comes first, on a wall as at a desk: walls hide the ids of visits. */
	readonly rank: string;
}

/** What a visit is read with. */
export interface Reading {
	readonly state: WorkshopState;
	readonly setup: Setup;
	readonly resources: Resources;
	readonly now: Instant;
	/**
	 * Index of a technician and a bay that stand in where there are none, so that a forecast leaves
	 * nothing out; null where work without them is to be left out.
	 */
	readonly standIn: { readonly technician: number; readonly bay: number } | null;
}

interface Suitable {
	readonly people: readonly { readonly technician: number; readonly factor: number }[];
	readonly bays: readonly number[];
}
const suitableBySkill = new WeakMap<Setup, Map<SkillCode, Suitable>>();

/** Who has a skill and which bays have what it needs, by index; looked up once per set-up. */
function suitableFor(setup: Setup, skill: SkillCode): Suitable {
	const bySkill = suitableBySkill.get(setup) ?? new Map<SkillCode, Suitable>();
	suitableBySkill.set(setup, bySkill);
	const known = bySkill.get(skill);
	if (known !== undefined) return known;
	const types = skillOf(setup, skill)?.bayTypes ?? [];
	const suitable: Suitable = {
		people: setup.technicians.flatMap(({ skills }, technician) => {
			const factor = skills[skill];
			return factor === undefined ? [] : [{ technician, factor }];
		}),
		bays: setup.bays.flatMap(({ type }, bay) => (types.includes(type) ? [bay] : []))
	};
	bySkill.set(skill, suitable);
	return suitable;
}

const at = <Code>(map: ReadonlyMap<Code, number>, code: Code, standIn: number | undefined) =>
	map.get(code) ?? standIn ?? -1;

/** Who could do work nobody has begun. What was added to a plan's length stays added, whoever does it. */
function choicesOf({ setup, resources, standIn }: Reading, operation: Operation): Choice[] {
	const { plan, standardMinutes } = operation;
	const lead = plan?.technicians[0];
	const added =
		plan === null || lead === undefined ? 0 : plan.minutes - plannedMinutes(setup, operation, lead);
	const choices = suitableFor(setup, operation.skill).people.map(({ technician, factor }) => ({
		technician,
		minutes: Math.max(1, workMinutes(standardMinutes, factor) + added)
	}));
	const leads = lead === undefined ? -1 : at(resources.technicianAt, lead, standIn?.technician);
	// A plan anew needs no such exception; a forecast takes it as it stands.
	if (
		standIn !== null &&
		plan !== null &&
		leads >= 0 &&
		choices.every(({ technician }) => technician !== leads)
	) {
		choices.push({ technician: leads, minutes: Math.max(1, Math.round(plan.minutes)) });
	}
	if (choices.length === 0 && standIn !== null) {
		const minutes = plannedMinutes(setup, operation, null);
		choices.push({ technician: standIn.technician, minutes });
	}
	return choices;
}

const opensAgain = ({ bays, horizon }: Resources, bay: number): boolean =>
	bays[bay]?.closed.every(({ to }) => to < horizon) ?? false;

function baysOf({ setup, resources, standIn }: Reading, operation: Operation): readonly number[] {
	const { bays } = suitableFor(setup, operation.skill);
	const planned = operation.plan?.bay;
	const own = planned === undefined ? -1 : at(resources.bayAt, planned, standIn?.bay);
	// Nobody knows when such a bay can be used again: no plan can be made on it.
	if (standIn === null) return bays.filter((bay) => opensAgain(resources, bay));
	if (own >= 0 && !bays.includes(own)) return [...bays, own];
	return bays.length === 0 ? [standIn.bay] : bays;
}

/** Why nobody of the choices can do work of this length within the horizon; null when somebody can. */
function hopeless(
	{ longest, total }: Resources,
	choices: readonly Choice[],
	splittable: boolean
): CannotPlan | null {
	if (choices.length === 0) return 'no-technician';
	if (choices.every(({ technician }) => (total[technician] ?? 1) === 0)) return 'closed';
	const room = splittable ? total : longest;
	const fits = choices.some(({ technician, minutes }) => (room[technician] ?? minutes) >= minutes);
	return fits ? null : 'too-long';
}

type Unordered = Omit<ProblemOperation, 'after'>;

/** Nobody knows when its parts come: no date was given, or it has passed. */
const partsUnknown = (operation: Operation, now: Instant): boolean =>
	waitsForPartsWithoutDate(operation) || (missingPartsDueAt(operation) ?? Infinity) <= now;

const notBefore = (reading: Reading, operation: Operation): number =>
	Math.max(
		0,
		...[missingPartsDueAt(operation), stoppageEndsAt(operation)].map((held) =>
			held === null ? 0 : minuteFrom(reading.resources.origin, held)
		)
	);

function placeOf(
	{ resources, standIn }: Reading,
	{ bay, technicians }: { readonly bay: BayCode; readonly technicians: readonly TechnicianCode[] },
	[from, to]: readonly [Instant, Instant]
): Place {
	const start = Math.max(0, minuteOf(resources.origin, from));
	return {
		bay: at(resources.bayAt, bay, standIn?.bay),
		technicians: technicians
			.map((code) => at(resources.technicianAt, code, standIn?.technician))
			.filter((index) => index >= 0),
		start,
		end: Math.max(start + 1, minuteOf(resources.origin, to))
	};
}

/** Somebody gave a reason for just this time (overtime, say): it is meant, as long as it is to come. */
function pinOf({ now }: Reading, { plan }: Operation): Pin {
	if (plan === null) return 'draft';
	return plan.overrides.length > 0 && plan.start >= now ? 'pinned' : 'published';
}

/** Who works along; nobody where only those could lead it. */
function helpersOf({ technicians }: Place, choices: readonly Choice[]): readonly number[] {
	const helpers = technicians.slice(1);
	return choices.every(({ technician }) => helpers.includes(technician)) ? [] : helpers;
}

/** Why work cannot be planned anew; null where it can, and for a forecast, which finds somebody for everything. */
function obstacle(
	{ resources, standIn, now }: Reading,
	operation: Operation,
	{ choices, bays, splittable }: Pick<Unordered, 'choices' | 'bays' | 'splittable'>
): CannotPlan | null {
	if (standIn !== null) return null;
	const why = hopeless(resources, choices, splittable);
	if (why !== null) return why;
	if (bays.length === 0) return 'no-bay';
	return partsUnknown(operation, now) ? 'parts' : null;
}

function open(reading: Reading, operation: Operation): Unordered | CannotPlan {
	const { setup, resources } = reading;
	const { plan } = operation;
	const place = plan === null ? null : placeOf(reading, plan, [plan.start, plan.end]);
	const isKnown = place !== null && place.bay >= 0 && place.technicians.length > 0;
	const splittable = isSplittable(setup, operation);
	const choices = choicesOf(reading, operation);
	const work = {
		id: operation.id,
		choices,
		bays: baysOf(reading, operation),
		helpers: isKnown ? helpersOf(place, choices) : [],
		// Better a forecast in pieces than none.
		splittable: splittable || hopeless(resources, choices, splittable) === 'too-long',
		notBefore: notBefore(reading, operation)
	};
	const why = obstacle(reading, operation, { ...work, splittable });
	if (!isKnown) return why ?? { ...work, pin: 'draft', place: null };
	if (why === null) return { ...work, pin: pinOf(reading, operation), place };
	// It has a place, and keeps it as long as nobody can say a better one.
	const lead = { technician: place.technicians[0] ?? 0, minutes: place.end - place.start };
	return { ...work, choices: [lead], bays: [place.bay], pin: 'pinned', place };
}

/** When the spell of work that runs now began; the last one of work that is interrupted. */
function spell({ stints }: Operation): Stint | undefined {
	const on = stints.filter(({ to }) => to === null);
	return on.length === 0
		? stints[stints.length - 1]
		: on.reduce((first, stint) => (stint.from < first.from ? stint : first));
}

/**
 * Work somebody is at, or was at: it stays with its people in its bay. Where it was interrupted, when
 * it goes on is for `state-problem.ts` to say; until then it has no place.
 */
function begun(reading: Reading, operation: Operation): Unordered | CannotPlan {
	const { state, setup, now } = reading;
	const on = operation.stints.filter(({ to }) => to === null);
	const last = spell(operation);
	const people = on.length > 0 ? on.map(({ technician }) => technician) : returning(operation);
	if (last === undefined) return 'no-technician';
	const end = on.length > 0 ? runningEnd(state, operation, now) : now;
	const place = placeOf(reading, { bay: last.bay, technicians: people }, [last.from, end]);
	const lead = place.technicians[0];
	if (lead === undefined) return 'no-technician';
	if (place.bay < 0) return 'no-bay';
	return {
		id: operation.id,
		choices: [
			{
				technician: lead,
				minutes: Math.max(1, Math.ceil(minutesLeft(state, operation, now)))
			}
		],
		bays: [place.bay],
		helpers: place.technicians.slice(1),
		splittable: isSplittable(setup, operation),
		notBefore: notBefore(reading, operation),
		pin: 'started',
		place: on.length > 0 ? place : null
	};
}

/** Who goes on with interrupted work. */
const returning = ({ plan, stints }: Operation): readonly TechnicianCode[] =>
	plan?.technicians ?? stints.slice(-1).map(({ technician }) => technician);

const isOver = ({ state }: Operation): boolean => state === 'finished' || state === 'cancelled';

interface Joining {
	readonly operations: ProblemOperation[];
	readonly ids: OperationId[];
	readonly leftOut: LeftOut[];
	/** What each operation so far stands for: indices in the problem; left-out work stands for nothing. */
	readonly standsFor: Map<OperationId, readonly number[]>;
}

function join(into: Joining, reading: Reading, [job, operation]: readonly [Job, Operation]): void {
	const { operations, ids, leftOut, standsFor } = into;
	const after = [...new Set(operation.after.flatMap((id) => standsFor.get(id) ?? []))];
	// Cancelled work hands on what it waited for itself.
	if (isOver(operation)) {
		standsFor.set(operation.id, operation.state === 'cancelled' ? after : []);
		return;
	}
	const isBehind = operation.after.some((id) => leftOut.some((out) => out.operation === id));
	const drafted = hasBegun(operation)
		? begun(reading, operation)
		: isBehind
			? 'behind'
			: open(reading, operation);
	if (typeof drafted === 'string') {
		leftOut.push({ job: job.id, operation: operation.id, skill: operation.skill, why: drafted });
		return;
	}
	standsFor.set(operation.id, [operations.length]);
	operations.push({ ...drafted, after });
	ids.push(operation.id);
}

/** On a wall visits have these ids already. */
const isOpaque = (id: string): boolean => /^[0-9a-z]{14}$/.test(id);

const WAITING_WEIGHT = 3;

function read(reading: Reading, job: Job): JobDraft {
	const into: Joining = { operations: [], ids: [], leftOut: [], standsFor: new Map() };
	for (const operation of job.operations) join(into, reading, [job, operation]);
	const promise = job.promises[job.promises.length - 1]?.at;
	const earliest = job.promises.reduce(
		(turn, given) => Math.min(turn, given.at),
		promise ?? Infinity
	);
	const here = hereAt(job);
	const { origin } = reading.resources;
	return {
		job: {
			id: job.id,
			release: here === null ? 0 : Math.max(0, minuteFrom(origin, here)),
			promise: promise === undefined ? null : minuteOf(origin, promise),
			turn: promise === undefined ? undefined : minuteOf(origin, earliest),
			weight: job.waiting ? WAITING_WEIGHT : 1,
			waiting: job.waiting,
			operations: into.operations
		},
		operations: into.ids,
		leftOut: into.leftOut,
		rank: `${String(job.openedAt)} ${isOpaque(job.id) ? job.id : opaqueId(job.id)}`
	};
}

/** Whether what the planner sees of the visit changes as time passes, without any event. */
const movesOn = (job: Job): boolean =>
	job.operations.some(
		(operation) =>
			!isOver(operation) &&
			(hasBegun(operation) ||
				missingPartsDueAt(operation) !== null ||
				(operation.plan?.overrides.length ?? 0) > 0)
	);

const remembered = new WeakMap<
	Job,
	{ readonly resources: Resources; readonly isWhole: boolean; readonly draft: JobDraft }
>();

/**
 * A visit for the planner. Most visits wait for their turn and look the same at every instant; those
 * are read once and kept until they, somebody's hours or a bay change.
 */
export function draftOf(reading: Reading, job: Job): JobDraft {
	const { resources, standIn } = reading;
	const known = remembered.get(job);
	const isWhole = standIn !== null;
	if (known?.resources === resources && known.isWhole === isWhole) return known.draft;
	const draft = read(reading, job);
	if (!movesOn(job)) remembered.set(job, { resources, isWhole, draft });
	return draft;
}
