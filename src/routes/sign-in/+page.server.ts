import { error, fail, redirect, type Cookies } from '@sveltejs/kit';
import { ROLES, type Role } from '#core/people/role.ts';
import { SESSION_COOKIE } from '#protocol/cookies.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const code = url.searchParams.get('code');
	const link = code === null ? null : locals.app.links.look(code);
	return {
		signedIn: locals.session?.actor ?? null,
		demoRoles: locals.app.demo?.roles ?? [],
		code,
		link: link === null ? null : { role: link.role, name: link.name },
		next: nextPage(url)
	};
};

export const actions: Actions = {
	/** On the demo: in as whoever one likes. */
	demo: async ({ locals, cookies, request, url }) => {
		const { demo } = locals.app;
		const role = roleIn(await request.formData());
		if (demo === null || role === null || !demo.roles.includes(role)) error(403);
		keep(cookies, url, await demo.signIn(role, locals.locale));
		redirect(303, nextPage(url) ?? homeOf(role));
	},
	/** With a one-time link, used up by this. */
	link: async ({ locals, cookies, url }) => {
		const actor = await locals.app.links.redeem(url.searchParams.get('code') ?? '');
		if (actor === null) return fail(410, { used: true });
		keep(cookies, url, await locals.app.sessions.begin(actor, { by: 'link' }));
		redirect(303, homeOf(actor.role));
	},
	out: async ({ locals, cookies }) => {
		if (locals.session !== null) await locals.app.sessions.end(locals.session.id);
		cookies.delete(SESSION_COOKIE, { path: '/' });
		redirect(303, '/sign-in');
	}
};

/** How long a browser keeps it; the server decides whether it still counts. */
const COOKIE_AGE_S = 400 * 24 * 3600;

function keep(cookies: Cookies, url: URL, secret: string): void {
	cookies.set(SESSION_COOKIE, secret, {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: url.protocol === 'https:',
		maxAge: COOKIE_AGE_S
	});
}

function roleIn(form: FormData): Role | null {
	const wish = form.get('role');
	return ROLES.find((role) => role === wish) ?? null;
}

/** Where the visitor came from; an address of another site is not gone to. */
function nextPage(url: URL): string | null {
	const next = url.searchParams.get('next');
	if (next === null || !URL.canParse(next, url)) return null;
	const target = new URL(next, url);
	return target.origin === url.origin ? target.pathname + target.search : null;
}

const HOME: Partial<Record<Role, string>> = {
	administrator: '/settings',
	dispatcher: '/dispatch',
	supervisor: '/dispatch',
	display: '/board'
};
const homeOf = (role: Role): string => HOME[role] ?? '/';
