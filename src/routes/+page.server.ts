import { mayDo, type Deed } from '#core/people/may.ts';
import type { PageServerLoad } from './$types';

/** Nobody yet is shown every page, as each asks them to sign in; a role is shown those it has use for. */
export const load: PageServerLoad = ({ locals: { session } }) => {
	const role = session?.actor.role ?? null;
	const isStaff = role === null || mayDo(role, 'SeeWorkshop');
	const may = (deed: Deed): boolean => role === null || mayDo(role, deed);
	return {
		isStaff,
		mayTakeIn: may('OpenJob'),
		mayInspect: may('FinishOperation'),
		mayWash: may('FinishOperation') || may('DeliverJob'),
		mayAdvise: may('AnswerAdditionalWork'),
		mayImport: may('ImportOrder'),
		mayMark: may('MarkAttendance'),
		mayCarryOver: may('CarryOver'),
		hasParts: may('ExpectParts') || may('AcknowledgeParts'),
		mayFollowUp: may('RecordFollowUp')
	};
};
