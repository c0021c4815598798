import { error, fail } from '@sveltejs/kit';
import { DAY_MS } from '#core/time/instant.ts';
import { parseTokenWish, SCOPES } from '#protocol/schemas/tokens.ts';
import { mayDo } from '#core/people/may.ts';
import type { Actions, PageServerLoad } from './$types';

type Session = NonNullable<App.Locals['session']>;

function administratorIn({ session }: App.Locals): Session {
	if (session === null || !mayDo(session.actor.role, 'ManageTokens')) error(403);
	return session;
}

export const load: PageServerLoad = ({ locals }) => {
	const session = administratorIn(locals);
	const { app, workshop } = locals;
	const nameOf = (code: typeof workshop): string =>
		(code === null ? null : app.commands.workshop(code)?.state.setup?.name) ?? code ?? '';
	const setup = workshop === null ? null : (app.commands.workshop(workshop)?.state.setup ?? null);
	return {
		tokens: app.tokens.list(session),
		workshops: app.workshopsFor(session).map((code) => ({ code, name: nameOf(code) })),
		isFresh: app.people.isFresh(session),
		now: app.clock.now(),
		timeZone: setup?.timeZone ?? null,
		where: setup?.name
	};
};

export const actions: Actions = {
	create: async ({ locals, request }) => {
		const session = administratorIn(locals);
		if (!locals.app.people.isFresh(session)) return fail(403, { isStale: true });
		const form = await request.formData();
		const days = Number(form.get('days'));
		const wish = parseTokenWish({
			name: form.get('name'),
			role: form.get('role'),
			scopes: form.getAll('scope').filter((one) => SCOPES.some((known) => known === one)),
			workshops: form.getAll('workshop'),
			expiresAt: days > 0 ? Math.round(locals.app.clock.now() + days * DAY_MS) : null
		});
		if (!wish.ok) return fail(400, { isMissing: true });
		const own = new Set<string>(locals.app.workshopsFor(session));
		if (!wish.value.workshops.every((code) => own.has(code))) return fail(400, { isMissing: true });
		const { token, secret } = await locals.app.tokens.create(wish.value, session.actor);
		return { made: { name: token.name, secret } };
	},
	revoke: async ({ locals, request }) => {
		const session = administratorIn(locals);
		if (!locals.app.people.isFresh(session)) return fail(403, { isStale: true });
		const id = (await request.formData()).get('token');
		if (typeof id !== 'string' || !(await locals.app.tokens.revoke(id, session))) error(404);
		return { isRevoked: true };
	}
};
