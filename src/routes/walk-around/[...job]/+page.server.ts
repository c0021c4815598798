import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** The sheet shows plate and valuables: for signed-in people only, and a wall display is none. */
export const load: PageServerLoad = ({ locals: { session, workshop }, url }) => {
	if (session === null || session.actor.role === 'display')
		redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`);
	// The first page says why there is nothing to show.
	if (workshop === null && session.workshops !== null) redirect(303, '/');
	const { id, name, role, staff = null } = session.actor;
	return { workshop, person: { id, name, role, staff } };
};
