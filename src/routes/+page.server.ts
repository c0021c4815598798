import { mayDo } from '#core/people/may.ts';
import type { PageServerLoad } from './$types';

/** Nobody yet is shown every page, as each asks them to sign in; a role is shown those it has use for. */
export const load: PageServerLoad = ({ locals: { session } }) => {
	const role = session?.actor.role ?? null;
	const isStaff = role === null || mayDo(role, 'SeeWorkshop');
	return {
		isStaff,
		mayTakeIn: role === null || mayDo(role, 'OpenJob'),
		mayInspect: role === null || mayDo(role, 'FinishOperation'),
		mayWash: role === null || mayDo(role, 'FinishOperation') || mayDo(role, 'DeliverJob'),
		mayAdvise: role === null || mayDo(role, 'AnswerAdditionalWork'),
		mayImport: role === null || mayDo(role, 'ImportOrder')
	};
};
