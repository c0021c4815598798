import { fail, redirect } from '@sveltejs/kit';
import { peopleRefusalText } from '$lib/i18n/people-refusals.ts';
import { homeOf, keepSession, textIn } from '../keep-session.ts';
import type { Actions, PageServerLoad } from './$types';

/** Choosing a password with the code of an invitation or a reset. */
export const load: PageServerLoad = ({ locals, url }) => {
	const { codes, people } = locals.app;
	const purpose = codes.look(url.searchParams.get('code') ?? '');
	const person = purpose?.for === 'password' ? purpose.person : null;
	const entry = people.list().find(({ id }) => id === person);
	return {
		invited: entry === undefined ? null : { name: entry.name, userName: entry.userName }
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { locals, request, url } = event;
		const code = url.searchParams.get('code') ?? '';
		const password = textIn(await request.formData(), 'password');
		const answer = await locals.app.people.setPassword(code, password);
		if (!answer.ok) return fail(400, { mistake: peopleRefusalText(locals.locale, answer.refusal) });
		const { secret, role } = answer.value;
		keepSession(event, secret, role);
		redirect(303, homeOf(role));
	}
};
