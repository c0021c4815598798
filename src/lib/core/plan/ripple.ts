import type { BayCode, JobId, TechnicianCode } from '../ids.ts';
import type { Job } from '../job/job.ts';
import { replay } from '../planner/replay.ts';
import type { Replay } from '../planner/replayed.ts';
import { clashIn, type Lane } from '../planner/room.ts';
import { wholeProblemOf, type Planning } from '../planner/state-problem.ts';
import type { WorkshopState } from '../state.ts';
import { MINUTE_MS, type Instant, type Stretch } from '../time/instant.ts';

/**
 * The ripple of a workshop: the plan in force replayed from now through all cars, people and bays. One
 * replay answers for every car, so it is made once for each change and minute, however many rows,
 * duties and dialogs ask.
 */
export interface Ripple {
	readonly planning: Planning;
	readonly replay: Replay;
}

interface Remembered {
	readonly state: WorkshopState;
	readonly minute: number;
	readonly ripple: Ripple;
}
const remembered = new WeakMap<WorkshopState['jobs'], Remembered>();

const isOf = (known: Remembered, state: WorkshopState, minute: number): boolean =>
	known.minute === minute &&
	known.state.setup === state.setup &&
	known.state.absences === state.absences &&
	known.state.attendance === state.attendance &&
	known.state.outages === state.outages;

/**
 * The ripple at an instant, cut to the minute. Remembered for the last minute asked about these jobs;
 * relies on the state never being changed in place.
 */
export function rippleAt(state: WorkshopState, now: Instant): Ripple {
	const minute = Math.floor(now / MINUTE_MS);
	const known = remembered.get(state.jobs);
	if (known !== undefined && isOf(known, state, minute)) return known.ripple;
	const planning = wholeProblemOf(state, minute * MINUTE_MS);
	const { technicians, bays } = planning.problem;
	const standIns = { technician: technicians.length - 1, bay: bays.length - 1 };
	const ripple = { planning, replay: replay(planning.problem, standIns) };
	remembered.set(state.jobs, { state, minute, ripple });
	return ripple;
}

/** A stretch somebody could be given in a bay. */
interface Space extends Stretch {
	readonly job: JobId;
	readonly bay: BayCode;
	readonly technicians: readonly TechnicianCode[];
}

/** Whether no other car's work, planned or expected, is there on these people or in this bay. */
export function touchesNobody(
	{ planning, replay: { people, bays } }: Ripple,
	space: Space
): boolean {
	const { origin, technicians } = planning.problem;
	const start = Math.floor((space.from - origin) / MINUTE_MS);
	const end = Math.ceil((space.to - origin) / MINUTE_MS);
	const own = planning.jobAt.get(space.job) ?? -1;
	const isFree = (lane: Lane | undefined): boolean =>
		lane === undefined || clashIn(lane, { start, end }, own) < 0;
	const who = space.technicians.map((code) => technicians.findIndex(({ id }) => id === code));
	const bay = planning.problem.bays.findIndex(({ id }) => id === space.bay);
	return isFree(bays[bay]) && who.every((index) => isFree(people[index]));
}

const supposed = new WeakMap<Job, WorkshopState>();

/** The state with a visit as it is handed in, which may be one nobody has written down. */
export function withVisit(state: WorkshopState, job: Job): WorkshopState {
	if (state.jobs.get(job.id) === job) return state;
	const known = supposed.get(job);
	if (known?.setup === state.setup && known.seq === state.seq) return known;
	const other = { ...state, jobs: new Map(state.jobs).set(job.id, job) };
	supposed.set(job, other);
	return other;
}
