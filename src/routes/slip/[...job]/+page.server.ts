import { error } from '@sveltejs/kit';
import { jobId } from '#core/ids.ts';
import { mayDo } from '#core/people/may.ts';
import { maskPlate } from '#core/plate/mask.ts';
import { qrPath } from '$lib/qr/qr-path.server.ts';
import { staffOnly } from '../../sign-in/staff-only.ts';
import type { PageServerLoad } from './$types';

/** The slip of a page that was given; looking at it gives none. */
export const load: PageServerLoad = ({ locals, params, url }) => {
	const { person, workshop } = staffOnly({ locals, url });
	if (!mayDo(person.role, 'ManageTracking')) error(403);
	const known = workshop === null ? null : locals.app.commands.workshop(workshop);
	if (known === null) error(404);
	const job = jobId(params.job);
	const address = locals.app.tracking.addressOf({ workshop: known.code, job }, url.origin);
	const { registers, jobs, setup } = known.state;
	const vehicle = jobs.get(job)?.vehicle;
	return {
		page: address === null ? null : { address, qr: qrPath(address) },
		name: setup?.name ?? '',
		plate: maskPlate(vehicle === undefined ? '' : (registers.vehicle.get(vehicle)?.plate ?? ''))
	};
};
