import type { TechnicianCode } from '../ids.ts';
import type { Operation, Stint } from '../job/job.ts';
import { toldFinish } from '../job/told-finish.ts';
import type { WorkshopState } from '../state.ts';
import { MINUTE_MS, type Instant, type Stretch } from '../time/instant.ts';
import { clipped, merged, minutesIn } from '../time/stretches.ts';
import { skillOf, technicianOf } from '../workshop/lookup.ts';
import type { Setup } from '../workshop/setup.ts';
import { earliestFit, hoursWithin, workingNext } from './place.ts';

/** How long work takes, how much of it is done, and when running work will end. */

/** Nothing worth planning is shorter (settled rule). */
export const SHORTEST_MINUTES = 5;

/** Minutes of work: the standard time by the person's factor, whole minutes, at least five. */
export const workMinutes = (standardMinutes: number, factor: number): number =>
	Math.max(SHORTEST_MINUTES, Math.round(standardMinutes * factor));

/**
 * Minutes the whole operation takes this technician. Somebody without the skill, or nobody in
 * particular (null), is reckoned with the standard time.
 */
export function plannedMinutes(
	setup: Setup,
	operation: Operation,
	technician: TechnicianCode | null
): number {
	const person = technician === null ? undefined : technicianOf(setup, technician);
	return workMinutes(operation.standardMinutes, person?.skills[operation.skill] ?? 1);
}

/** Minutes the whole operation takes: as planned, else the standard time of whoever began it. */
export const totalMinutes = (setup: Setup, operation: Operation): number =>
	operation.plan?.minutes ??
	plannedMinutes(setup, operation, operation.stints[0]?.technician ?? null);

/** Whether the work may be interrupted by breaks; unknown skills are taken not to. */
export const isSplittable = (setup: Setup, operation: Operation): boolean =>
	skillOf(setup, operation.skill)?.splittable ?? false;

function workedIn(state: WorkshopState, stint: Stint, until: Instant): readonly Stretch[] {
	const whole = { from: stint.from, to: Math.min(stint.to ?? until, until) };
	if (whole.to <= whole.from) return [];
	const hours = hoursWithin(state, stint.technician, whole);
	const first = hours[0];
	if (first === undefined) return [whole];
	// Joined to the hours, the break it began in counts as worked.
	return clipped([{ from: whole.from, to: first.from }, ...hours], whole);
}

/**
 * Minutes worked on the operation until an instant. People who share it do not count twice; breaks of
 * splittable work that began while somebody was clocked on do not count.
 */
export function workedMinutes(state: WorkshopState, operation: Operation, until: Instant): number {
	if (state.setup === null || operation.stints.length === 0) return 0;
	const worked: Stretch[] = [];
	const spansBreaks = isSplittable(state.setup, operation);
	for (const stint of operation.stints) {
		if (spansBreaks) worked.push(...workedIn(state, stint, until));
		else {
			const to = Math.min(stint.to ?? until, until);
			if (to > stint.from) worked.push({ from: stint.from, to });
		}
	}
	return minutesIn(merged(worked));
}

/** Minutes of work still to do; 0 for work that used up its time, was finished or cancelled. */
export function minutesLeft(state: WorkshopState, operation: Operation, now: Instant): number {
	if (state.setup === null) return 0;
	if (operation.state === 'finished' || operation.state === 'cancelled') return 0;
	const left = totalMinutes(state.setup, operation) - workedMinutes(state, operation, now);
	return Math.max(0, left);
}

/**
 * The end of so many minutes of splittable work from the beginning of a stint. The break it began in, if
 * it began in one, is worked through (somebody clocked on in the lunch hour or in the evening is there and
 * works). A break that comes later is taken as kept, though nobody clocks off for lunch.
 */
function throughBreaks(
	state: WorkshopState,
	{ technician, from }: Stint,
	minutes: number
): Instant {
	const inOneGo = from + minutes * MINUTE_MS;
	const start = workingNext(state, technician, from);
	if (start === null || inOneGo <= start) return inOneGo;
	const left = minutes - (start - from) / MINUTE_MS;
	return earliestFit(state, { technician, splittable: true, start, minutes: left })?.end ?? inOneGo;
}

/**
 * When running work will have taken, or took, so many minutes in all, going on as it does; at the
 * earliest when this spell of it began. Null where nobody is clocked on. The answer stays the same
 * while the work goes on.
 */
export function workedAt(
	state: WorkshopState,
	operation: Operation,
	minutes: number
): Instant | null {
	const { setup } = state;
	const on = operation.stints.filter(({ to }) => to === null);
	const first = on.reduce<Stint | null>(
		(earliest, stint) => (earliest === null || stint.from < earliest.from ? stint : earliest),
		null
	);
	if (setup === null || first === null) return null;
	const left = minutes - workedMinutes(state, operation, first.from);
	if (left <= 0) return first.from;
	return isSplittable(setup, operation)
		? throughBreaks(state, first, left)
		: first.from + left * MINUTE_MS;
}

/**
 * When running work will be done, going on as it does; never before now (an overrun ends now at the
 * earliest). What the people on it said of its end (duty D6) goes before what is reckoned. The answer
 * stays the same while the work runs to plan.
 */
export function runningEnd(state: WorkshopState, operation: Operation, now: Instant): Instant {
	const { setup } = state;
	const reckoned =
		setup === null ? null : workedAt(state, operation, totalMinutes(setup, operation));
	if (reckoned === null) return now;
	return Math.max(now, toldFinish(operation) ?? reckoned);
}
