import { redirect } from '@sveltejs/kit';
import type { LayoutServerLoad } from './$types';

/** Nobody is shown settings without having signed in; each page asks further what its role may. */
export const load: LayoutServerLoad = ({ locals: { session }, url }) => {
	if (session === null)
		redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`);
	return { role: session.actor.role };
};
