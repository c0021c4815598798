import { error } from '@sveltejs/kit';
import { mayDo } from '#core/people/may.ts';
import { staffOnly } from '../../../sign-in/staff-only.ts';
import type { PageServerLoad } from './$types';

/** A closed day names cars and staff, and counts: for whoever may read figures of past days. */
export const load: PageServerLoad = async (event) => {
	const { workshop, person } = staffOnly(event);
	if (!mayDo(person.role, 'SeeReports')) error(403);
	const { commands, pastDays } = event.locals.app;
	const day = workshop === null ? null : await pastDays.read(workshop, event.params.date);
	if (workshop === null || day === null) error(404);
	const setup = commands.workshop(workshop)?.state.setup;
	return { workshop, day, where: setup?.name ?? '', zone: setup?.timeZone ?? 'UTC' };
};
