import { fail, redirect } from '@sveltejs/kit';
import { personId } from '#core/ids.ts';
import { peopleRefusalText } from '$lib/i18n/people-refusals.ts';
import { wordsText } from '$lib/i18n/words.ts';
import { homeOf, keepSession, nextPage, textIn } from '../sign-in/keep-session.ts';
import type { Actions, PageServerLoad } from './$types';

/** Another person takes over this device with their PIN. */
export const load: PageServerLoad = ({ locals, url }) => {
	const { app, session, locale } = locals;
	if (session === null) redirect(303, '/sign-in');
	const words = wordsText(locale);
	return {
		isDevice: session.by === 'password' || session.by === 'pin',
		candidates: app.people
			.candidates(session)
			.filter(({ id }) => id !== session.actor.id)
			.map(({ id, name, role }) => ({ id, name, role: words[`role.${role}`] })),
		/** Who can help somebody that has forgotten the password as well. */
		helpers: app.people
			.list()
			.filter(({ role, isActive }) => role === 'administrator' && isActive)
			.map(({ name }) => name),
		next: nextPage(url)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { locals, request, url } = event;
		if (locals.session === null) redirect(303, '/sign-in');
		const form = await request.formData();
		const person = personId(textIn(form, 'person'));
		const answer = await locals.app.people.switchTo(locals.session, person, textIn(form, 'pin'));
		if (!answer.ok) {
			const isLocked = answer.refusal.code === 'people/pin-locked';
			return fail(400, { isLocked, mistake: peopleRefusalText(locals.locale, answer.refusal) });
		}
		const { secret, role } = answer.value;
		keepSession(event, secret, role);
		redirect(303, nextPage(url) ?? homeOf(role));
	}
};
