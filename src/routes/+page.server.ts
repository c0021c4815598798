import type { PageServerLoad } from './$types';

/** Who starts here, and whether a screen needs no more than its address. */
export const load: PageServerLoad = ({ locals: { app, session } }) => ({
	role: session?.actor.role ?? null,
	showsScreens: session !== null || app.workshopsFor(null).length > 0
});
