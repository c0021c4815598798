import { hoursOf, type Calendar } from './calendar.ts';
import type { Place, PlanningProblem, ProblemJob, ProblemOperation } from './problem.ts';
import { aLane, layAmong, take, type Lane } from './room.ts';
import { aWork, BOUND, raise } from './timing.ts';

/**
 * When interrupted work goes on: with its own people in its own bay, as soon as it may (its stoppage
 * is over, its parts are here) and they are through with what they are at. The planner then takes it
 * as started and leaves it there.
 */

interface Interrupted {
	readonly job: number;
	readonly index: number;
	readonly operation: ProblemOperation;
}

const isInterrupted = ({ pin, place }: ProblemOperation): boolean =>
	pin === 'started' && place === null;

interface Lanes {
	readonly people: readonly Lane[];
	readonly bays: readonly Lane[];
}

function occupy({ people, bays }: Lanes, place: Place, job: number): void {
	const taking = { start: place.start, end: place.end, operation: -1, job };
	for (const technician of place.technicians) {
		const lane = people[technician];
		if (lane !== undefined) take(lane, taking);
	}
	const bay = bays[place.bay];
	if (bay !== undefined) take(bay, taking);
}

function placeFor(
	problem: PlanningProblem,
	{ technicians, bays }: Calendar,
	{ job, operation, lanes }: Interrupted & { readonly lanes: Lanes }
): Place {
	const lead = operation.choices[0];
	const bay = operation.bays[0] ?? 0;
	const people = [lead?.technician ?? 0, ...operation.helpers];
	const work = { ...aWork(), from: problem.now, minutes: lead?.minutes ?? 1 };
	work.splittable = operation.splittable;
	raise(work, operation.notBefore, BOUND.parts);
	const hours = technicians[people[0] ?? 0];
	const open = bays[bay];
	const lane = lanes.bays[bay];
	const { from } = work;
	const asIs = { bay, technicians: people, start: from, end: from + work.minutes };
	if (hours === undefined || open === undefined || lane === undefined) return asIs;
	const room = {
		hours,
		open,
		people: people.flatMap((who) => lanes.people[who] ?? []),
		bay: lane,
		job
	};
	if (!layAmong(room, work)) {
		// It is done all the same: in pieces, and in a bay nobody knows the opening of.
		work.from = from;
		work.splittable = true;
		const always = hoursOf([{ from: 0, to: problem.horizon }], problem.horizon);
		if (!layAmong({ ...room, open: always }, work)) return asIs;
	}
	return { ...asIs, start: work.start, end: work.end };
}

/** When it ends at the earliest by what its people said; they know best of work that used up its time. */
function endAsTold(
	{ id, choices }: ProblemOperation,
	{ start, end }: Place,
	told: ReadonlyMap<string, number>
): number {
	const said = told.get(id);
	if (said === undefined) return end;
	return Math.max(said, (choices[0]?.minutes ?? 0) > 1 ? end : start);
}

/**
 * The jobs with a place for each piece of interrupted work. `told` is when its people said it will be
 * finished, by operation: it does not end before. What may go on first gets its people first.
 */
export function goingOn(
	problem: PlanningProblem,
	calendar: Calendar,
	told: ReadonlyMap<string, number>
): readonly ProblemJob[] {
	const { jobs, now } = problem;
	const interrupted = jobs.flatMap(({ operations }, job) =>
		operations.flatMap((operation, index): Interrupted[] =>
			isInterrupted(operation) ? [{ job, index, operation }] : []
		)
	);
	if (interrupted.length === 0) return jobs;
	const lanes: Lanes = {
		people: problem.technicians.map(() => aLane()),
		bays: problem.bays.map(() => aLane())
	};
	jobs.forEach(({ operations }, job) => {
		for (const { pin, place } of operations)
			if (pin === 'started' && place !== null) occupy(lanes, place, job);
	});
	const placed = new Map<ProblemOperation, ProblemOperation>();
	const since = ({ operation }: Interrupted): number => Math.max(now, operation.notBefore);
	for (const one of interrupted.sort((a, b) => since(a) - since(b))) {
		const laid = placeFor(problem, calendar, { ...one, lanes });
		const place = { ...laid, end: endAsTold(one.operation, laid, told) };
		occupy(lanes, place, one.job);
		placed.set(one.operation, { ...one.operation, place });
	}
	return jobs.map((job) =>
		job.operations.some(isInterrupted)
			? { ...job, operations: job.operations.map((one) => placed.get(one) ?? one) }
			: job
	);
}
