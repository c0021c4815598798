import { jobId } from '#core/ids.ts';
import { staffOnly } from '../../sign-in/staff-only.ts';
import type { PageServerLoad } from './$types';

/** The certificate shows a plate and names of staff. */
export const load: PageServerLoad = async (event) => {
	const { workshop, person } = staffOnly(event);
	const { locals, params } = event;
	// A car that was handed over leaves the board when its day is closed; its certificate is asked for later.
	const rows =
		workshop === null ? null : await locals.app.visits.rowsOf(workshop, jobId(params.job));
	return { workshop, person, rows };
};
