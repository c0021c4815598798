import type { SkillCode } from '../ids.ts';
import type { Operation } from '../job/job.ts';
import { isSplittable, plannedMinutes, workMinutes } from '../plan/length.ts';
import { missingPartsDueAt, waitsForPartsWithoutDate } from '../plan/readiness.ts';
import type { Instant } from '../time/instant.ts';
import { skillOf } from '../workshop/lookup.ts';
import type { Setup } from '../workshop/setup.ts';
import type { CannotPlan } from './left-out.ts';
import type { Choice, Pin, Place } from './problem.ts';
import { indexOf, notBefore, placeOf, type Reading, type Unordered } from './reading.ts';
import type { Resources } from './state-resources.ts';

/** Work nobody has begun, as the planner sees it: who could do it where, or why nobody can. */

interface Suitable {
	readonly people: readonly { readonly technician: number; readonly factor: number }[];
	readonly bays: readonly number[];
}
const suitableBySkill = new WeakMap<Setup, Map<SkillCode, Suitable>>();

/** Who has a skill and which bays have what it needs, by index; looked up once per set-up. */
export function suitableFor(setup: Setup, skill: SkillCode): Suitable {
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
	const leads =
		lead === undefined ? -1 : indexOf(resources.technicianAt, lead, standIn?.technician);
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
	const own = planned === undefined ? -1 : indexOf(resources.bayAt, planned, standIn?.bay);
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

/** Nobody knows when its parts come: no date was given, or it has passed. */
const partsUnknown = (operation: Operation, now: Instant): boolean =>
	waitsForPartsWithoutDate(operation) || (missingPartsDueAt(operation) ?? Infinity) <= now;

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

/** Work nobody has begun, or why it cannot be planned. Work that has a place keeps it in that case. */
export function openWork(reading: Reading, operation: Operation): Unordered | CannotPlan {
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
	// It has a place, and keeps it as long as nobody can say a better one. Its length is what is worked: breaks are not.
	const minutes = Math.max(1, Math.round(plan?.minutes ?? place.end - place.start));
	const lead = { technician: place.technicians[0] ?? 0, minutes };
	return { ...work, choices: [lead], bays: [place.bay], pin: 'pinned', place };
}
