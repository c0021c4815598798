import type { Cookies } from '@sveltejs/kit';
import type { Role } from '#core/people/role.ts';
import { sessionCookie } from '#protocol/cookies.ts';

interface Visit {
	readonly cookies: Cookies;
	readonly url: URL;
}

/** How long a browser keeps it; the server decides whether it still counts. */
const HOUR_S = 3600;
const PERSON_AGE_S = 12 * HOUR_S;

const isSecure = ({ url }: Visit): boolean => url.protocol === 'https:';

/** The longest a browser keeps any cookie; a display's is renewed long before. */
const DISPLAY_AGE_S = 400 * 24 * HOUR_S;

/** From now on this browser is signed in by that secret. */
export function keepSession(visit: Visit, secret: string, role: Role): void {
	visit.cookies.set(sessionCookie(isSecure(visit)), secret, {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: isSecure(visit),
		maxAge: role === 'display' ? DISPLAY_AGE_S : PERSON_AGE_S
	});
}

export function dropSession(visit: Visit): void {
	visit.cookies.delete(sessionCookie(isSecure(visit)), { path: '/', secure: isSecure(visit) });
}

/** Where the visitor came from; an address of another site is not gone to. */
export function nextPage(url: URL): string | null {
	const next = url.searchParams.get('next');
	if (next === null || !URL.canParse(next, url)) return null;
	const target = new URL(next, url);
	return target.origin === url.origin ? target.pathname + target.search : null;
}

const HOME: Partial<Record<Role, string>> = {
	administrator: '/settings',
	dispatcher: '/dispatch',
	supervisor: '/floor',
	display: '/display'
};

/** The page somebody of that role begins with. */
export const homeOf = (role: Role): string => HOME[role] ?? '/';

/** What was typed into a field; nothing where there is no such field. */
export function textIn(form: FormData, field: string): string {
	const value = form.get(field);
	return typeof value === 'string' ? value : '';
}
