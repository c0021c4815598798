import { error, redirect } from '@sveltejs/kit';
import { mayDo } from '#core/people/may.ts';
import { textIn } from '../../sign-in/keep-session.ts';
import { staffOnly } from '../../sign-in/staff-only.ts';
import type { Actions, PageServerLoad } from './$types';

/** Where a new screen's picture leads: whoever may lets it in, and says what it is to be. */
export const load: PageServerLoad = (event) => {
	const { workshop, person } = staffOnly(event);
	const { app, session } = event.locals;
	if (workshop === null || session === null || !mayDo(person.role, 'ManageDisplays')) error(403);
	const typed = event.url.searchParams.get('code');
	const found = typed === null ? null : app.displays.look(typed, session);
	const setup = app.commands.workshop(workshop)?.state.setup ?? null;
	return {
		workshop,
		setup,
		role: person.role,
		screen: found?.ok
			? { code: found.value.code, address: found.value.address, agent: found.value.agent }
			: null,
		refusal: found === null || found.ok ? null : found.refusal,
		where: setup?.name
	};
};

export const actions: Actions = {
	/** A code that was typed leads where the picture of the screen does. */
	default: async (event) => {
		staffOnly(event);
		const code = textIn(await event.request.formData(), 'code');
		redirect(303, `/display/approve?code=${encodeURIComponent(code)}`);
	}
};
