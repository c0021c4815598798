import { error } from '@sveltejs/kit';
import { mayDo } from '#core/people/may.ts';
import type { PageServerLoad } from './$types';

/** The screens of the workshop somebody looks after; how they are comes over a line of its own. */
export const load: PageServerLoad = ({ locals: { app, session, workshop } }) => {
	if (session === null || !mayDo(session.actor.role, 'ManageDisplays')) error(403);
	const setup = workshop === null ? null : (app.commands.workshop(workshop)?.state.setup ?? null);
	return {
		workshop,
		displays: workshop === null ? [] : app.displays.list({ workshops: [workshop] }),
		now: app.clock.now(),
		setup,
		where: setup?.name
	};
};
