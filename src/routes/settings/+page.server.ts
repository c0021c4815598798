import { error, fail, redirect } from '@sveltejs/kit';
import { ROLES, type Role } from '#core/people/role.ts';
import type { Actions, PageServerLoad } from './$types';

/** Roles somebody can be let in as; the board itself and the demo's crew are none. */
const INVITED: readonly Role[] = ROLES.filter((role) => role !== 'board' && role !== 'crew');

const isAdministrator = ({ session }: App.Locals): boolean =>
	session?.actor.role === 'administrator';

export const load: PageServerLoad = ({ locals, url }) => {
	if (locals.session === null)
		redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`);
	return { mayLetIn: isAdministrator(locals), roles: INVITED };
};

export const actions: Actions = {
	link: async ({ locals, request, url }) => {
		if (!isAdministrator(locals)) error(403);
		const form = await request.formData();
		const name = textIn(form, 'name');
		const role = INVITED.find((known) => known === form.get('role'));
		if (role === undefined || name === '') return fail(400, { missingName: true });
		const code = await locals.app.links.create({ role, name });
		return { made: { name, address: `${url.origin}/sign-in?code=${code}` } };
	}
};

const LONGEST_NAME = 60;

function textIn(form: FormData, field: string): string {
	const value = form.get(field);
	return typeof value === 'string' ? value.trim().slice(0, LONGEST_NAME) : '';
}
