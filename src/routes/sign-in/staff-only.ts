import { redirect } from '@sveltejs/kit';
import type { ServerLoadEvent } from '@sveltejs/kit';
import { mayDo } from '#core/people/may.ts';

/** Who a page that needs somebody lets in, said once for all of them. */

/** Sends whoever is not signed in to do so, and back to this address afterwards. */
export const signInFirst = (url: URL): never =>
	redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`);

/**
 * What every page of the workshop's people starts from: which workshop, and who looks at it. Nobody
 * signed in, and a display on a wall, are sent to sign in: these pages name customers or staff.
 */
export function staffOnly({
	locals: { session, workshop },
	url
}: Pick<ServerLoadEvent, 'locals' | 'url'>) {
	if (session === null || !mayDo(session.actor.role, 'SeeWorkshop')) return signInFirst(url);
	// The first page says why there is nothing to show.
	if (workshop === null && session.workshops !== null) redirect(303, '/');
	const { id, name, role, staff = null } = session.actor;
	return { workshop, person: { id, name, role, staff } };
}
