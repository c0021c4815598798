import type { JobId, OperationId } from '../ids.ts';
import type { Operation } from '../job/job.ts';
import { toldFinish } from '../job/told-finish.ts';
import { minutesLeft } from '../plan/length.ts';
import { hasBegun } from '../plan/occupancy.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import { calendarOf } from './calendar.ts';
import type { PlanningProblem, ProblemBay, ProblemJob, ProblemTechnician } from './problem.ts';
import { goingOn } from './going-on.ts';
import type { LeftOut } from './left-out.ts';
import type { Reading } from './reading.ts';
import { draftOf, type JobDraft } from './state-jobs.ts';
import { minuteOf, resourcesOf, type Resources } from './state-resources.ts';

/**
 * From a workshop to the planner's question. Everything that is open is asked about: cars that are
 * here and cars that are expected, running work where it is, interrupted work where it will go on.
 */

/** The question, and how to read its answer. */
export interface Planning {
	readonly problem: PlanningProblem;
	/** Ids of the operations of each job of the problem, by index; jobs have theirs in the problem. */
	readonly operations: readonly (readonly OperationId[])[];
	/** Where each visit is in the problem. */
	readonly jobAt: ReadonlyMap<JobId, number>;
	/** What cannot be planned, each with the reason; the rest is in the problem. */
	readonly leftOut: readonly LeftOut[];
}

/** The stand-ins of a forecast: nobody in particular, at work whenever the house is open, and no bay. */
const standIns = new WeakMap<
	Resources,
	{ readonly nobody: ProblemTechnician; readonly nowhere: ProblemBay }
>();

function standInsOf(resources: Resources) {
	const known = standIns.get(resources) ?? {
		nobody: { id: '', team: '', windows: resources.open },
		nowhere: { id: '', type: '', closed: [] }
	};
	standIns.set(resources, known);
	return known;
}

function drafts(state: WorkshopState, reading: Reading): readonly JobDraft[] {
	const all: JobDraft[] = [];
	for (const job of state.jobs.values()) {
		if (job.end === null) all.push(draftOf(reading, job));
	}
	return all.sort((a, b) => (a.rank < b.rank ? -1 : 1));
}

/**
 * What the people on interrupted work said of its end, by operation; 0 for work that used up its time and
 * of which nobody said anything: it ends as soon as it goes on.
 */
function toldOf(state: WorkshopState, { origin }: Resources, now: Instant) {
	const told = new Map<string, number>();
	const say = (operation: Operation): void => {
		if (operation.state === 'running' || !hasBegun(operation)) return;
		const at = toldFinish(operation);
		if (at !== null) told.set(operation.id, minuteOf(origin, at));
		else if (minutesLeft(state, operation, now) <= 0) told.set(operation.id, 0);
	};
	for (const job of state.jobs.values()) if (job.end === null) job.operations.forEach(say);
	return told;
}

function assembled(
	state: WorkshopState,
	reading: Reading,
	{ technicians, bays }: Pick<PlanningProblem, 'technicians' | 'bays'>
): Planning {
	const { resources, now } = reading;
	const all = drafts(state, reading);
	const withWork = all.filter(({ operations }) => operations.length > 0);
	const problem = {
		origin: resources.origin,
		now: minuteOf(resources.origin, now),
		horizon: resources.horizon,
		open: resources.open,
		technicians,
		bays,
		jobs: withWork.map(({ job }): ProblemJob => job)
	};
	return {
		problem: {
			...problem,
			jobs: goingOn(problem, calendarOf(problem), toldOf(state, resources, now))
		},
		operations: withWork.map(({ operations }) => operations),
		jobAt: new Map(withWork.map(({ job }, index) => [job.id as JobId, index])),
		leftOut: all.flatMap(({ leftOut }) => leftOut)
	};
}

/** The question of a workshop that is not set up: nothing. */
const emptyPlanning = (now: Instant): Planning => ({
	problem: { origin: now, now: 0, horizon: 0, open: [], technicians: [], bays: [], jobs: [] },
	operations: [],
	jobAt: new Map(),
	leftOut: []
});

/**
 * What is to be planned from `now` on: every open operation that somebody can do somewhere, pinned as
 * it is (started; planned with a reason for just that time; in the plan everybody sees; without a
 * place). What nobody can do is named in `leftOut` with all that comes after it, and the rest is asked
 * about. Instants are cut to the minute.
 */
export function problemOf(state: WorkshopState, now: Instant): Planning {
	const { setup } = state;
	if (setup === null) return emptyPlanning(now);
	const resources = resourcesOf(state, setup, now);
	return assembled(state, { state, setup, resources, now, standIn: null }, resources);
}

/**
 * As `problemOf`, with nothing left out: work nobody can do is taken to be done by somebody within the
 * opening hours. The stand-ins are the last technician and the last bay; they can do any number of
 * things at once. For looking ahead, not for planning.
 */
export function wholeProblemOf(state: WorkshopState, now: Instant): Planning {
	const { setup } = state;
	if (setup === null) return emptyPlanning(now);
	const resources = resourcesOf(state, setup, now);
	const { technicians, bays } = resources;
	const { nobody, nowhere } = standInsOf(resources);
	const standIn = { technician: technicians.length, bay: bays.length };
	return assembled(
		state,
		{ state, setup, resources, now, standIn },
		{ technicians: [...technicians, nobody], bays: [...bays, nowhere] }
	);
}
