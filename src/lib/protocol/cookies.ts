/** Names of the cookies, for the server that reads them and the pages that set them. */

/**
 * Whoever bears it is signed in; no script can read it. Over HTTPS browsers themselves see to it that
 * no other host and no plain connection ever set one of this name; over plain HTTP on this machine it
 * has another name, as such a cookie would not be taken.
 */
export const sessionCookie = (isSecure: boolean): string =>
	isSecure ? '__Host-wb_session' : 'wb_session';
export const LANGUAGE_COOKIE = 'wb_lang';
export const THEME_COOKIE = 'wb_theme';
/** The workshop somebody last switched to, where they belong to several. */
export const WORKSHOP_COOKIE = 'wb_workshop';
