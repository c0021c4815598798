import { error, fail, redirect } from '@sveltejs/kit';
import { ROLES, type Role } from '#core/people/role.ts';
import { peopleRefusalText } from '$lib/i18n/people-refusals.ts';
import { dropSession, homeOf, keepSession, nextPage, textIn } from './keep-session.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const { app, session } = locals;
	return {
		signedIn: session?.actor ?? null,
		/** Something needs the password given just now. */
		asksAgain: session !== null && url.searchParams.has('prove'),
		/** A page that was open came here because its session is over. */
		hasEnded: session === null && url.searchParams.has('ended'),
		demoRoles: app.demo?.roles ?? [],
		next: nextPage(url)
	};
};

export const actions: Actions = {
	password: async (event) => {
		const { locals, request, url } = event;
		const form = await request.formData();
		const userName = textIn(form, 'userName');
		const from = { address: event.getClientAddress() };
		const answer = await locals.app.people.signIn(userName, textIn(form, 'password'), from);
		if (!answer.ok)
			return fail(400, { userName, mistake: peopleRefusalText(locals.locale, answer.refusal) });
		const { secret, role } = answer.value;
		keepSession(event, secret, role);
		redirect(303, nextPage(url) ?? homeOf(role));
	},
	/** Whoever is signed in gives the password once more, for what needs it fresh. */
	prove: async (event) => {
		const { locals, request, url } = event;
		if (locals.session === null) redirect(303, '/sign-in');
		const password = textIn(await request.formData(), 'password');
		const from = { address: event.getClientAddress() };
		const answer = await locals.app.people.prove(locals.session, password, from);
		if (!answer.ok) return fail(400, { mistake: peopleRefusalText(locals.locale, answer.refusal) });
		redirect(303, nextPage(url) ?? homeOf(locals.session.actor.role));
	},
	/** On the demo: in as whoever one likes. */
	demo: async (event) => {
		const { locals, request, url } = event;
		const { demo } = locals.app;
		const role = roleIn(await request.formData());
		if (demo === null || role === null || !demo.roles.includes(role)) error(403);
		keepSession(event, await demo.signIn(role, locals.locale), role);
		redirect(303, nextPage(url) ?? homeOf(role));
	},
	out: async (event) => {
		const { session, app } = event.locals;
		if (session !== null) await app.people.signOut(session);
		dropSession(event);
		redirect(303, nextPage(event.url) ?? '/sign-in');
	}
};

function roleIn(form: FormData): Role | null {
	const wish = form.get('role');
	return ROLES.find((role) => role === wish) ?? null;
}
