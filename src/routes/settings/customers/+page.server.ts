import { error } from '@sveltejs/kit';
import { mayDo } from '#core/people/may.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	const { app, session, workshop } = locals;
	if (session === null || workshop === null || !mayDo(session.actor.role, 'ExportPerson'))
		error(403);
	const setup = app.commands.workshop(workshop)?.state.setup ?? null;
	return {
		workshop,
		mayErase: mayDo(session.actor.role, 'ErasePerson'),
		timeZone: setup?.timeZone ?? null,
		where: setup?.name
	};
};
