import type { Addition, Job } from '../job/job.ts';
import { isAwaitingAnswer, isUnseen } from '../job/addition.ts';
import { mayDo } from '../people/may.ts';
import type { Role } from '../people/role.ts';
import type { WorkshopState } from '../state.ts';
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
}

function standingOf(addition: Addition): AdditionStanding {
	if (isAwaitingAnswer(addition)) return 'awaiting';
	return isUnseen(addition) ? 'unseen' : 'settled';
}

function verbOf(standing: AdditionStanding, role: Role): AdditionVerb | null {
	if (standing === 'awaiting') return mayDo(role, 'AnswerAdditionalWork') ? 'answer' : null;
	if (standing === 'unseen') return mayDo(role, 'AcknowledgeAdditionalWork') ? 'see' : null;
	return null;
}

/** The additional work of a visit, oldest first. */
export const additionLines = (
	{ registers }: WorkshopState,
	job: Job,
	role: Role
): readonly AdditionLine[] =>
	job.additions.map((addition) => {
		const said = registers.addition.get(addition.id);
		const standing = standingOf(addition);
		return {
			addition,
			text: said?.text ?? '',
			parts: said?.parts ?? '',
			saidBy: said?.saidBy ?? '',
			price: said?.price ?? '',
			standing,
			verb: job.end === null ? verbOf(standing, role) : null
		};
	});

/** Whether somebody of this role can report additional work on the car as it stands. */
export const canReportAddition = (job: Job, role: Role): boolean =>
	job.end === null &&
	job.arrivedAt !== null &&
	job.settledAt === null &&
	mayDo(role, 'ReportAdditionalWork');
