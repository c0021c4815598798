import type { Job, KnownAtPromise } from '../job/job.ts';
import { isReady, openOperations } from '../job/stage.ts';
import { forecastOf } from '../plan/forecast.ts';
import { loadOf } from '../plan/load.ts';
import type { WorkshopState } from '../state.ts';
import { MINUTE_MS, type Instant } from '../time/instant.ts';
import { localDateOf } from '../time/zone.ts';
import { closingAfter } from '../workshop/calendar.ts';
import { delayCauseOf, type DelayCause } from './delay-cause.ts';
import { withRoom } from './delivery-window.ts';
import { outlookOf, type Outlook } from './outlook.ts';
import { quotedTimes } from './quoted-visit.ts';

/** A promise is given knowing the load and the parts, and with a margin (duty D15). */

/** A time that could be promised now, with what stands behind it. */
export interface PromiseProposal extends KnownAtPromise {
	readonly at: Instant;
	/** Never null here: without a forecast nothing is proposed. */
	readonly forecastAt: Instant;
	/** Whole minutes between forecast and promise. */
	readonly marginMinutes: number;
	/** Why it is later than what was promised; null where nothing was, or where it is not. */
	readonly because: DelayCause | null;
}

/** Promises are given in five minutes. */
const STEP_MS = 5 * MINUTE_MS;

/** How full a day is: minutes to do over minutes left of everybody; null when nobody has any left. */
function loadOn(state: WorkshopState, day: Instant, now: Instant): number | null {
	const date = localDateOf(day, state.setup?.timeZone ?? 'UTC');
	const { technicians } = loadOf(state, { date }, now);
	const left = technicians.reduce((sum, load) => sum + load.left, 0);
	const toDo = technicians.reduce((sum, { planned, running }) => sum + planned + running, 0);
	return left > 0 ? toDo / left : null;
}

const partsAwaited = (job: Job): number =>
	openOperations(job).filter(
		({ partsDueAt, partsArrivedAt, stoppages }) =>
			partsArrivedAt === null &&
			(partsDueAt !== null || stoppages.some(({ to, reason }) => to === null && reason === 'parts'))
	).length;

/** A promise that is being given. */
interface Giving {
	readonly promisedAt: Instant;
	readonly now: Instant;
	/** What was found by looking ahead beforehand; left out: looked ahead now. */
	readonly outlook?: Outlook | undefined;
}

/** What is known about a promise at the moment it is given. */
export const knownAt = (
	state: WorkshopState,
	job: Job,
	{ promisedAt, now, outlook }: Giving
): KnownAtPromise => {
	const { forecastAt, quote } = outlook ?? outlookOf({ state, job: job.id, promisedAt }, now);
	return {
		forecastAt,
		partsAwaited: partsAwaited(job),
		load: loadOn(state, promisedAt, now),
		...(quote === null ? {} : { quote })
	};
};

/** Where nothing can be quoted: the forecast and some room, but not after closing time of its day. */
function withoutQuote({ setup }: WorkshopState, { finishAt, minutesLeft }: Finish): Instant {
	const closesAt = (setup === null ? null : closingAfter(setup, finishAt)) ?? Infinity;
	return Math.max(finishAt, Math.min(withRoom(finishAt, minutesLeft), closesAt));
}

interface Finish {
	readonly finishAt: Instant;
	readonly minutesLeft: number;
}

/**
 * The time to promise now: the one that holds in 80 of a hundred days (`quoted-visit.ts`), never before the
 * forecast. Null for a car that is ready or gone, or without a forecast.
 */
export function proposedPromise(
	state: WorkshopState,
	job: Job,
	now: Instant
): PromiseProposal | null {
	if (state.setup === null || job.end !== null || isReady(job)) return null;
	const { finishAt, minutesLeft } = forecastOf(state, job, now);
	if (finishAt === null) return null;
	const sure = quotedTimes(state, job.id, now)?.at80;
	const at =
		sure === undefined
			? withoutQuote(state, { finishAt, minutesLeft })
			: Math.max(sure, Math.ceil(finishAt / STEP_MS) * STEP_MS);
	const last = job.promises.at(-1)?.at;
	return {
		...knownAt(state, job, { promisedAt: at, now }),
		at,
		forecastAt: finishAt,
		marginMinutes: Math.floor((at - finishAt) / MINUTE_MS),
		because: last !== undefined && finishAt > last ? delayCauseOf(state, job, now) : null
	};
}

/**
 * Whether another time has to be agreed: the forecast lies past what was promised. The board proposes
 * it; a person gives it.
 */
export function needsNewPromise(state: WorkshopState, job: Job, now: Instant): boolean {
	const last = job.promises.at(-1)?.at;
	if (last === undefined || job.arrivedAt === null || job.end !== null || isReady(job))
		return false;
	const { finishAt } = forecastOf(state, job, now);
	return finishAt !== null && finishAt > last;
}
