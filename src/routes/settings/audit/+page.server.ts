import { error } from '@sveltejs/kit';
import { mayDo } from '#core/people/may.ts';
import type { PageServerLoad } from './$types';

const A_PAGE = 50;
const ANY = { person: null, kind: null, car: null, text: null, from: null, to: null, before: null };

export const load: PageServerLoad = async ({ locals }) => {
	const { app, workshop } = locals;
	const scope = scopeOf(locals);
	const setup = workshop === null ? undefined : app.commands.workshop(workshop)?.state.setup;
	return {
		page: await app.audit.search({ ...ANY, workshop: scope, limit: A_PAGE }),
		// Names of everybody are for those who administer everybody.
		people: scope === null ? app.audit.people() : null,
		scope,
		timeZone: setup?.timeZone ?? null,
		where: setup?.name
	};
};

/** The workshop somebody looks through; null: all of it, and what concerns the installation itself. */
function scopeOf({ session, workshop }: App.Locals): App.Locals['workshop'] {
	if (session === null || !mayDo(session.actor.role, 'SeeAudit')) error(403);
	if (session.workshops === null) return null;
	if (workshop === null) error(403);
	return workshop;
}
