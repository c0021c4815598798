import { error } from '@sveltejs/kit';
import { mayDo } from '#core/people/may.ts';
import type { PersonEntry } from '#protocol/people.ts';
import type { PageServerLoad } from './$types';

/** The list as the HTTP interface gives it, so that page and programs are shown the same people. */
export const load: PageServerLoad = async ({ locals, fetch }) => {
	const { app, session, workshop: here } = locals;
	if (session === null || !mayDo(session.actor.role, 'ManagePeople')) error(403);
	const answer = await fetch('/api/v1/people');
	if (!answer.ok) error(answer.status);
	const { people } = (await answer.json()) as { readonly people: readonly PersonEntry[] };
	const workshops = app.workshopsFor(session).map((code) => {
		const { setup = null, registers } = app.commands.workshop(code)?.state ?? {};
		const nameOf = (staff: string): string => registers?.staff.get(staff)?.name ?? '';
		return {
			code,
			name: setup?.name ?? code,
			technicians: (setup?.technicians ?? []).map((one) => ({
				code: one.code,
				name: nameOf(one.code)
			})),
			advisors: setup?.advisors ?? []
		};
	});
	const setup = here === null ? null : (app.commands.workshop(here)?.state.setup ?? null);
	return {
		people,
		workshops,
		mayGiveAll: session.workshops === null,
		timeZone: setup?.timeZone ?? null,
		where: setup?.name
	};
};
