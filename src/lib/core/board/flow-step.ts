import type { Layout } from './display.ts';
import type { JobId } from '../ids.ts';
import type { Job, Operation } from '../job/job.ts';
import { currentOperation, openOperations, stageOf, type Stage } from '../job/stage.ts';
import type { WorkshopState } from '../state.ts';
import type { Setup } from '../workshop/setup.ts';

/**
 * In which column of a flow board a car stands: its stage in the workshop, or its step on the line of
 * body and paint work. Both are worked out from the visit; nothing about columns is stored.
 */

/** The columns of the board by stage, in the order cars pass through them (display rule W1). */
const STAGE_STEPS = ['waiting', 'in-work', 'stopped', 'inspection', 'wash', 'ready'] as const;
/** The columns of the board of body and paint work. */
const LINE_STEPS = ['body', 'prep', 'booth', 'assembly', 'line-inspection'] as const;

/** A column of either board. */
export type FlowStep = (typeof STAGE_STEPS)[number] | (typeof LINE_STEPS)[number];
/** The layouts that are made of columns. */
export type FlowLayout = Extract<Layout, 'stage' | 'line'>;

/** The columns of a board from left to right. */
export const stepsOf = (layout: FlowLayout): readonly FlowStep[] =>
	layout === 'stage' ? STAGE_STEPS : LINE_STEPS;

const STEP_OF_STAGE: Readonly<Record<Stage, FlowStep | null>> = {
	booked: null,
	'waiting-for-dispatch': 'waiting',
	planned: 'waiting',
	'in-work': 'in-work',
	paused: 'in-work',
	rework: 'in-work',
	stopped: 'stopped',
	inspection: 'inspection',
	'road-test': 'inspection',
	wash: 'wash',
	'to-settle': 'ready',
	ready: 'ready',
	delivered: null,
	cancelled: null,
	'no-show': null
};

const isOfLine = ({ trade, state }: Operation): boolean =>
	(trade === 'body' || trade === 'paint') && state !== 'cancelled';

/**
 * Paint work that takes the booth: a coat cannot be interrupted, so its skill is not splittable. Where a
 * workshop splits no paint work off, all of it is done in the booth.
 */
function isBoothWork({ skills }: Setup, { trade, skill }: Operation): boolean {
	if (trade !== 'paint') return false;
	const coats = skills.filter((one) => one.trade === 'paint' && !one.splittable);
	return coats.length === 0 || coats.some(({ code }) => code === skill);
}

/** After paint comes assembly, before it the car is taken apart and beaten out, whatever trade does it. */
function stepOfWork(setup: Setup, job: Job, current: Operation): FlowStep {
	if (current.trade === 'paint') return isBoothWork(setup, current) ? 'booth' : 'prep';
	const before = job.operations.slice(0, job.operations.indexOf(current));
	return before.some(({ trade, state }) => trade === 'paint' && state !== 'cancelled')
		? 'assembly'
		: 'body';
}

function lineStepOf(setup: Setup, job: Job): FlowStep | null {
	const current = currentOperation(job);
	if (current === null || !job.operations.some(isOfLine)) return null;
	switch (current.kind) {
		case 'work':
		case 'rework':
			return stepOfWork(setup, job, current);
		case 'wash':
			return null;
		default:
			return 'line-inspection';
	}
}

/** The column a visit stands in; null when it is not on that board: not here, gone, or on no such line. */
export function stepOf(
	{ setup }: Pick<WorkshopState, 'setup'>,
	job: Job,
	layout: FlowLayout
): FlowStep | null {
	if (setup === null || job.end !== null || job.arrivedAt === null) return null;
	return layout === 'stage' ? STEP_OF_STAGE[stageOf(job)] : lineStepOf(setup, job);
}

/** The work a car has yet to do in the booth; undefined when it is in there, or needs no booth any more. */
function boothWorkAhead(setup: Setup, job: Job): Operation | undefined {
	const open = openOperations(job).filter((one) => isBoothWork(setup, one));
	return open.some(({ state }) => state === 'running') ? undefined : open[0];
}

/**
 * Whose turn in the booth it is next: 1 for the first, by planned start, then by promise. Cars without a
 * plan come after those with one.
 */
export function boothQueue(
	{ setup }: Pick<WorkshopState, 'setup'>,
	jobs: readonly Job[]
): ReadonlyMap<JobId, number> {
	if (setup === null) return new Map();
	const never = Number.MAX_SAFE_INTEGER;
	const waiting = jobs
		.flatMap((job) => {
			const work = boothWorkAhead(setup, job);
			if (work === undefined) return [];
			const due = job.promises.at(-1)?.at ?? never;
			return [{ job: job.id, start: work.plan?.start ?? never, due }];
		})
		.sort((a, b) => a.start - b.start || a.due - b.due || (a.job < b.job ? -1 : 1));
	return new Map(waiting.map(({ job }, at) => [job, at + 1]));
}
