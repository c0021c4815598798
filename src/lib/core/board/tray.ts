import type { JobId, OperationId, SkillCode } from '../ids.ts';
import type { Job, Operation, OperationKind, StoppageReason } from '../job/job.ts';
import { currentOperation, openOperations } from '../job/stage.ts';
import { latenessOf, type Level } from '../promise/lateness.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import type { Trade } from '../workshop/setup.ts';
import { carName } from './car.ts';

/** What is not placed on the timeline yet, and why: the dispatcher's tray. */

/** One piece of work that still needs a place. */
interface TrayWork {
	readonly operation: OperationId;
	readonly name: string;
	readonly kind: OperationKind;
	readonly trade: Trade;
	readonly skill: SkillCode;
	readonly standardMinutes: number;
	/** Its parts are not here; `partsDueAt` null when nobody knows when they come. */
	readonly isWaitingForParts: boolean;
	readonly partsDueAt: Instant | null;
}

/** A car in the tray. */
export interface TrayCar {
	readonly job: JobId;
	readonly plate: string;
	readonly model: string;
	/** The customer waits on site. */
	readonly isWaiting: boolean;
	readonly isCarriedOver: boolean;
	readonly promisedAt: Instant | null;
	readonly level: Level;
	/** When it came; of a booked car, when it is expected (null when nobody said). */
	readonly at: Instant | null;
	/** Work without a place, in the order of the route. */
	readonly work: readonly TrayWork[];
	/** Standard minutes of that work. */
	readonly standardMinutes: number;
	/** Why it is on hold; null in the other parts of the tray. */
	readonly hold: {
		readonly reason: StoppageReason;
		readonly note: string;
		readonly since: Instant;
		readonly expectedUntil: Instant | null;
	} | null;
}

/** The three parts of the tray, each by promise, waiting customers first where promises are equal. */
export interface Tray {
	readonly toPlace: readonly TrayCar[];
	readonly onHold: readonly TrayCar[];
	readonly booked: readonly TrayCar[];
}

const isOrdered = ({ kind }: Operation): boolean => kind === 'work' || kind === 'rework';

const unplaced = (job: Job): readonly Operation[] =>
	openOperations(job).filter(({ state, plan }) => state === 'open' && plan === null);

/**
 * Ordered work without a place belongs in the tray; an inspection or wash alone does so only once it
 * is the next thing to do, or every car would stay in the tray until its wash is planned.
 */
function needsPlace(job: Job): boolean {
	const missing = unplaced(job);
	return missing.some(isOrdered) || (missing.length > 0 && missing[0] === currentOperation(job));
}

const workOf = (operation: Operation): TrayWork => ({
	operation: operation.id,
	name: operation.name,
	kind: operation.kind,
	trade: operation.trade,
	skill: operation.skill,
	standardMinutes: operation.standardMinutes,
	isWaitingForParts: operation.partsDueAt !== null && operation.partsArrivedAt === null,
	partsDueAt: operation.partsDueAt
});

function holdOf(job: Job): TrayCar['hold'] {
	const current = currentOperation(job);
	if (current?.state !== 'stopped') return null;
	const stoppage = current.stoppages.findLast(({ to }) => to === null);
	if (stoppage === undefined) return null;
	const { reason, note, from, expectedUntil } = stoppage;
	return { reason, note, since: from, expectedUntil };
}

function carOf(state: WorkshopState, job: Job, now: Instant): TrayCar {
	const work = unplaced(job).map(workOf);
	return {
		job: job.id,
		...carName(state, job),
		isWaiting: job.waiting,
		isCarriedOver: job.carriedOver,
		promisedAt: job.promises.at(-1)?.at ?? null,
		level: latenessOf(state, job, now).level,
		at: job.arrivedAt ?? job.expectedAt ?? job.appointmentAt,
		work,
		standardMinutes: work.reduce((sum, { standardMinutes }) => sum + standardMinutes, 0),
		hold: holdOf(job)
	};
}

function byPromise(a: TrayCar, b: TrayCar): number {
	if (a.promisedAt !== b.promisedAt) return (a.promisedAt ?? Infinity) - (b.promisedAt ?? Infinity);
	return Number(b.isWaiting) - Number(a.isWaiting) || (a.at ?? 0) - (b.at ?? 0);
}

/** The tray now. A car on hold stands under "on hold" only, even while other work of it has no place. */
export function trayOf(state: WorkshopState, now: Instant): Tray {
	const toPlace: TrayCar[] = [];
	const onHold: TrayCar[] = [];
	const booked: TrayCar[] = [];
	for (const job of state.jobs.values()) {
		if (job.end !== null) continue;
		const car = (): TrayCar => carOf(state, job, now);
		if (job.arrivedAt === null) booked.push(car());
		else if (currentOperation(job)?.state === 'stopped') onHold.push(car());
		else if (needsPlace(job)) toPlace.push(car());
	}
	for (const part of [toPlace, onHold, booked]) part.sort(byPromise);
	return { toPlace, onHold, booked };
}
