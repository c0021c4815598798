import { signInFirst } from '../sign-in/staff-only.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	if (locals.session === null) return signInFirst(url);
	return {};
};
