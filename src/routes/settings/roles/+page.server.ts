import { error } from '@sveltejs/kit';
import { mayDo } from '#core/people/may.ts';
import type { PageServerLoad } from './$types';

/** Everybody of the house may know who may do what; a screen on a wall has no use for it. */
export const load: PageServerLoad = ({ locals: { session } }) => {
	if (session === null || !mayDo(session.actor.role, 'SeeWorkshop')) error(403);
};
