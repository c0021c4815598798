import type { JobId } from '../ids.ts';
import type { Job } from '../job/job.ts';
import { maskPlate, maskedLabels } from '../plate/mask.ts';
import type { WorkshopState } from '../state.ts';
import { followUpRows, followUpsTouched } from './project-follow-up.ts';
import { historyRows, historyTouched } from './project-history.ts';
import { loungeJobs } from './project-lounge.ts';
import { referenceRows } from './project-reference.ts';
import { maskedWallJobs, staffJobs, wallJobs } from './project-staff.ts';
import type { JobProjection } from './projection.ts';
import { rowKey, type Audience, type Row } from './rows.ts';

/**
 * What each audience may see of the state. This is the only way out: snapshots, changes and the HTTP
 * interface all take their rows from here, so that nothing leaks through a difference.
 *
 * A row's version changes whenever its body does. On masked screens a plate may have to be told from
 * another car's, so there a row carries the latest version among all cars that read alike.
 */
const JOBS: Readonly<Record<Audience, JobProjection>> = {
	staff: staffJobs,
	wall: wallJobs,
	'wall-masked': maskedWallJobs,
	lounge: loungeJobs
};

/** Everything this audience sees now. */
export const rowsFor = (audience: Audience, state: WorkshopState): readonly Row[] => [
	...referenceRows(audience, state),
	...followUpRows(audience, state),
	...historyRows(audience, state),
	...jobRows(JOBS[audience], state, [...state.jobs.values()])
];

/** What one step of the log changed for this audience: rows as they now are, and keys of those gone. */
export interface Touched {
	readonly rows: readonly Row[];
	readonly gone: readonly string[];
}

/** The difference between two states for this audience; `after` must come from `before` by folding. */
export function rowsTouched(
	audience: Audience,
	before: WorkshopState,
	after: WorkshopState
): Touched {
	const reference = referenceTouched(audience, before, after);
	const followUps = followUpsTouched(audience, before, after);
	const history = historyTouched(audience, before, after);
	const jobs = jobsTouched(JOBS[audience], before, after);
	return {
		rows: [...reference.rows, ...followUps.rows, ...history.rows, ...jobs.rows],
		gone: [...reference.gone, ...followUps.gone, ...history.gone, ...jobs.gone]
	};
}

function referenceTouched(
	audience: Audience,
	before: WorkshopState,
	after: WorkshopState
): Touched {
	if (
		before.setupVersion === after.setupVersion &&
		before.clock === after.clock &&
		before.absences === after.absences &&
		before.outages === after.outages &&
		before.calls === after.calls &&
		before.attendance === after.attendance &&
		before.closing === after.closing
	)
		return { rows: [], gone: [] };
	const old = new Map(referenceRows(audience, before).map((row) => [rowKey(row), row.version]));
	const now = referenceRows(audience, after);
	const still = new Set(now.map(rowKey));
	return {
		rows: now.filter((row) => old.get(rowKey(row)) !== row.version),
		gone: [...old.keys()].filter((key) => !still.has(key))
	};
}

function jobsTouched(
	projection: JobProjection,
	before: WorkshopState,
	after: WorkshopState
): Touched {
	const changed = changedJobs(before, after);
	const isRenamed = projection.named && before.setupVersion !== after.setupVersion;
	if (changed.length === 0 && !isRenamed) return { rows: [], gone: [] };
	const gone = changed
		.flatMap((id) => before.jobs.get(id) ?? [])
		.filter((job) => projection.shows(job) && !isShown(projection, after, job.id))
		.map((job) => rowKey({ kind: 'job', id: projection.idOf(job) }));
	const some = projection.masked ? alike(changed, before, after) : jobsOf(changed, after);
	const touched = isRenamed ? [...after.jobs.values()] : some;
	return { rows: jobRows(projection, after, touched), gone };
}

function changedJobs(before: WorkshopState, after: WorkshopState): readonly JobId[] {
	const changed: JobId[] = [];
	for (const [id, job] of after.jobs) if (before.jobs.get(id) !== job) changed.push(id);
	for (const id of before.jobs.keys()) if (!after.jobs.has(id)) changed.push(id);
	return changed;
}

const isShown = (projection: JobProjection, state: WorkshopState, id: JobId): boolean => {
	const job = state.jobs.get(id);
	return job !== undefined && projection.shows(job);
};

const jobsOf = (ids: readonly JobId[], state: WorkshopState): readonly Job[] =>
	ids.flatMap((id) => state.jobs.get(id) ?? []);

/** All cars whose plate reads, or read until now, like one of the changed cars'. */
function alike(
	changed: readonly JobId[],
	before: WorkshopState,
	after: WorkshopState
): readonly Job[] {
	const masks = new Set([
		...jobsOf(changed, before).map((job) => maskOf(job, before)),
		...jobsOf(changed, after).map((job) => maskOf(job, after))
	]);
	return [...after.jobs.values()].filter((job) => masks.has(maskOf(job, after)));
}

const plateOf = (job: Job, { registers }: WorkshopState): string =>
	registers.vehicle.get(job.vehicle)?.plate ?? '';

const masks = new WeakMap<object, string>();

/** The plain mask; remembered by the car's entry, because every change asks for every car's. */
function maskOf(job: Job, { registers }: WorkshopState): string {
	const vehicle = registers.vehicle.get(job.vehicle);
	if (vehicle === undefined) return '';
	const known = masks.get(vehicle) ?? maskPlate(vehicle.plate);
	masks.set(vehicle, known);
	return known;
}

/** Rows of those of the jobs that this audience is shown; `jobs` holds all that read alike, or none of them. */
function jobRows(
	projection: JobProjection,
	state: WorkshopState,
	jobs: readonly Job[]
): readonly Row[] {
	const shown = jobs.filter(projection.shows);
	if (!projection.masked)
		return shown.map((job) => projection.row(job, state, { version: job.version, label: '' }));
	const labels = maskedLabels(
		shown.map((job) => ({ key: projection.idOf(job), plate: plateOf(job, state) }))
	);
	const versions = versionsByMask(jobs, state);
	return shown.map((job) =>
		projection.row(job, state, {
			version: Math.max(
				versions.get(maskOf(job, state)) ?? job.version,
				projection.named ? state.setupVersion : 0
			),
			label: job.ticket === null ? (labels.get(projection.idOf(job)) ?? '') : `#${job.ticket}`
		})
	);
}

/**
 * The latest version among the cars of each mask, whether shown or not: a car that comes on show or
 * leaves it changes the others' labels, and that is a change of the car itself.
 */
function versionsByMask(jobs: readonly Job[], state: WorkshopState): ReadonlyMap<string, number> {
	const latest = new Map<string, number>();
	for (const job of jobs) {
		const mask = maskOf(job, state);
		latest.set(mask, Math.max(latest.get(mask) ?? 0, job.version));
	}
	return latest;
}
