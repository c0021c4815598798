import { mayDo } from '#core/people/may.ts';
import { signInFirst } from '../../sign-in/staff-only.ts';
import type { PageServerLoad } from './$types';

/** Whoever may not import sees why, rather than a button that refuses. */
export const load: PageServerLoad = ({ locals, url }) => {
	const { session, workshop, app } = locals;
	if (session === null) return signInFirst(url);
	const setup = workshop === null ? null : (app.commands.workshop(workshop)?.state.setup ?? null);
	return {
		workshop: setup === null ? null : { code: setup.code, name: setup.name },
		mayImport: mayDo(session.actor.role, 'ImportOrder'),
		maySetUp: mayDo(session.actor.role, 'SetUpWorkshop')
	};
};
