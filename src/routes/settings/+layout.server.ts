import { signInFirst } from '../sign-in/staff-only.ts';
import type { LayoutServerLoad } from './$types';

/** Nobody is shown settings without having signed in; each page asks further what its role may. */
export const load: LayoutServerLoad = ({ locals: { session }, url }) => {
	if (session === null) return signInFirst(url);
	return { role: session.actor.role };
};
