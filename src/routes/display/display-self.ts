import { redirect, type Cookies } from '@sveltejs/kit';
import type { Display } from '#core/board/display.ts';
import { runsNoProgram } from '#core/display/heartbeat.ts';
import { isOffHours } from '#core/display/off-hours.ts';
import { entryByClock } from '#core/display/playlist.ts';
import { displayOf, pathOf } from '#core/display/profile.ts';
import type { Instant } from '#core/time/instant.ts';
import { sessionCookie } from '#protocol/cookies.ts';
import type { DisplaySelf } from '#protocol/displays.ts';
import { liteAddress } from '$lib/screen/lite-address.ts';

/** What a screen that was let in is told of itself; null for everybody else. */
export const displaySelf = ({
	app,
	session
}: Pick<App.Locals, 'app' | 'session'>): DisplaySelf | null =>
	session?.by === 'display' ? app.displays.self(session.id) : null;

/** What a request for a screen's page says of where it comes from. */
interface Visit {
	readonly request: Pick<Request, 'headers'>;
	readonly locals: App.Locals;
	readonly cookies: Cookies;
	readonly url: URL;
}

/**
 * What the screen at a wall's page was told of itself. One that shows something else goes there, and one
 * that was taken down while it was off goes back to its code.
 */
export function displayAt(visit: Visit): DisplaySelf | null {
	const { locals, url, request } = visit;
	const self = displaySelf(locals);
	// An engine below all that the programs can be patched for never gets to see one (rule B4).
	if (!url.pathname.endsWith('/lite') && runsNoProgram(request.headers.get('user-agent') ?? ''))
		redirect(302, liteAddress(url));
	if (self !== null && !isAt(url, pathOf(self.profile))) redirect(303, pathOf(self.profile));
	if (self === null && holdsDeviceSecret(visit) && isShutOut(locals)) redirect(303, '/display');
	return self;
}

/** The page itself, or its form without scripts. */
const isAt = ({ pathname }: URL, path: string): boolean =>
	pathname === path || pathname === `${path}/lite`;

/** What a page without scripts shows. */
interface LiteShown {
	/** The entry of its playlist that is up by the clock; null on a screen that was not let in. */
	readonly display: Display | null;
	/** The clock of a screen outside its hours (rule B17); null while it is lit. */
	readonly dark: { readonly at: Instant; readonly timeZone: string } | null;
}

/** What a page without scripts shows on the screen that asks for it, at workshop time `now`. */
export function liteShownAt(visit: Visit, now: Instant): LiteShown {
	const self = displayAt(visit);
	if (self === null) return { display: null, dark: null };
	const { profile, calendar } = self;
	const entry = entryByClock(profile.playlist, visit.locals.app.clock.now());
	const isDark = isOffHours(profile.hours, now, calendar);
	return {
		display: entry === null ? null : displayOf(profile, entry),
		dark: isDark ? { at: now, timeZone: calendar.timeZone } : null
	};
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
