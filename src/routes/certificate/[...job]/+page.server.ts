import { redirect } from '@sveltejs/kit';
import { jobId } from '#core/ids.ts';
import type { PageServerLoad } from './$types';

/** The certificate shows a plate and names of staff: for signed-in people only, and a wall display is none. */
export const load: PageServerLoad = async ({ locals: { app, session, workshop }, params, url }) => {
	if (session === null || session.actor.role === 'display')
		redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`);
	// The first page says why there is nothing to show.
	if (workshop === null && session.workshops !== null) redirect(303, '/');
	const { id, name, role, staff = null } = session.actor;
	// A car that was handed over leaves the board when its day is closed; its certificate is asked for later.
	const rows = workshop === null ? null : await app.visits.rowsOf(workshop, jobId(params.job));
	return { workshop, person: { id, name, role, staff }, rows };
};
