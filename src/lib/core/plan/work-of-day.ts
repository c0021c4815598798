import type { TechnicianCode } from '../ids.ts';
import type { Job, Operation, Plan, Stint } from '../job/job.ts';
import type { WorkshopState } from '../state.ts';
import { MINUTE_MS, overlaps, type Instant, type Stretch } from '../time/instant.ts';
import { clipped, merged, minutesIn } from '../time/stretches.ts';
import type { Setup } from '../workshop/setup.ts';
import { isSplittable, minutesLeft } from './length.ts';
import { earliestFit, hoursWithin, layOut } from './place.ts';
import { canBePlanned } from './plan-for.ts';

/** What falls on one day of all the work there is: planned, running and done, in minutes. */

/** Minutes by what became of them. */
interface Work {
	planned: number;
	running: number;
	done: number;
}

export interface WorkOfDay {
	readonly byBay: ReadonlyMap<string, Readonly<Work>>;
	readonly byTechnician: ReadonlyMap<string, Readonly<Work>>;
	readonly bySkill: ReadonlyMap<string, Readonly<Work>>;
}

interface Tally {
	readonly state: WorkshopState;
	readonly setup: Setup;
	readonly whole: Stretch;
	readonly now: Instant;
	readonly byBay: Map<string, Work>;
	readonly byTechnician: Map<string, Work>;
	readonly bySkill: Map<string, Work>;
}

interface Piece {
	readonly kind: keyof Work;
	readonly minutes: number;
}

function add(to: Map<string, Work>, key: string, { kind, minutes }: Piece): void {
	if (minutes <= 0) return;
	const work = to.get(key) ?? { planned: 0, running: 0, done: 0 };
	work[kind] += minutes;
	to.set(key, work);
}

const minutesOn = (pieces: readonly Stretch[], whole: Stretch): number =>
	minutesIn(clipped(pieces, whole));

/** The stretches a plan is really worked in; reckoned only where breaks interrupt it. */
function piecesOf({ state, setup }: Tally, operation: Operation, plan: Plan): readonly Stretch[] {
	const { start, end, minutes, technicians } = plan;
	if (end - start === minutes * MINUTE_MS) return [{ from: start, to: end }];
	const splittable = isSplittable(setup, operation);
	return layOut(state, { technician: technicians[0] ?? null, splittable, start, minutes }).pieces;
}

function tallyPlan(tally: Tally, operation: Operation, plan: Plan): void {
	if (!overlaps({ from: plan.start, to: plan.end }, tally.whole)) return;
	const minutes = minutesOn(piecesOf(tally, operation, plan), tally.whole);
	const piece: Piece = { kind: 'planned', minutes };
	add(tally.byBay, plan.bay, piece);
	for (const technician of plan.technicians) add(tally.byTechnician, technician, piece);
	add(tally.bySkill, operation.skill, piece);
}

/** Who goes on with the work: those clocked on, else those it was planned for or who left it. */
function goingOn({ stints, plan }: Operation): readonly TechnicianCode[] {
	const on = stints.filter(({ to }) => to === null).map(({ technician }) => technician);
	if (on.length > 0) return on;
	const last = stints[stints.length - 1];
	return plan?.technicians ?? (last === undefined ? [] : [last.technician]);
}

/** What is left of begun work, laid on the hours of whoever leads it from now on. */
function tallyRest(tally: Tally, job: Job, operation: Operation): void {
	const { state, setup, whole, now } = tally;
	if (operation.state !== 'running' && operation.state !== 'paused') return;
	const left = minutesLeft(state, operation, now);
	const people = goingOn(operation);
	const technician = people[0] ?? null;
	const hours = isSplittable(setup, operation)
		? earliestFit(state, { technician, splittable: true, start: now, minutes: left })
		: null;
	const pieces = hours?.pieces ?? [{ from: now, to: now + left * MINUTE_MS }];
	const piece: Piece = { kind: 'running', minutes: minutesOn(pieces, whole) };
	if (job.place !== null) add(tally.byBay, job.place.bay, piece);
	for (const technician of people) add(tally.byTechnician, technician, piece);
	add(tally.bySkill, operation.skill, piece);
}

/** A stint as far as it falls on the day; breaks of work that may be split do not count as worked. */
function workedIn(
	{ state, setup, whole, now }: Tally,
	operation: Operation,
	stint: Stint
): readonly Stretch[] {
	const to = Math.min(stint.to ?? now, now, whole.to);
	const from = Math.max(stint.from, whole.from);
	if (to <= from) return [];
	if (!isSplittable(setup, operation)) return [{ from, to }];
	const hours = hoursWithin(state, stint.technician, { from, to });
	return hours.length === 0 ? [{ from, to }] : hours;
}

function tallyDone(tally: Tally, operation: Operation): void {
	const inBays = new Map<string, Stretch[]>();
	for (const stint of operation.stints) {
		const worked = workedIn(tally, operation, stint);
		if (worked.length === 0) continue;
		add(tally.byTechnician, stint.technician, { kind: 'done', minutes: minutesIn(worked) });
		inBays.set(stint.bay, [...(inBays.get(stint.bay) ?? []), ...worked]);
	}
	for (const [bay, worked] of inBays) {
		// People who share the work use the bay once.
		const piece: Piece = { kind: 'done', minutes: minutesIn(merged(worked)) };
		add(tally.byBay, bay, piece);
		add(tally.bySkill, operation.skill, piece);
	}
}

/** Everything that falls between two midnights, as it is known now. */
export function workOn(state: WorkshopState, whole: Stretch, now: Instant): WorkOfDay {
	const empty = { byBay: new Map(), byTechnician: new Map(), bySkill: new Map() };
	if (state.setup === null) return empty;
	const tally: Tally = { state, setup: state.setup, whole, now, ...empty };
	for (const job of state.jobs.values()) {
		for (const operation of job.operations) {
			const { plan } = operation;
			if (plan !== null && canBePlanned({ job, operation })) tallyPlan(tally, operation, plan);
			else if (job.end === null) tallyRest(tally, job, operation);
			tallyDone(tally, operation);
		}
	}
	return tally;
}
