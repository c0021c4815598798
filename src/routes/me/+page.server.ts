import { fail, redirect } from '@sveltejs/kit';
import { peopleRefusalText } from '$lib/i18n/people-refusals.ts';
import { textIn } from '../sign-in/keep-session.ts';
import type { Actions, PageServerLoad } from './$types';

type Session = NonNullable<App.Locals['session']>;

function someoneIn({ session }: App.Locals): Session {
	if (session === null || session.actor.role === 'display') redirect(303, '/sign-in?next=/me');
	return session;
}

/** One's own account: password, PIN, and where one is signed in. */
export const load: PageServerLoad = ({ locals }) => {
	const { app } = locals;
	const session = someoneIn(locals);
	const entry = app.people.list().find(({ id }) => id === session.actor.id);
	const setup = locals.workshop === null ? null : app.commands.workshop(locals.workshop);
	return {
		/** Null: a role of the demo, who has no password. */
		account: entry === undefined ? null : { userName: entry.userName, hasPin: entry.hasPin },
		sessions: ownSessions(locals, session),
		timeZone: setup?.state.setup?.timeZone ?? null,
		where: setup?.state.setup?.name
	};
};

const ownSessions = ({ app }: App.Locals, { id: here, actor }: Session) =>
	app.sessions
		.all()
		.filter((one) => one.actor.id === actor.id)
		.map(({ id, by, idleMs, expiresAt, endsAt }) => ({
			...{ id, by, endsAt, isHere: id === here },
			lastUsedAt: expiresAt - idleMs
		}))
		.sort((a, b) => Number(b.isHere) - Number(a.isHere) || b.lastUsedAt - a.lastUsedAt);

export const actions: Actions = {
	password: async ({ locals, request, getClientAddress }) => {
		const session = someoneIn(locals);
		const form = await request.formData();
		const wish = { current: textIn(form, 'current'), password: textIn(form, 'password') };
		const from = { address: getClientAddress() };
		const answer = await locals.app.people.changePassword(session, wish, from);
		if (answer.ok) return { done: 'password' } as const;
		const { code } = answer.refusal;
		const message = peopleRefusalText(locals.locale, answer.refusal);
		return fail(400, { wrong: { at: `password ${fieldOf(code)}`, message } });
	},
	pin: async ({ locals, request, getClientAddress }) => {
		const session = someoneIn(locals);
		const form = await request.formData();
		const wish = { pin: textIn(form, 'pin'), password: textIn(form, 'password') };
		const from = { address: getClientAddress() };
		const answer = await locals.app.people.setPin(session.actor.id, wish, from);
		if (answer.ok) return { done: 'pin' } as const;
		const at = answer.refusal.code === 'people/weak-pin' ? 'pin next' : 'pin current';
		return fail(400, { wrong: { at, message: peopleRefusalText(locals.locale, answer.refusal) } });
	},
	end: async ({ locals, request }) => {
		const session = someoneIn(locals);
		const wanted = textIn(await request.formData(), 'session');
		// Only one's own can be ended here, whatever was sent.
		for (const { id, isHere } of ownSessions(locals, session))
			if (!isHere && (wanted === 'others' || id === wanted)) await locals.app.sessions.end(id);
		return { done: 'end' } as const;
	}
};

/** Which of the two passwords a refusal is about. */
const fieldOf = (code: string): 'current' | 'next' =>
	/-password$/.test(code) ? 'next' : 'current';
