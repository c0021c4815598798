import { signInFirst } from '../../sign-in/staff-only.ts';
import type { PageServerLoad } from './$types';

/** Everybody of the house may look; who may change what, the page asks the core. */
export const load: PageServerLoad = ({ locals: { session, workshop, app }, url }) => {
	if (session === null || session.actor.role === 'display') return signInFirst(url);
	const { id, role } = session.actor;
	const hasWorkshop = workshop !== null && app.commands.workshop(workshop)?.state.setup !== null;
	return { workshop, hasWorkshop, person: { id, role } };
};
