import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** Everybody of the house may look; who may change what, the page asks the core. */
export const load: PageServerLoad = ({ locals: { session, workshop, app }, url }) => {
	if (session === null || session.actor.role === 'display')
		redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`);
	const { id, role } = session.actor;
	const hasWorkshop = workshop !== null && app.commands.workshop(workshop)?.state.setup !== null;
	return { workshop, hasWorkshop, person: { id, role } };
};
