import { redirect } from '@sveltejs/kit';
import { mayDo } from '#core/people/may.ts';
import type { PageServerLoad } from './$types';

/** The page names customers: for signed-in people only, and a wall display is none. */
export const load: PageServerLoad = ({ locals: { session, workshop }, url }) => {
	if (session === null || !mayDo(session.actor.role, 'SeeWorkshop'))
		redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`);
	// The first page says why there is nothing to show.
	if (workshop === null && session.workshops !== null) redirect(303, '/');
	const { id, name, role, staff = null } = session.actor;
	return { workshop, person: { id, name, role, staff } };
};
