import {
	stepsShown,
	windowShown,
	type LoungeCar,
	type LoungeWindow
} from '../board/lounge-board.ts';
import { loungeStepOf } from '../board/project-lounge.ts';
import type { AdditionId, NoteId, PhotoId } from '../ids.ts';
import type { Addition, AdditionAnswer, Job } from '../job/job.ts';
import { isReady } from '../job/stage.ts';
import { maskPlate } from '../plate/mask.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import { localTimeOf } from '../time/zone.ts';
import type { Setup } from '../workshop/setup.ts';
import { isTrackAlive } from './stay.ts';

/**
 * The page of one visit, as its customer holds it: the only way by which anything of the board gets
 * there. Every field is named here on purpose, and nothing in it depends on another car. No VIN, name,
 * phone, technician, reason or full plate; of additional work only what somebody wrote for the customer.
 */
export interface TrackPage {
	/** Of the workshop. */
	readonly name: string;
	/** Masked; '' once the visit has left the board, whose page says only that the car was handed over. */
	readonly plate: string;
	readonly steps: LoungeCar['steps'];
	/** When it can be fetched; null where nothing was announced, and once it is ready. */
	readonly window: LoungeWindow | null;
	readonly isReady: boolean;
	/** The numbered counter to fetch it at; null before it is ready, and where there is none. */
	readonly counter: number | null;
	readonly isDelivered: boolean;
	/** What was put before the customer, oldest first; none once the car is gone. */
	readonly offers: readonly TrackOffer[];
}

/** Additional work in the words meant for the customer. */
export interface TrackOffer {
	readonly addition: AdditionId;
	/** Names what is answered: another offer has another. */
	readonly offer: NoteId;
	readonly words: string;
	readonly price: string;
	/** How much longer it is thought to take. */
	readonly minutes: number;
	readonly photos: readonly PhotoId[];
	/** Local time of the answer; null while it is awaited. */
	readonly answer: { readonly kind: AdditionAnswer; readonly at: string } | null;
}

/** What is remembered of a visit whose page was given. */
export interface TrackedVisit {
	readonly job: Job['id'];
	/** Null while it goes on. */
	readonly deliveredAt: Instant | null;
}

const DELIVERED: Omit<TrackPage, 'name' | 'plate'> = {
	steps: stepsShown('ready'),
	window: null,
	isReady: false,
	counter: null,
	isDelivered: true,
	offers: []
};

/** The page now; null once it is dead: a day after hand-over, at once where the visit came to nothing. */
export function trackPage(
	state: WorkshopState,
	{ job: id, deliveredAt }: TrackedVisit,
	now: Instant
): TrackPage | null {
	const { setup } = state;
	if (setup === null || !isTrackAlive(deliveredAt, now)) return null;
	const { name } = setup;
	const job = state.jobs.get(id);
	// The board keeps nothing of a visit whose day was closed.
	if (job === undefined) return deliveredAt === null ? null : { name, plate: '', ...DELIVERED };
	const plate = maskPlate(state.registers.vehicle.get(job.vehicle)?.plate ?? '');
	if (job.end === null) return { name, plate, ...underWay(state, { setup, job }, now) };
	const isShown = job.end.how === 'delivered' && isTrackAlive(job.end.at, now);
	return isShown ? { name, plate, ...DELIVERED } : null;
}

/** Of a visit that goes on. */
function underWay(
	state: WorkshopState,
	{ setup, job }: { readonly setup: Setup; readonly job: Job },
	now: Instant
): Omit<TrackPage, 'name' | 'plate'> {
	const { timeZone, counters } = setup;
	const canBeFetched = isReady(job);
	const counter = job.advisor === null ? null : (counters[job.advisor] ?? null);
	return {
		steps: stepsShown(loungeStepOf(job)),
		window: canBeFetched ? null : windowShown(job.announced, now, timeZone),
		isReady: canBeFetched,
		counter: canBeFetched ? counter : null,
		isDelivered: false,
		offers: job.additions.flatMap((addition) => offerOf(state, addition, timeZone) ?? [])
	};
}

function offerOf(
	{ registers }: WorkshopState,
	{ id, offered, answer, standardMinutes, photos }: Addition,
	timeZone: string
): TrackOffer | null {
	const words = offered === null ? undefined : registers.note.get(offered.words)?.text;
	// Words that were erased were somebody's: nothing is left to answer.
	if (offered === null || words === undefined) return null;
	return {
		addition: id,
		offer: offered.words,
		words,
		price: registers.addition.get(id)?.price ?? '',
		minutes: standardMinutes,
		photos: offered.photos ? photos.map((photo) => photo.id) : [],
		answer: answer === null ? null : { kind: answer.kind, at: localTimeOf(answer.at, timeZone) }
	};
}

/** Whether the customer may see this photo on that page. */
export const isPhotoShown = ({ offers }: TrackPage, photo: PhotoId): boolean =>
	offers.some(({ photos }) => photos.includes(photo));
