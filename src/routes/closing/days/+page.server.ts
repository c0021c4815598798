import { error } from '@sveltejs/kit';
import { mayDo } from '#core/people/may.ts';
import { staffOnly } from '../../sign-in/staff-only.ts';
import type { PageServerLoad } from './$types';

/** Closed days carry figures of past days: for whoever may read those. */
export const load: PageServerLoad = async (event) => {
	const { workshop, person } = staffOnly(event);
	if (!mayDo(person.role, 'SeeReports')) error(403);
	if (workshop === null) return { workshop, days: [], where: '', zone: 'UTC' };
	const { commands, pastDays } = event.locals.app;
	const setup = commands.workshop(workshop)?.state.setup;
	const days = await pastDays.list(workshop);
	return { workshop, days, where: setup?.name ?? '', zone: setup?.timeZone ?? 'UTC' };
};
