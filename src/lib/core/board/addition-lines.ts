import type { Command } from '../commands.ts';
import type { Addition, Job } from '../job/job.ts';
import { isAwaitingAnswer, isUnseen } from '../job/addition.ts';
import { mayOnCar, type Viewer } from '../people/may-on.ts';
import { MOST_PHOTOS } from '../photo/photo.ts';
import type { Instant } from '../time/instant.ts';
import { CUSTOMER_ID } from '../track/customer.ts';
import type { AdditionText } from '../workshop/registers.ts';

/** The additional work of a car as people read it, with what can be done about each. */

/** Where one stands: the customer has to answer, the workshop has to see it, or nothing is left to do. */
type AdditionStanding = 'awaiting' | 'unseen' | 'settled';

/** What a person may do about one. */
type AdditionVerb = 'answer' | 'see';

/** One piece of additional work. */
export interface AdditionLine extends Pick<AdditionText, 'text' | 'parts' | 'saidBy' | 'price'> {
	readonly addition: Addition;
	readonly standing: AdditionStanding;
	/** Null where nothing is to be done, or not by this person. */
	readonly verb: AdditionVerb | null;
	/** How many photos this person may still add; 0 once the customer has answered. */
	readonly photosLeft: number;
	/** What the customer can read on their page; null while it was not put there. */
	readonly offered: { readonly at: Instant; readonly words: string } | null;
	/** Whether this person may put it there, or put it otherwise. */
	readonly mayOffer: boolean;
	/** The customer answered on their page, and nobody was rung. */
	readonly isByPage: boolean;
}

function standingOf(addition: Addition): AdditionStanding {
	if (isAwaitingAnswer(addition)) return 'awaiting';
	return isUnseen(addition) ? 'unseen' : 'settled';
}

const COMMAND_OF: Readonly<Record<AdditionVerb, Command['type']>> = {
	answer: 'AnswerAdditionalWork',
	see: 'AcknowledgeAdditionalWork'
};
const NEXT: Readonly<Record<AdditionStanding, AdditionVerb | null>> = {
	awaiting: 'answer',
	unseen: 'see',
	settled: null
};

function verbOf(viewer: Viewer, job: Job, standing: AdditionStanding): AdditionVerb | null {
	const verb = NEXT[standing];
	if (verb === null || job.end !== null) return null;
	return mayOnCar(viewer, COMMAND_OF[verb], job) ? verb : null;
}

/**
 * Photos are what somebody is to answer on: more of them are of use until the answer is there. One that
 * was on its way then is kept all the same.
 */
const photosLeft = (viewer: Viewer, job: Job, addition: Addition): number =>
	job.end === null && isAwaitingAnswer(addition) && mayOnCar(viewer, 'AttachPhoto', job)
		? Math.max(0, MOST_PHOTOS - addition.photos.length)
		: 0;

const offeredAs = ({ state }: Viewer, { offered }: Addition): AdditionLine['offered'] =>
	offered === null
		? null
		: { at: offered.at, words: state.registers.note.get(offered.words)?.text ?? '' };

/** The additional work of a visit, oldest first. */
export const additionLines = (viewer: Viewer, job: Job): readonly AdditionLine[] =>
	job.additions.map((addition) => {
		const said = viewer.state.registers.addition.get(addition.id);
		const standing = standingOf(addition);
		return {
			addition,
			text: said?.text ?? '',
			parts: said?.parts ?? '',
			saidBy: said?.saidBy ?? '',
			price: said?.price ?? '',
			standing,
			verb: verbOf(viewer, job, standing),
			photosLeft: photosLeft(viewer, job, addition),
			offered: offeredAs(viewer, addition),
			mayOffer:
				standing === 'awaiting' && job.end === null && mayOnCar(viewer, 'OfferAdditionalWork', job),
			isByPage: addition.answer?.by === CUSTOMER_ID
		};
	});

/** Whether this person can report additional work on the car as it stands. */
export const canReportAddition = (viewer: Viewer, job: Job): boolean =>
	job.end === null &&
	job.arrivedAt !== null &&
	job.settledAt === null &&
	mayOnCar(viewer, 'ReportAdditionalWork', job);
