import type { AdvisorCode, JobId, OperationId, SkillCode } from '../ids.ts';
import { awaitsAnswer, isNewToWorkshop } from '../job/addition.ts';
import type { Job, Operation, OperationKind, StoppageReason } from '../job/job.ts';
import { currentOperation, openOperations } from '../job/stage.ts';
import { isUnseenBy } from '../parts/parts.ts';
import { hindranceOf, type Hindrance } from '../planner/cannot-plan.ts';
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
	/** Added during the visit, and nobody in the workshop has said that it was seen (duty D7). */
	readonly isNew: boolean;
}

/** A trade and a skill some work asks for. */
export interface Need {
	readonly trade: Trade;
	readonly skill: SkillCode;
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
	readonly advisor: AdvisorCode | null;
	/** What the next hands must be good at: the work without a place, or what a car on hold stands at. */
	readonly needs: readonly Need[];
	/** Parts of any work of it came, and no dispatcher has said that they know (duty D8). */
	readonly isPartsNews: boolean;
	/** The customer has yet to answer about additional work. */
	readonly isAwaitingAnswer: boolean;
	/** The first of its work that cannot be planned, and why; null where all of it can. */
	readonly hindrance: Hindrance | null;
	/** Why it is on hold; null in the other parts of the tray. */
	readonly hold: {
		readonly reason: StoppageReason;
		readonly note: string;
		readonly since: Instant;
		readonly expectedUntil: Instant | null;
	} | null;
}

/** The parts of the tray, in the order a dispatcher works through them. */
export const TRAY_PARTS = ['to-place', 'on-hold', 'parts', 'approval', 'booked'] as const;
/**
 * `to-place`: here, and something could be given to somebody now. `parts`, `approval`: held up by them.
 * An answer about additional work keeps no work from being placed: only a car with nothing to place stands
 * under `approval` for it. `on-hold`: stopped for anything else. `booked`: not here yet.
 */
export type TrayPart = (typeof TRAY_PARTS)[number];

/** Each part by promise, waiting customers first where promises are equal. */
export type Tray = Readonly<Record<TrayPart, readonly TrayCar[]>>;

const isOrdered = ({ kind }: Pick<Operation, 'kind'>): boolean =>
	kind === 'work' || kind === 'rework';

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

const workOf = (job: Job, operation: Operation): TrayWork => ({
	operation: operation.id,
	name: operation.name,
	kind: operation.kind,
	trade: operation.trade,
	skill: operation.skill,
	standardMinutes: operation.standardMinutes,
	isWaitingForParts: operation.partsDueAt !== null && operation.partsArrivedAt === null,
	partsDueAt: operation.partsDueAt,
	isNew: isNewToWorkshop(job, operation.id)
});

function holdOf(job: Job): TrayCar['hold'] {
	const current = currentOperation(job);
	if (current?.state !== 'stopped') return null;
	const stoppage = current.stoppages.findLast(({ to }) => to === null);
	if (stoppage === undefined) return null;
	const { reason, note, from, expectedUntil } = stoppage;
	return { reason, note, since: from, expectedUntil };
}

const needOf = ({ trade, skill }: Need): Need => ({ trade, skill });

function needsOf(job: Job, work: readonly TrayWork[]): readonly Need[] {
	const current = currentOperation(job);
	const isHeld = current?.state === 'stopped';
	return isHeld || work.length === 0
		? current === null
			? []
			: [needOf(current)]
		: work.map(needOf);
}

function carOf(state: WorkshopState, job: Job, now: Instant): TrayCar {
	const work = unplaced(job).map((operation) => workOf(job, operation));
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
		advisor: job.advisor,
		needs: needsOf(job, work),
		isPartsNews: job.operations.some((work) => isUnseenBy(job, work, 'dispatcher')),
		isAwaitingAnswer: awaitsAnswer(job),
		hindrance: hindranceOf(state, job, now),
		hold: holdOf(job)
	};
}

function byPromise(a: TrayCar, b: TrayCar): number {
	if (a.promisedAt !== b.promisedAt) return (a.promisedAt ?? Infinity) - (b.promisedAt ?? Infinity);
	return Number(b.isWaiting) - Number(a.isWaiting) || (a.at ?? 0) - (b.at ?? 0);
}

const PART_OF_STOPPAGE: Readonly<Partial<Record<StoppageReason, TrayPart>>> = {
	parts: 'parts',
	approval: 'approval'
};

/** The one part a car stands in; null when everything has its place. */
function partOf(car: TrayCar, job: Job): TrayPart | null {
	if (job.arrivedAt === null) return 'booked';
	if (car.hold !== null) return PART_OF_STOPPAGE[car.hold.reason] ?? 'on-hold';
	if (!needsPlace(job)) return car.isAwaitingAnswer ? 'approval' : null;
	const ordered = car.work.filter(isOrdered);
	const isWithoutParts =
		ordered.length > 0 && ordered.every(({ isWaitingForParts }) => isWaitingForParts);
	return isWithoutParts ? 'parts' : 'to-place';
}

/**
 * The tray now. A car stands in one part only: one on hold there even while other work of it has no
 * place, and one whose ordered work all waits for parts under these, for nothing of it can begin.
 */
export function trayOf(state: WorkshopState, now: Instant): Tray {
	const parts: Record<TrayPart, TrayCar[]> = {
		'to-place': [],
		'on-hold': [],
		parts: [],
		approval: [],
		booked: []
	};
	for (const job of state.jobs.values()) {
		if (job.end !== null || !mayStandInTray(job)) continue;
		const car = carOf(state, job, now);
		const part = partOf(car, job);
		if (part !== null) parts[part].push(car);
	}
	for (const part of TRAY_PARTS) parts[part].sort(byPromise);
	return parts;
}

/** Most cars have their place; their lateness need not be worked out for this. */
const mayStandInTray = (job: Job): boolean =>
	job.arrivedAt === null ||
	currentOperation(job)?.state === 'stopped' ||
	needsPlace(job) ||
	awaitsAnswer(job);
