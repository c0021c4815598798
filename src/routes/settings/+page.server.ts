import { error, fail } from '@sveltejs/kit';
import { signInFirst } from '../sign-in/staff-only.ts';
import type { Actions, PageServerLoad } from './$types';

const isAdministrator = ({ session }: App.Locals): boolean =>
	session?.actor.role === 'administrator';

export const load: PageServerLoad = ({ locals, url }) => {
	if (locals.session === null) return signInFirst(url);
	return { mayLetIn: isAdministrator(locals) };
};

export const actions: Actions = {
	link: async ({ locals, request, url }) => {
		const { app, session } = locals;
		if (session === null || !isAdministrator(locals)) error(403);
		if (!app.people.isFresh(session)) return fail(403, { isStale: true });
		const form = await request.formData();
		const name = textIn(form, 'name');
		if (name === '') return fail(400, { missingName: true });
		const code = await app.displays.invite(name);
		return { made: { name, address: `${url.origin}/sign-in?code=${code}` } };
	}
};

const LONGEST_NAME = 60;

function textIn(form: FormData, field: string): string {
	const value = form.get(field);
	return typeof value === 'string' ? value.trim().slice(0, LONGEST_NAME) : '';
}
