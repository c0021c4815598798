import { redirect, type Cookies } from '@sveltejs/kit';
import type { Display } from '#core/board/display.ts';
import { entryByClock } from '#core/display/playlist.ts';
import { displayOf, pathOf } from '#core/display/profile.ts';
import { sessionCookie } from '#protocol/cookies.ts';
import type { DisplaySelf } from '#protocol/displays.ts';

/** What a screen that was let in is told of itself; null for everybody else. */
export const displaySelf = ({
	app,
	session
}: Pick<App.Locals, 'app' | 'session'>): DisplaySelf | null =>
	session?.by === 'display' ? app.displays.self(session.id) : null;

interface Visit {
	readonly locals: App.Locals;
	readonly cookies: Cookies;
	readonly url: URL;
}

/**
 * What the screen at a wall's page was told of itself. One that shows something else goes there, and one
 * that was taken down while it was off goes back to its code.
 */
export function displayAt(visit: Visit): DisplaySelf | null {
	const { locals, url } = visit;
	const self = displaySelf(locals);
	if (self !== null && !isAt(url, pathOf(self.profile))) redirect(303, pathOf(self.profile));
	if (self === null && holdsDeviceSecret(visit) && isShutOut(locals)) redirect(303, '/display');
	return self;
}

/** The page itself, or its form without scripts. */
const isAt = ({ pathname }: URL, path: string): boolean =>
	pathname === path || pathname === `${path}/lite`;

/**
 * What a page without scripts draws with on a screen that was let in: the entry of its playlist that is up
 * by the clock. Null on any other.
 */
export function liteDisplayAt(visit: Visit): Display | null {
	const self = displayAt(visit);
	if (self === null) return null;
	const { profile } = self;
	const entry = entryByClock(profile.playlist, visit.locals.app.clock.now());
	return entry === null ? null : displayOf(profile, entry);
}

/** Nobody who is known, and the server shows nothing to such. */
const isShutOut = ({ app, session }: App.Locals): boolean =>
	session === null && app.workshopsFor(null).length === 0;

/** Whether this browser was made to hold the secret of a display. */
const holdsDeviceSecret = (visit: Visit): boolean =>
	visit.locals.app.displays.isDevice(deviceSecret(visit));

/** What it holds; null where that is nothing. */
export const deviceSecret = ({ cookies, url }: Visit): string | null =>
	cookies.get(sessionCookie(url.protocol === 'https:')) ?? null;
