import { fail, redirect } from '@sveltejs/kit';
import { peopleRefusalText } from '$lib/i18n/people-refusals.ts';
import { homeOf, keepSession, textIn } from '../sign-in/keep-session.ts';
import type { Actions, PageServerLoad } from './$types';

/** The first start: whoever has the code from the server's console becomes the administrator. */
export const load: PageServerLoad = ({ locals, url }) => {
	const { codes, people } = locals.app;
	const purpose = codes.look(url.searchParams.get('code') ?? '');
	return { isOpen: purpose?.for === 'set-up' && people.needsSetUp() };
};

export const actions: Actions = {
	default: async (event) => {
		const { locals, request, url } = event;
		const form = await request.formData();
		const wish = {
			userName: textIn(form, 'userName'),
			name: textIn(form, 'name'),
			password: textIn(form, 'password')
		};
		const answer = await locals.app.people.setUp(url.searchParams.get('code') ?? '', wish);
		if (!answer.ok) return fail(400, { mistake: peopleRefusalText(locals.locale, answer.refusal) });
		const { secret, role } = answer.value;
		keepSession(event, secret, role);
		redirect(303, homeOf(role));
	}
};
